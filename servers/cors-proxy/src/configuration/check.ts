import { rangesOf, rangeProblem } from '../upstream/addresses.ts';
import { limitsOf } from './limits.ts';
import type { CorsProxyOptions } from './options.ts';
import type { Problem } from './problems.ts';
import { OPTIONS, shapeProblems } from './schema.ts';
import { isOrigin, upstreamProblems } from './upstream-check.ts';

type Report = (variable: string, path: string, problem: string, remedy: string) => void;

/** Everything that is wrong with a configuration, all at once. Nothing is started, and no name is looked up. */
export function configurationProblems(options: CorsProxyOptions): Problem[] {
    const problems = shapeProblems(OPTIONS, options, [], Object.keys(OPTIONS.shape));
    const report: Report = (variable, path, problem, remedy) => problems.push({ variable, path, problem, remedy });
    const shapeIsGood = problems.length === 0;
    if (shapeIsGood) {
        checkOrigins(options, report);
        checkHosts(options, report);
        checkRanges(options, report);
        checkSecrets(options, report);
        checkRedis(options, report);
        checkTimes(options, report);
    }
    if (typeof options.upstreams !== 'object' || options.upstreams === null || Array.isArray(options.upstreams)) {
        report('UPSTREAMS', '', 'is not an object of upstreams.', 'write { "NAME": { "origin": "https://…" } }.');
        return problems;
    }
    // Every upstream is read, so that one start tells all. Ranges that are no ranges were told already.
    const ranges = rangesOf(shapeIsGood ? options : {});
    for (const [name, upstream] of Object.entries(options.upstreams)) {
        problems.push(...upstreamProblems(name, upstream, options, ranges));
    }
    return problems;
}

/** What starts, but should be known. */
export function configurationWarnings({ origins, unlistedPages, redisTls, redisUrl }: CorsProxyOptions): string[] {
    const warnings = origins
        .filter((origin) => origin.startsWith('http:'))
        .map((origin) => `ALLOWED_ORIGINS: ${origin} is not secure: anyone on the way can change that page.`);
    if (unlistedPages === 'dangerously-serve-and-report') {
        warnings.push('UNLISTED_PAGES: pages that are not on the list are served.');
    }
    if (redisUrl?.startsWith('rediss:') && redisTls?.unverified) {
        warnings.push('REDIS_TLS_REJECT_UNAUTHORIZED: the certificate of Redis is not looked at.');
    }
    return warnings;
}

function checkOrigins({ origins }: CorsProxyOptions, report: Report): void {
    origins.forEach((origin, index) => {
        if (!isOrigin(origin)) {
            report(
                'ALLOWED_ORIGINS',
                String(index),
                'is not an origin.',
                'write scheme, host and port as a browser does, and nothing else: https://page.example.'
            );
        }
    });
}

function checkHosts({ hosts = [] }: CorsProxyOptions, report: Report): void {
    hosts.forEach((host, index) => {
        if (!/^(\[[0-9a-f:.]+\]|[a-z0-9]([a-z0-9.-]*[a-z0-9])?)(:\d{1,5})?$/i.test(host)) {
            report(
                'PROXY_HOSTS',
                String(index),
                'is no host.',
                'write proxy.example.com, with a port if there is one.'
            );
        }
    });
}

function checkRanges(options: CorsProxyOptions, report: Report): void {
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

function checkSecrets({ tokenSecret, sessionKey, metricsKey }: CorsProxyOptions, report: Report): void {
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

function checkRedis({ redisUrl }: CorsProxyOptions, report: Report): void {
    const isGood = redisUrl === undefined || (URL.canParse(redisUrl) && /^rediss?:\/\/[^/]/.test(redisUrl));
    if (!isGood) {
        report('REDIS_URL', '', 'is no address of a Redis.', 'write redis://HOST:PORT or rediss://HOST:PORT.');
    }
}

function checkTimes({ limits, trustedHops }: CorsProxyOptions, report: Report): void {
    const { headersTimeout, requestTimeout } = limitsOf(limits, trustedHops);
    if (headersTimeout > requestTimeout) {
        report(
            'HEADERS_TIMEOUT_MS',
            '',
            'is more than REQUEST_TIMEOUT_MS: headers are part of the request.',
            `give ${requestTimeout} or less.`
        );
    }
}
