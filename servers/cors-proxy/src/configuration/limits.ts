/** One limit: the variable that sets it, its bounds, its value when nothing is said. */
export interface LimitRule {
    variable: string;
    least: number;
    most: number;
    value: number;
    what: string;
}

const HOUR = 3_600_000;
const GIGABYTE = 1024 ** 3;
const rule = (variable: string, value: number, least: number, most: number, what: string): LimitRule => ({
    variable,
    value,
    least,
    most,
    what
});

/** Everything that is bounded. Times in milliseconds, sizes in bytes. */
export const LIMITS = {
    rate: rule('RATE_LIMIT', 300, 1, 1e9, 'requests of one address in a window; IPv6 by /64'),
    userRate: rule('USER_RATE_LIMIT', 300, 1, 1e9, 'requests of one user of tokens in a window'),
    sessionRate: rule('SESSION_RATE_LIMIT', 6_000, 1, 1e9, 'sessions that the org opens in a window'),
    wrongKeys: rule('WRONG_KEY_LIMIT', 20, 1, 1e6, 'wrong keys of one address in a window'),
    rateWindow: rule('RATE_WINDOW_MS', 60_000, 100, 24 * HOUR, 'the window'),
    requestBytes: rule('MAX_REQUEST_BYTES', 1024 * 1024, 0, GIGABYTE, 'a request body'),
    responseBytes: rule('MAX_RESPONSE_BYTES', 10 * 1024 * 1024, 1, 1024 * GIGABYTE, 'the body of an answer'),
    headerBytes: rule('MAX_HEADER_BYTES', 16 * 1024, 1024, 64 * 1024, 'the headers of a request, and of an answer'),
    concurrency: rule('MAX_CALLS', 1_024, 1, 100_000, 'calls under way, all together'),
    callsPerAddress: rule('MAX_CALLS_PER_ADDRESS', 128, 1, 100_000, 'calls of one address under way'),
    callsPerUser: rule('MAX_CALLS_PER_USER', 32, 1, 100_000, 'calls of one user of tokens under way'),
    callsPerUpstream: rule('MAX_CALLS_PER_UPSTREAM', 512, 1, 100_000, 'calls of one upstream under way'),
    connections: rule('MAX_CONNECTIONS', 4_096, 1, 1e6, 'connections of callers'),
    connectionsPerAddress: rule(
        'MAX_CONNECTIONS_PER_ADDRESS',
        256,
        1,
        1e6,
        'connections of one address; not counted behind reverse proxies, whose addresses they have'
    ),
    headersTimeout: rule('HEADERS_TIMEOUT_MS', 10_000, 10, HOUR, 'for the headers of a request'),
    requestTimeout: rule('REQUEST_TIMEOUT_MS', 30_000, 10, HOUR, 'for the whole request'),
    keepAliveTimeout: rule(
        'KEEP_ALIVE_TIMEOUT_MS',
        5_000,
        1,
        HOUR,
        'an idle connection is kept; 95,000 when missing behind reverse proxies, for it must exceed theirs'
    ),
    nameTimeout: rule('NAME_TIMEOUT_MS', 5_000, 10, HOUR, "for the address of an upstream's name"),
    redisTimeout: rule(
        'REDIS_TIMEOUT_MS',
        250,
        10,
        60_000,
        'for an answer of Redis; then this instance counts by itself'
    ),
    upstreamTimeout: rule('UPSTREAM_TIMEOUT_MS', 15_000, 10, HOUR, 'for a connection, and for the head of an answer'),
    idleTimeout: rule('IDLE_TIMEOUT_MS', 15_000, 10, HOUR, 'between two pieces of an answer'),
    totalTimeout: rule('TOTAL_TIMEOUT_MS', 60_000, 10, HOUR, 'for a call in all'),
    streamIdleTimeout: rule('STREAM_IDLE_TIMEOUT_MS', 120_000, 10, 24 * HOUR, 'between two pieces of a stream'),
    streamTimeout: rule('STREAM_TIMEOUT_MS', HOUR, 10, 24 * HOUR, 'for a stream in all'),
    drain: rule('DRAIN_MS', 5_000, 0, HOUR, 'from SIGTERM, while /readyz says 503, until no connection is taken'),
    grace: rule('GRACE_MS', 10_000, 0, HOUR, 'after that, for calls under way to end')
} as const satisfies Record<string, LimitRule>;

export type Limits = Record<keyof typeof LIMITS, number>;

/** Longer than the idle time of the balancers in front: nginx and ALB 60 s, Heroku 90 s. */
const KEEP_ALIVE_BEHIND_PROXIES = 95_000;

export const limitsOf = (set: Partial<Limits> = {}, trustedHops = 0): Limits => {
    const usual = Object.fromEntries(Object.entries(LIMITS).map(([name, { value }]) => [name, value])) as Limits;
    if (trustedHops > 0) {
        usual.keepAliveTimeout = KEEP_ALIVE_BEHIND_PROXIES;
    }
    return { ...usual, ...set };
};
