import type { CorsProxyOptions } from '../configuration/options.ts';
import { isOrigin } from '../configuration/upstream-check.ts';
import { ProxyError } from '../errors.ts';
import type { Exchange, FlatHeaders } from './exchange.ts';
import type { Metrics } from '../telling/metrics.ts';
import type { Upstream } from '../upstream/upstreams.ts';

/** Seconds for which a browser remembers what a preflight allowed. */
const MAX_AGE = '600';
/** What a page reads of a refusal, besides what the Fetch standard lets it read anyway. */
const OF_A_REFUSAL = 'retry-after, x-request-id';

/** The pages that are served. */
export class Pages {
    private readonly listed: ReadonlySet<string>;
    private readonly servesAll: boolean;
    private readonly metrics: Metrics;

    constructor({ origins, unlistedPages }: CorsProxyOptions, metrics: Metrics) {
        this.listed = new Set(origins);
        this.servesAll = unlistedPages === 'dangerously-serve-and-report';
        this.metrics = metrics;
    }

    /** Lets a page that is served read whatever it is answered. Tells whether it is served. */
    welcome(exchange: Exchange): boolean {
        const { origin } = exchange.request.headers;
        if (origin === undefined) {
            return false;
        }
        const isListed = this.listed.has(origin);
        const isServed = isListed || (this.servesAll && origin.length < 300 && isOrigin(origin));
        if (!isListed) {
            this.metrics.unlistedPage(isServed);
        }
        if (isServed) {
            exchange.readableBy(readableBy(origin, OF_A_REFUSAL));
            if (!isListed) {
                exchange.unlistedPage = origin;
            }
        }
        return isServed;
    }
}

/** What lets a page read an answer that has its own Vary. */
export const readableBy = (origin: string, exposed: string): FlatHeaders => [
    'access-control-allow-origin',
    origin,
    'access-control-expose-headers',
    exposed
];

export const originRefused = (): ProxyError =>
    new ProxyError(403, 'origin-refused', 'This proxy serves the pages on its list, and they send their Origin.');

/** Answers a preflight: what a page may send depends on the upstream. Cookies are never part of it. */
export function answerPreflight(exchange: Exchange, { methods, requestHeaders }: Upstream): void {
    if (exchange.request.headers['access-control-request-method'] === undefined) {
        throw new ProxyError(
            400,
            'no-preflight',
            'OPTIONS is for preflights: Access-Control-Request-Method is missing.'
        );
    }
    exchange.writeHead(204, [
        'vary',
        'Origin',
        'access-control-allow-methods',
        methods.join(', '),
        'access-control-allow-headers',
        [...requestHeaders, 'authorization', 'traceparent'].join(', '),
        'access-control-max-age',
        MAX_AGE
    ]);
    exchange.response.end();
}
