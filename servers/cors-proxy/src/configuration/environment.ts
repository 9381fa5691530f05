import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { repeatedKey } from './json-keys.ts';
import { LIMITS } from './limits.ts';
import type { CorsProxyOptions } from './options.ts';
import { nearest, type Problem } from './problems.ts';

type Environment = Record<string, string | undefined>;
type Report = (variable: string, problem: string, remedy: string, path?: string) => void;

const DEVELOPMENT_ONLY = 'development-only';
const OTHER_NAMES = [
    'PORT',
    'HOST',
    'UPSTREAMS',
    'UPSTREAMS_FILE',
    'ALLOWED_ORIGINS',
    'UNLISTED_PAGES',
    'PROXY_HOSTS',
    'TOKEN_SECRET',
    'TOKEN_LIFETIME_S',
    'SESSION_KEY',
    'METRICS_KEY',
    'REDIS_URL',
    'REDIS_CA_FILE',
    'REDIS_TLS_REJECT_UNAUTHORIZED',
    'TRUSTED_HOPS',
    'ALLOWED_RANGES',
    'DENIED_RANGES',
    'ALLOW_LOOPBACK',
    'LOG_LEVEL'
];
/** Spaces and line ends around their parts are none of theirs. */
const LISTS_AND_JSON = ['UPSTREAMS', 'ALLOWED_ORIGINS', 'PROXY_HOSTS', 'ALLOWED_RANGES', 'DENIED_RANGES'];
/** Every variable that is read. */
export const VARIABLE_NAMES: string[] = [...OTHER_NAMES, ...Object.values(LIMITS).map(({ variable }) => variable)];

/** The configuration as the environment has it, with what is wrong before its values can be looked at. An empty variable is none. */
export function readEnvironment(environment: Environment): { options: CorsProxyOptions; problems: Problem[] } {
    const problems: Problem[] = [];
    const report: Report = (variable, problem, remedy, path = '') => problems.push({ variable, path, problem, remedy });
    const env = bare(environment, report);
    const upstreams = upstreamsOf(env, report);
    const secret = { tokenSecret: env.TOKEN_SECRET, sessionKey: env.SESSION_KEY, metricsKey: env.METRICS_KEY };
    const options = {
        port: numberOf(env.PORT) ?? 3003,
        // A platform that runs us in a container of its own reaches us by its outer address.
        host: env.HOST || (env.DYNO ? '0.0.0.0' : '127.0.0.1'),
        upstreams,
        origins: listOf(env.ALLOWED_ORIGINS) ?? [],
        ...given({
            ...secret,
            hosts: listOf(env.PROXY_HOSTS),
            unlistedPages: env.UNLISTED_PAGES,
            tokenLifetime: numberOf(env.TOKEN_LIFETIME_S),
            redisUrl: env.REDIS_URL,
            trustedHops: numberOf(env.TRUSTED_HOPS) ?? (env.DYNO ? 1 : undefined),
            allowedRanges: listOf(env.ALLOWED_RANGES),
            deniedRanges: listOf(env.DENIED_RANGES),
            logLevel: env.LOG_LEVEL
        }),
        redisTls: redisTlsOf(env, report),
        allowLoopback: allowsLoopback(env, report),
        limits: given(
            Object.fromEntries(Object.entries(LIMITS).map(([name, { variable }]) => [name, numberOf(env[variable])]))
        ),
        env
    } as CorsProxyOptions;
    reportUnknown(env, upstreams, report);
    return { options, problems };
}

/** Some programs hand over quotes, spaces and line ends as they stand. They are told, and left out of what is read on. */
function bare(environment: Environment, report: Report): Environment {
    const env = { ...environment };
    for (const variable of VARIABLE_NAMES) {
        const value = env[variable]?.trim();
        if (value === undefined) {
            continue;
        }
        // JSON begins with quotes of its own.
        const quoted = variable === 'UPSTREAMS' ? /^'(.*)'$/s : /^(?:"(.*)"|'(.*)')$/s;
        const [, double, single] = quoted.exec(value) ?? [];
        const inner = double ?? single;
        if (inner !== undefined) {
            report(variable, 'stands in quotes.', 'write the value without them.');
        } else if (value !== env[variable] && !LISTS_AND_JSON.includes(variable)) {
            report(
                variable,
                'has a space or a line end around it.',
                'remove it; printf writes no line end, echo does.'
            );
        }
        env[variable] = inner ?? value;
    }
    return env;
}

