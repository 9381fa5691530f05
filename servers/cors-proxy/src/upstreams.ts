import { ProxyError } from './errors.ts';
import { allowedRequestHeaders, allowedResponseHeaders } from './headers.ts';
import { needsToken, type CorsProxyOptions, type UpstreamOptions } from './options.ts';

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
    }

    /** A redirect inside the upstream leads through the proxy again; one that leaves it is refused. */
    ownLocation(location: string, path: string): string {
        const base = this.origin + this.pathPrefix + path;
        const url = URL.canParse(location, base) ? new URL(location, base) : undefined;
        const isOwn = url?.origin === this.origin && !url.username && url.pathname.startsWith(this.pathPrefix);
        if (!url || !isOwn) {
            throw new ProxyError(502, 'redirect-refused', 'The upstream redirects to an address outside of it.');
        }
        return `/${this.name}/${url.pathname.slice(this.pathPrefix.length)}${url.search}`;
    }
}

export function upstreamsOf({ upstreams, env = process.env }: CorsProxyOptions): Map<string, Upstream> {
    return new Map(Object.entries(upstreams).map(([name, options]) => [name, new Upstream(name, options, env)]));
}
