import http from 'node:http';
import { addressProblem, type Ranges } from '../upstream/addresses.ts';
import { FORBIDDEN_CREDENTIALS, FORBIDDEN_REQUEST_HEADERS, FORBIDDEN_RESPONSE_HEADERS } from '../request/headers.ts';
import { needsToken, type CorsProxyOptions, type UpstreamOptions } from './options.ts';
import { nearest, type Problem } from './problems.ts';
import { shapeProblems, UPSTREAM } from './schema.ts';

/** Names of upstreams are single path segments that are not paths of the proxy itself. */
const NAME = /^[a-z0-9][a-z0-9-]{0,62}$/;
const OWN_PATHS = ['session', 'metrics', 'healthz', 'readyz'];
const PREFIX = /^\/([\w.~-]+\/)*$/;
/** TRACE sends back what it was sent, keys too; OPTIONS is the proxy's own; CONNECT is no request. */
const METHODS = http.METHODS.filter((one) => !['TRACE', 'CONNECT', 'OPTIONS'].includes(one));
/** The proxy's own secrets are for no upstream. */
const OWN_SECRETS = ['TOKEN_SECRET', 'SESSION_KEY', 'METRICS_KEY', 'REDIS_URL', 'REDIS_TLS_URL'];

type GoodUpstream = Partial<UpstreamOptions>;
type Report = (path: string, problem: string, remedy: string) => void;

/** All faults of one upstream. */
export function upstreamProblems(
    name: string,
    upstream: unknown,
    options: CorsProxyOptions,
    ranges: Ranges
): Problem[] {
    const problems: Problem[] = [];
    const shown = JSON.stringify(name).slice(1, -1).slice(0, 80);
    const report: Report = (path, problem, remedy) => {
        problems.push({ variable: 'UPSTREAMS', path: path ? `${shown}.${path}` : shown, problem, remedy });
    };
    if (!NAME.test(name) || OWN_PATHS.includes(name)) {
        report('', 'is not a name that can be used.', 'take lower-case letters, digits and hyphens, and no own path.');
    }
    const misshapen = shapeProblems(UPSTREAM, upstream, ['upstreams', shown], Object.keys(UPSTREAM.shape));
    problems.push(...misshapen);
    if (misshapen.every(({ path }) => path !== shown)) {
        const good = wellShaped(upstream as UpstreamOptions, shown, misshapen);
        checkOrigin(good, options, ranges, report);
        checkMethods(good, report);
        checkHeaders(good, report);
        checkCredentials(good, options, report);
        if (needsToken(good) && !(options.tokenSecret && options.sessionKey)) {
            report('', 'needs a token.', 'set TOKEN_SECRET and SESSION_KEY.');
        }
    }
    return problems;
}

/** The upstream without what has no shape: that is told already. */
const wellShaped = (upstream: UpstreamOptions, shown: string, misshapen: Problem[]): GoodUpstream =>
    Object.fromEntries(
        Object.entries(upstream).filter(([key]) =>
            misshapen.every(({ path }) => !`${path}.`.startsWith(`${shown}.${key}.`))
        )
    );

function checkOrigin(upstream: GoodUpstream, options: CorsProxyOptions, ranges: Ranges, report: Report): void {
    const { origin, pathPrefix = '/', credentials = {} } = upstream;
    if (!PREFIX.test(pathPrefix) || /\/\.\.?\//.test(pathPrefix)) {
        report('pathPrefix', 'is no plain path.', 'begin and end with a slash, and write plain segments only.');
    }
    if (origin === undefined) {
        return;
    }
    if (!isOrigin(origin)) {
        report('origin', 'is not an origin.', originRemedy(origin, 'https://api.example.com'));
        return;
    }
    const { hostname, protocol } = new URL(origin);
    const problem = addressProblem(hostname.replace(/^\[|\]$/g, ''), ranges);
    if (problem) {
        report('origin', problem, 'give a public address, or list a private range in ALLOWED_RANGES.');
    }
    const isHere = options.allowLoopback === true && isLoopback(hostname);
    if (protocol === 'http:' && Object.keys(credentials).length > 0 && !isHere) {
        report('origin', 'would send credentials that anyone on the way can read.', 'write https.');
    }
}

