import net from 'node:net';
import { rangesOf, rangeProblem } from '../upstream/addresses.ts';
import { foreignNames } from './foreign-names.ts';
import { LIMITS, limitsOf, type Limits } from './limits.ts';
import type { CorsProxyOptions } from './options.ts';
import type { Problem } from './problems.ts';
import { OPTIONS, shapeProblems, variableOf } from './schema.ts';
import { isOrigin, originRemedy, upstreamProblems } from './upstream-check.ts';

type Good = Partial<Omit<CorsProxyOptions, 'limits'>> & { limits: Partial<Limits> };
type Report = (variable: string, path: string, problem: string, remedy: string) => void;

/** Everything that is wrong with a configuration, all at once. Nothing is started, and no name is looked up. */
export function configurationProblems(options: CorsProxyOptions): Problem[] {
    const problems = shapeProblems(OPTIONS, options, [], Object.keys(OPTIONS.shape));
    const report: Report = (variable, path, problem, remedy) => problems.push({ variable, path, problem, remedy });
    // What has no shape is told already; all else is read, so that one start tells all.
    const good = wellShaped(options, problems);
    checkOrigins(good, report);
    checkHosts(good, report);
    checkRanges(good, report);
    checkSecrets(good, report);
    checkRedis(good, report);
    checkLimits(good, report);
    if (typeof options.upstreams !== 'object' || options.upstreams === null || Array.isArray(options.upstreams)) {
        report('UPSTREAMS', '', 'is not an object of upstreams.', 'write { "NAME": { "origin": "https://…" } }.');
        return problems;
    }
    const ranges = rangesOf(good);
    for (const [name, upstream] of Object.entries(options.upstreams)) {
        problems.push(...upstreamProblems(name, upstream, options, ranges));
    }
    return problems;
}

/** The configuration without what has a problem. */
function wellShaped(options: CorsProxyOptions, problems: Problem[]): Good {
    const isGood = (path: string[]): boolean => !problems.some(({ variable }) => variable === variableOf(path));
    const limits = Object.entries(options.limits ?? {}).filter(([name]) => isGood(['limits', name]));
    const good = Object.entries(options).filter(([name]) => isGood([name]));
    return { ...Object.fromEntries(good), limits: Object.fromEntries(limits) };
}

/** What starts, but should be known. */
export function configurationWarnings(options: CorsProxyOptions): string[] {
    const { origins, unlistedPages, redisTls, redisUrl } = options;
    const warnings = origins
        .filter((origin) => origin.startsWith('http:'))
        .map((origin) => `ALLOWED_ORIGINS: ${origin} is not secure: anyone on the way can change that page.`);
    if (unlistedPages === 'dangerously-serve-and-report') {
        warnings.push('UNLISTED_PAGES: pages that are not on the list are served.');
    }
    if (redisUrl?.startsWith('rediss:') && redisTls?.unverified) {
        warnings.push('REDIS_TLS_REJECT_UNAUTHORIZED: the certificate of Redis is not looked at.');
    }
    for (const [name, ours] of foreignNames(options)) {
        warnings.push(`${name}: is not read. ${ours} is, and it is not set.`);
    }
    return warnings;
}

function checkOrigins({ origins = [] }: Good, report: Report): void {
    origins.forEach((origin, index) => {
        if (!isOrigin(origin)) {
            report('ALLOWED_ORIGINS', String(index), 'is not an origin.', originRemedy(origin, 'https://page.example'));
        }
    });
}

function checkHosts({ host = 'localhost', hosts = [] }: Good, report: Report): void {
    if (!net.isIP(host) && (!HOST.test(host) || !URL.canParse(`http://${host}`))) {
        report(
            'HOST',
            '',
            'is neither an address nor a name.',
            'write 127.0.0.1, or 0.0.0.0 for all; the port is PORT.'
        );
    }
    hosts.forEach((one, index) => {
        if (!HOST_AND_PORT.test(one) || !URL.canParse(`http://${one}`)) {
            report(
                'PROXY_HOSTS',
                String(index),
                'is no host.',
                'write proxy.example.com, with a port if there is one; each name by itself, and none with a *.'
            );
        }
    });
}

const HOST = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i;
const HOST_AND_PORT = /^(\[[0-9a-f:.]+\]|[a-z0-9]([a-z0-9.-]*[a-z0-9])?)(:\d{1,5})?$/i;

function checkRanges(options: Good, report: Report): void {
    for (const [variable, ranges, mustBePrivate] of [
        ['ALLOWED_RANGES', options.allowedRanges ?? [], true],
        ['DENIED_RANGES', options.deniedRanges ?? [], false]
    ] as const) {
        ranges.forEach((range, index) => {
            const problem = rangeProblem(range, mustBePrivate);
            if (problem) {
                report(variable, String(index), problem, 'write a range such as 10.20.0.0/16 or fd12:3456::/32.');
            }
        });
    }
}

function checkSecrets({ tokenSecret, sessionKey, metricsKey }: Good, report: Report): void {
    const secrets = [
        ['TOKEN_SECRET', tokenSecret],
        ['SESSION_KEY', sessionKey],
        ['METRICS_KEY', metricsKey]
    ] as const;
    secrets.forEach(([variable, secret], index) => {
        const twin = secrets.slice(0, index).find(([, other]) => secret !== undefined && other === secret);
        if (twin) {
            report(variable, '', `is the same as ${twin[0]}.`, 'take another: who holds one must not hold both.');
        }
        if (secret !== undefined && !/^[\x21-\x7e]+$/.test(secret)) {
            report(variable, '', 'has a space, a line end or a letter outside of ASCII.', 'openssl rand -base64 32.');
        }
    });
}

function checkRedis({ redisUrl }: Good, report: Report): void {
    const isGood = redisUrl === undefined || (URL.canParse(redisUrl) && /^rediss?:\/\/[^/]/.test(redisUrl));
    if (!isGood) {
        report('REDIS_URL', '', 'is no address of a Redis.', 'write redis://HOST:PORT or rediss://HOST:PORT.');
    }
}

/** A part that is more than its whole bounds nothing. What is not set is no mistake: the whole bounds it. */
const PARTS: [part: keyof Limits, whole: keyof Limits][] = [
    ['callsPerAddress', 'concurrency'],
    ['callsPerUser', 'concurrency'],
    ['callsPerUpstream', 'concurrency'],
    ['connectionsPerAddress', 'connections'],
    ['upstreamTimeout', 'totalTimeout'],
    ['idleTimeout', 'totalTimeout'],
    ['streamIdleTimeout', 'streamTimeout']
];

function checkLimits({ limits, trustedHops }: Good, report: Report): void {
    const { headersTimeout, requestTimeout } = limitsOf(limits, trustedHops);
    const told = (part: keyof Limits, whole: keyof Limits, most: number): void =>
        report(LIMITS[part].variable, '', `is more than ${LIMITS[whole].variable}.`, `give ${most} or less.`);
    // Node.js does not start so.
    if (headersTimeout > requestTimeout) {
        told('headersTimeout', 'requestTimeout', requestTimeout);
    }
    for (const [part, whole] of PARTS) {
        const [least, most] = [limits[part], limits[whole]];
        if (least !== undefined && most !== undefined && least > most) {
            told(part, whole, most);
        }
    }
}