/** `UPSTREAMS`: the JSON itself; `UPSTREAMS_FILE`: a file that holds it. Neither: nothing can be reached. */
function upstreamsOf(env: Environment, report: Report): unknown {
    if (env.UPSTREAMS && env.UPSTREAMS_FILE) {
        report('UPSTREAMS_FILE', 'is set, and UPSTREAMS too.', 'remove one of them.');
    }
    const variable = !env.UPSTREAMS && env.UPSTREAMS_FILE ? 'UPSTREAMS_FILE' : 'UPSTREAMS';
    const text = variable === 'UPSTREAMS' ? (env.UPSTREAMS ?? '{}') : fileOf(env, variable, report);
    if (text === undefined) {
        return {};
    }
    try {
        const upstreams = JSON.parse(text) as unknown;
        const twice = repeatedKey(text);
        if (twice !== undefined) {
            report(variable, 'stands twice: only the last one would count.', 'remove one of them.', twice);
        }
        return upstreams;
    } catch (error) {
        const [, at] = /position (\d+)/.exec((error as Error).message) ?? [];
        report(
            variable,
            at === undefined ? 'is no JSON.' : `is no JSON: look at character ${Number(at) + 1}.`,
            'write {} for no upstream, or { "NAME": { "origin": "https://…" } }: straight quotes, and no comma behind the last.'
        );
        return {};
    }
}

function redisTlsOf(env: Environment, report: Report): CorsProxyOptions['redisTls'] {
    const reject = env.REDIS_TLS_REJECT_UNAUTHORIZED;
    if (reject && reject !== '0' && reject !== '1') {
        report('REDIS_TLS_REJECT_UNAUTHORIZED', 'is neither 0 nor 1.', 'write 0, 1, or nothing.');
    }
    const ca = env.REDIS_CA_FILE ? fileOf(env, 'REDIS_CA_FILE', report) : undefined;
    if (ca !== undefined && !isCertificate(ca)) {
        report(
            'REDIS_CA_FILE',
            'names a file that holds no certificate.',
            'give one in PEM: -----BEGIN CERTIFICATE-----.'
        );
    }
    if (ca !== undefined && reject === '0') {
        report(
            'REDIS_CA_FILE',
            'is set, and no certificate is looked at.',
            'remove it or REDIS_TLS_REJECT_UNAUTHORIZED.'
        );
    }
    for (const variable of ['REDIS_CA_FILE', 'REDIS_TLS_REJECT_UNAUTHORIZED']) {
        if (env[variable] && env.REDIS_URL && !env.REDIS_URL.startsWith('rediss:')) {
            report(variable, 'is set, and REDIS_URL is not encrypted.', 'write rediss:, or remove it.');
        }
    }
    return { ...(ca !== undefined && { ca }), unverified: reject === '0' };
}

function allowsLoopback(env: Environment, report: Report): boolean {
    const { ALLOW_LOOPBACK: wanted, DYNO: dyno } = env;
    if (wanted && wanted !== DEVELOPMENT_ONLY) {
        report('ALLOW_LOOPBACK', 'has an unknown value.', `write ${DEVELOPMENT_ONLY}, or nothing.`);
    }
    if (wanted && dyno) {
        report('ALLOW_LOOPBACK', 'is for development, and this is a dyno.', 'remove it.');
    }
    return wanted === DEVELOPMENT_ONLY && !dyno;
}

function isCertificate(text: string): boolean {
    try {
        return Boolean(new X509Certificate(text));
    } catch {
        return false;
    }
}

function fileOf(env: Environment, variable: string, report: Report): string | undefined {
    try {
        return readFileSync(env[variable] as string, 'utf8');
    } catch {
        report(variable, 'names a file that cannot be read.', 'give its whole path.');
        return undefined;
    }
}

/** A variable that is nearly one of ours is a mistake; any other is none of our business. */
function reportUnknown(env: Environment, upstreams: unknown, report: Report): void {
    const credentials = JSON.stringify(upstreams ?? {});
    for (const name of Object.keys(env)) {
        if (name.length < 8 || VARIABLE_NAMES.includes(name) || credentials.includes(JSON.stringify(name))) {
            continue;
        }
        const meant = nearest(name, LONG_NAMES) ?? LONG_NAMES.find((one) => isPartOf(name.toUpperCase(), one));
        if (meant) {
            report(name, 'is no variable that is read.', `write ${meant}.`);
        }
    }
}

/** `REQUEST_TIMEOUT` has no unit, and `RATE_LIMIT_MS` one that it does not take; `SESSION_KEY_FILE` is read elsewhere. */
const isPartOf = (name: string, known: string): boolean => known.startsWith(`${name}_`) || name.startsWith(`${known}_`);

const LONG_NAMES = VARIABLE_NAMES.filter((one) => one.length > 8);

/** A number stays text when it is none, so that the schema refuses it. */
function numberOf(text: string | undefined): number | string | undefined {
    return text === undefined || text === '' ? undefined : /^\d+$/.test(text) ? Number(text) : text;
}

function listOf(text: string | undefined): string[] | undefined {
    return text === undefined || text === ''
        ? undefined
        : text
              .split(',')
              .map((one) => one.trim())
              .filter(Boolean);
}

const given = (values: object): object =>
    Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));
