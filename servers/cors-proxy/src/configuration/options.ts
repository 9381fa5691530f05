import type { RedisTls } from '../limits/redis-state.ts';
import type { Limits } from './limits.ts';

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
    /** Answers of unknown length may last as long as a stream (server-sent events), and grow. */
    streams?: boolean;
}

/** What is done for a page that is not on the list. */
export type UnlistedPages = 'refuse' | 'dangerously-serve-and-report';

export interface CorsProxyOptions {
    port: number;
    /** 127.0.0.1 when missing. */
    host?: string;
    upstreams: Record<string, UpstreamOptions>;
    /** Pages that may call, exact. */
    origins: string[];
    /** `refuse` when missing. The other is for the days in which a site moves: its pages are served, counted and named in the log. */
    unlistedPages?: UnlistedPages;
    /** Names that this server answers to (the Host header). Any when missing. */
    hosts?: string[];
    /** Signs the tokens; at least 32 characters. Needed when an upstream needs a token. */
    tokenSecret?: string;
    /** What `POST /session` is authorised by; at least 32 characters. */
    sessionKey?: string;
    /** Seconds. */
    tokenLifetime?: number;
    /** What `GET /metrics` is authorised by; without it there is no /metrics. At least 32 characters. */
    metricsKey?: string;
    redisUrl?: string;
    redisTls?: RedisTls;
    /** Number of reverse proxies in front whose X-Forwarded-For is believed. */
    trustedHops?: number;
    /** Private ranges (CIDR) that upstreams may have addresses in: an API behind a VPN. */
    allowedRanges?: string[];
    /** Public ranges (CIDR) that they may not. */
    deniedRanges?: string[];
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

export const needsToken = ({ credentials, needsToken: wanted }: Partial<UpstreamOptions>): boolean =>
    wanted === true || Object.keys(credentials ?? {}).length > 0;
