import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { nearest, type Problem } from './problems.ts';

/* The shape of a configuration: keys, types and lengths. What its values mean is checked beside it (check.ts, upstream-check.ts). */

const text = (most: number) => z.string().min(1).max(most);
const KEY_LENGTH = 32;
const key = z.string().min(KEY_LENGTH).max(512).optional();
const headerName = text(64).regex(/^[!#$%&'*+\-.^_`|~\w]+$/, { error: 'is no name of a header' });
const headers = z.array(headerName).max(64).optional();

export const UPSTREAM = z.strictObject({
    origin: text(300),
    pathPrefix: text(512).optional(),
    methods: z.array(text(20)).min(1).max(20).optional(),
    requestHeaders: headers,
    responseHeaders: headers,
    credentials: z.record(headerName, text(128)).optional(),
    needsToken: z.boolean().optional(),
    streams: z.boolean().optional()
});

const limits = z.strictObject(
    Object.fromEntries(
        Object.entries(LIMITS).map(([name, { least, most }]) => [name, z.int().min(least).max(most).optional()])
    )
);

/** All but the upstreams, which are checked one by one. */
export const OPTIONS = z.strictObject({
    port: z.int().min(0).max(65_535),
    host: text(255).optional(),
    upstreams: z.unknown(),
    origins: z.array(text(300)).max(1_000),
    unlistedPages: z.enum(['refuse', 'dangerously-serve-and-report']).optional(),
    hosts: z.array(text(300)).min(1).max(100).optional(),
    tokenSecret: key,
    sessionKey: key,
    tokenLifetime: z.int().min(10).max(3_600).optional(),
    metricsKey: key,
    redisUrl: text(2_048).optional(),
    redisTls: z.strictObject({ ca: z.string().optional(), unverified: z.boolean().optional() }).optional(),
    trustedHops: z.int().min(0).max(10).optional(),
    allowedRanges: z.array(text(64)).max(100).optional(),
    deniedRanges: z.array(text(64)).max(1_000).optional(),
    allowLoopback: z.boolean().optional(),
    limits: limits.optional(),
    env: z.unknown().optional(),
    logLevel: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).optional(),
    logTo: z.unknown().optional(),
    resolve: z.unknown().optional()
});

/** Which variable a part of the configuration comes from. */
const VARIABLES: Record<string, string> = {
    port: 'PORT',
    host: 'HOST',
    upstreams: 'UPSTREAMS',
    origins: 'ALLOWED_ORIGINS',
    unlistedPages: 'UNLISTED_PAGES',
    hosts: 'PROXY_HOSTS',
    tokenSecret: 'TOKEN_SECRET',
    sessionKey: 'SESSION_KEY',
    tokenLifetime: 'TOKEN_LIFETIME_S',
    metricsKey: 'METRICS_KEY',
    redisUrl: 'REDIS_URL',
    redisTls: 'REDIS_TLS_REJECT_UNAUTHORIZED',
    trustedHops: 'TRUSTED_HOPS',
    allowedRanges: 'ALLOWED_RANGES',
    deniedRanges: 'DENIED_RANGES',
    allowLoopback: 'ALLOW_LOOPBACK',
    logLevel: 'LOG_LEVEL'
};

export function variableOf(path: readonly PropertyKey[]): string {
    const [first, second] = path.map(String);
    return first === 'limits' ? (LIMITS as Record<string, { variable: string }>)[second]?.variable : VARIABLES[first];
}

/** What `schema` has against `value`, told as problems of the variable. The value itself is never told: it may be a secret. */
export function shapeProblems(
    schema: z.ZodType,
    value: unknown,
    at: readonly PropertyKey[],
    names: readonly string[] = []
): Problem[] {
    const { error } = schema.safeParse(value);
    return (error?.issues ?? []).flatMap((issue) => {
        const whole = [...at, ...issue.path];
        const variable = variableOf(whole) ?? 'configuration';
        const inner = whole.slice(whole[0] === 'limits' ? 2 : 1);
        if (issue.code !== 'unrecognized_keys') {
            return [{ variable, path: inner.join('.'), ...told(issue, variable) }];
        }
        return issue.keys.map((name) => {
            const meant = nearest(name, names);
            return {
                variable: variableOf([...whole, name]) ?? variable,
                path: [...inner, printable(name)].join('.'),
                problem: 'is no key that is known.',
                remedy: meant ? `write ${meant}.` : `remove it; known are ${names.join(', ')}.`
            };
        });
    });
}

const printable = (name: string): string => JSON.stringify(name).slice(1, -1).slice(0, 80);

function told(issue: z.core.$ZodIssue, variable: string): { problem: string; remedy: string } {
    switch (issue.code) {
        case 'invalid_type':
            return { problem: `is not of the type ${issue.expected}.`, remedy: `write ${EXAMPLES[issue.expected]}.` };
        case 'too_small':
            return {
                problem: `is less than ${issue.minimum}${unitOf(issue.origin)}.`,
                remedy: SECRETS.includes(variable)
                    ? `take ${KEY_LENGTH} random characters or more: openssl rand -base64 32.`
                    : `give ${issue.minimum} or more.`
            };
        case 'too_big':
            return {
                problem: `is more than ${issue.maximum}${unitOf(issue.origin)}.`,
                remedy: `give ${issue.maximum} or less.`
            };
        case 'invalid_value':
            return {
                problem: 'is none of the values that it can have.',
                remedy: `write ${issue.values.join(' or ')}.`
            };
        case 'invalid_key':
            return { problem: 'is no name of a header.', remedy: 'write letters, digits and hyphens.' };
        default:
            return { problem: `${issue.message}.`, remedy: 'see the table in README.md.' };
    }
}

const SECRETS = ['TOKEN_SECRET', 'SESSION_KEY', 'METRICS_KEY'];
const UNITS: Record<string, string> = { string: ' characters', array: ' entries' };
const unitOf = (origin: string): string => UNITS[origin] ?? '';
const EXAMPLES: Record<string, string> = {
    boolean: 'true or false, without quotes',
    string: 'text in quotes',
    array: 'a list: ["…"]',
    object: 'an object: { "…": … }',
    record: 'an object: { "HEADER": "NAME_OF_A_VARIABLE" }',
    int: 'a whole number',
    number: 'a whole number'
};
