import { FORBIDDEN_REQUEST_HEADERS, FORBIDDEN_RESPONSE_HEADERS } from './headers.ts';
import { addressProblem } from './addresses.ts';
import type { RedisTls } from './shared.ts';

/** One API that callers may reach, by its name. */
export interface UpstreamOptions {
    /** Scheme, host and port. */
    origin: string;
    /** Callers stay below this path. `/` when missing. */
    pathPrefix?: string;
    /** GET and HEAD when missing. */
    methods?: string[];
    /** Request headers passed on, besides those of every upstream (see headers.ts). */
    requestHeaders?: string[];
    /** Response headers passed back and exposed to scripts, besides those of every upstream. */
    responseHeaders?: string[];
    /** Added to each request: header → name of the environment variable that holds its value. */
    credentials?: Record<string, string>;
    /** Whether callers must show a token. Always so where there are credentials. */
    needsToken?: boolean;
}

export interface Limits {
    /** Requests of one address in `rateWindow`. */
    rate: number;
    /** Milliseconds. */
    rateWindow: number;
    /** Bytes. */
    requestBytes: number;
    responseBytes: number;
    headerBytes: number;
    /** Requests under way at the same time, all callers together. */
    concurrency: number;
    connections: number;
    /** Milliseconds: for the request's headers, for the whole request, until the upstream's headers, between two pieces of a body, for all of it. */
    headersTimeout: number;
    requestTimeout: number;
    upstreamTimeout: number;
    idleTimeout: number;
    totalTimeout: number;
    /** Milliseconds that a shutdown waits for requests under way. */
    grace: number;
}

export interface CorsProxyOptions {
    port: number;
    /** 127.0.0.1 when missing. */
    host?: string;
    upstreams: Record<string, UpstreamOptions>;
    /** Pages that may call, exact. */
    origins: string[];
    /** Names that this server answers to (the Host header). Any when missing. */
    hosts?: string[];
    /** Signs the tokens; at least 32 characters. Needed when an upstream needs a token. */
    tokenSecret?: string;
    /** What `POST /session` is authorised by. */
    sessionKey?: string;
    /** Seconds. */
    tokenLifetime?: number;
    /** What `GET /metrics` is authorised by; without it there is no /metrics. */
    metricsKey?: string;
    redisUrl?: string;
    redisTls?: RedisTls;
    /** Number of reverse proxies in front whose X-Forwarded-For is believed. */
    trustedHops?: number;
    /** Development only: upstreams on this machine. Other private addresses stay refused. */
    allowLoopback?: boolean;
    limits?: Partial<Limits>;
    /** Where credentials come from. `process.env` when missing. */
    env?: Record<string, string | undefined>;
    logLevel?: string;
    /** Where log lines go. The standard output when missing. */
    logTo?: { write(line: string): void };
    /** Stands in for the name service in tests. */
    resolve?: (host: string) => Promise<{ address: string; family: number }[]>;
}

export const DEFAULT_LIMITS: Limits = {
    rate: 300,
    rateWindow: 60_000,
    requestBytes: 1024 * 1024,
    responseBytes: 10 * 1024 * 1024,
    headerBytes: 16 * 1024,
    concurrency: 1_024,
    connections: 4_096,
    headersTimeout: 10_000,
    requestTimeout: 30_000,
    upstreamTimeout: 15_000,
    idleTimeout: 15_000,
    totalTimeout: 60_000,
    grace: 10_000
};

/** Names of upstreams are single path segments that are not paths of the proxy itself. */
const NAME = /^[a-z0-9][a-z0-9-]{0,62}$/;
const OWN_PATHS = ['session', 'metrics', 'healthz', 'readyz'];

/** Refuses a configuration that would open a hole, before anything listens. */
export function checkOptions(options: CorsProxyOptions): void {
    for (const [name, upstream] of Object.entries(options.upstreams)) {
        const problem = upstreamProblem(name, upstream, options);
        if (problem) {
            throw new Error(`Upstream ${name}: ${problem}`);
        }
    }
    for (const origin of options.origins) {
        if (!isOrigin(origin)) {
            throw new Error(
                `Allowed origin ${origin}: write scheme, host and port as a browser does, and nothing else.`
            );
        }
    }
    if (options.tokenSecret !== undefined && options.tokenSecret.length < 32) {
        throw new Error('The token secret is too short: 32 characters or more.');
    }
}

export const needsToken = ({ credentials, needsToken: wanted }: UpstreamOptions): boolean =>
    wanted === true || Object.keys(credentials ?? {}).length > 0;

export function isOrigin(text: string): boolean {
    try {
        const url = new URL(text);
        return url.origin === text && ['http:', 'https:'].includes(url.protocol);
    } catch {
        return false;
    }
}

function upstreamProblem(name: string, upstream: UpstreamOptions, options: CorsProxyOptions): string | undefined {
    const { origin, pathPrefix = '/', requestHeaders = [], responseHeaders = [], credentials = {} } = upstream;
    if (!NAME.test(name) || OWN_PATHS.includes(name)) {
        return 'not a name that can be used (lower-case letters, digits, hyphens).';
    }
    if (!isOrigin(origin)) {
        return `${origin} is not an origin.`;
    }
    if (!/^\/([\w.~-]+\/)*$/.test(pathPrefix) || /\/\.\.?\//.test(pathPrefix)) {
        return 'its path prefix must begin and end with a slash and hold plain segments only.';
    }
    const { hostname } = new URL(origin);
    const literal = addressProblem(hostname.replace(/^\[|\]$/g, ''), options.allowLoopback === true);
    if (literal) {
        return literal;
    }
    const header =
        requestHeaders.find((one) => FORBIDDEN_REQUEST_HEADERS.test(one)) ??
        responseHeaders.find((one) => FORBIDDEN_RESPONSE_HEADERS.test(one));
    if (header !== undefined) {
        return `the header ${header} is never passed on.`;
    }
    const unset = Object.values(credentials).find((variable) => !(options.env ?? process.env)[variable]);
    if (unset !== undefined) {
        return `the environment variable ${unset} is not set.`;
    }
    return needsToken(upstream) && !(options.tokenSecret && options.sessionKey)
        ? 'it needs a token, so a token secret and a session key are needed.'
        : undefined;
}
