import { needsToken, type CorsProxyOptions, type UpstreamOptions } from '../configuration/options.ts';
import { allowedRequestHeaders, allowedResponseHeaders } from '../request/headers.ts';

/** An upstream as it is used: defaults filled in, credentials read from the environment once. */
export class Upstream {
    readonly name: string;
    readonly origin: string;
    readonly pathPrefix: string;
    readonly methods: string[];
    readonly requestHeaders: string[];
    readonly responseHeaders: string[];
    /** As one header value: what scripts of a page may read. */
    readonly exposedHeaders: string;
    readonly credentials: Record<string, string>;
    readonly needsToken: boolean;
    readonly streams: boolean;

    constructor(name: string, options: UpstreamOptions, env: Record<string, string | undefined>) {
        this.name = name;
        this.origin = options.origin;
        this.pathPrefix = options.pathPrefix ?? '/';
        this.methods = options.methods ?? ['GET', 'HEAD'];
        this.requestHeaders = allowedRequestHeaders(options.requestHeaders);
        this.responseHeaders = allowedResponseHeaders(options.responseHeaders);
        this.exposedHeaders = [...this.responseHeaders, 'x-request-id'].join(', ');
        this.credentials = Object.fromEntries(
            Object.entries(options.credentials ?? {}).map(([header, variable]) => [
                header.toLowerCase(),
                env[variable] ?? ''
            ])
        );
        this.needsToken = needsToken(options);
        this.streams = options.streams === true;
    }

    /** Where a Location leads through the proxy; nothing for one that is outside of the upstream. */
    ownLocation(location: string, path: string): string | undefined {
        const base = this.origin + this.pathPrefix + path;
        const url = URL.canParse(location, base) ? new URL(location, base) : undefined;
        const isOwn = url?.origin === this.origin && !url.username && url.pathname.startsWith(this.pathPrefix);
        return url && isOwn
            ? `/${this.name}/${url.pathname.slice(this.pathPrefix.length)}${url.search}${url.hash}`
            : undefined;
    }
}

export function upstreamsOf({ upstreams, env = process.env }: CorsProxyOptions): Map<string, Upstream> {
    return new Map(Object.entries(upstreams).map(([name, options]) => [name, new Upstream(name, options, env)]));
}