function checkMethods({ methods = [] }: GoodUpstream, report: Report): void {
    methods.forEach((method, index) => {
        if (!METHODS.includes(method)) {
            const meant = nearest(method, ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']);
            report(`methods.${index}`, 'is no method that is passed on.', meant ? `write ${meant}.` : 'remove it.');
        }
    });
}

function checkHeaders(
    { requestHeaders = [], responseHeaders = [], credentials = {} }: GoodUpstream,
    report: Report
): void {
    const own = Object.keys(credentials).map((one) => one.toLowerCase());
    requestHeaders.forEach((header, index) => {
        if (header === '*') {
            report(`requestHeaders.${index}`, 'is no name of a header.', 'name each by itself.');
        } else if (FORBIDDEN_REQUEST_HEADERS.test(header)) {
            report(`requestHeaders.${index}`, `the header ${header} is never passed on.`, 'remove it.');
        } else if (own.includes(header.toLowerCase())) {
            report(`requestHeaders.${index}`, 'is set by the proxy itself (credentials).', 'remove it.');
        }
    });
    responseHeaders.forEach((header, index) => {
        if (header === '*') {
            report(`responseHeaders.${index}`, 'is no name of a header.', 'name each by itself.');
        } else if (FORBIDDEN_RESPONSE_HEADERS.test(header)) {
            report(`responseHeaders.${index}`, `the header ${header} is never passed on.`, 'remove it.');
        }
    });
}

function checkCredentials({ credentials: given }: GoodUpstream, options: CorsProxyOptions, report: Report): void {
    if (given && Object.keys(given).length === 0) {
        report('credentials', 'is empty, so no token would be asked for.', 'name a header, or remove it.');
    }
    const credentials = given ?? {};
    const seen = new Set<string>();
    for (const [header, variable] of Object.entries(credentials)) {
        const path = `credentials.${header}`;
        const value = (options.env ?? process.env)[variable];
        if (FORBIDDEN_CREDENTIALS.test(header)) {
            report(path, `the header ${header} is never sent.`, 'name the header that the API reads its key from.');
        }
        if (seen.has(header.toLowerCase())) {
            report(path, 'stands twice.', 'remove one.');
        }
        seen.add(header.toLowerCase());
        if (OWN_SECRETS.includes(variable)) {
            report(path, `would send ${variable}, a secret of the proxy itself.`, 'name the variable of the API.');
        } else if (!value) {
            // What stands there may be the key itself, so it is not told.
            report(
                path,
                'names an environment variable that is not set.',
                'set it; here stands the name of a variable, and never the key itself.'
            );
        } else if (!/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(value)) {
            report(
                path,
                `the value of ${variable} cannot be a header: it has a line end, a space at an end, or a letter outside of ASCII.`,
                `set ${variable} anew; printf writes no line end, echo does.`
            );
        } else if (/^(["']).*\1$/.test(value)) {
            report(path, `the value of ${variable} stands in quotes.`, `set ${variable} without them.`);
        }
    }
}

/** The URL standard takes quotes, a * and more in a host, and 0 for a port; no server has them. */
const ORIGIN = /^https?:\/\/(\[[0-9a-f:.]+\]|[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?)(:[1-9]\d*)?$/;

export const isOrigin = (text: string): boolean =>
    ORIGIN.test(text) && URL.canParse(text) && new URL(text).origin === text;

export function originRemedy(text: string, example: string): string {
    const origin = URL.canParse(text) ? new URL(text).origin : '';
    return isOrigin(origin)
        ? `write ${origin}.`
        : `write scheme, host and port as a browser does, and nothing else: ${example}. Each by itself, and none with a *.`;
}

export const isLoopback = (hostname: string): boolean =>
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127\.[\d.]+$/.test(hostname);
