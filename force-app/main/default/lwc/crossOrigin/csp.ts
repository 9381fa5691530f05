import { parseUrl } from './url';

/** CSP3 § 6.7.2: does a policy's connect-src let a URL through? */

const DEFAULT_PORTS: Record<string, string> = { 'http:': '80', 'https:': '443', 'ws:': '80', 'wss:': '443' };

/** § 4.1.2 Should request be blocked by Content Security Policy? True when any of the policies blocks it. */
export function blockedByCsp(policies: string[], url: URL, selfOrigin: string, redirected: boolean): boolean {
    return policies.some((policy) => {
        const sources = connectSources(policy);
        return sources !== undefined && !sources.some((source) => matchesSource(source, url, selfOrigin, redirected));
    });
}

/** § 6.1.2 connect-src, which falls back to default-src. Undefined: the policy does not restrict connections. */
export function connectSources(policy: string): string[] | undefined {
    const directives = new Map<string, string[]>();
    for (const part of policy.split(';')) {
        const [name, ...sources] = part.trim().split(/[\t\n\f\r ]+/);
        const key = name.toLowerCase();
        // § 2.2.1: of a repeated directive only the first counts.
        if (key && !directives.has(key)) {
            directives.set(key, sources);
        }
    }
    return directives.get('connect-src') ?? directives.get('default-src');
}

/** § 6.7.2.8 Does url match expression in origin with redirect count? */
function matchesSource(source: string, url: URL, selfOrigin: string, redirected: boolean): boolean {
    const lower = source.toLowerCase();
    if (lower === "'none'") {
        return false;
    }
    if (source === '*') {
        return /^(https?|wss?):$/.test(url.protocol) || url.protocol === parseUrl(selfOrigin)?.protocol;
    }
    if (lower === "'self'") {
        return matchesSelf(url, selfOrigin);
    }
    if (/^[a-z][a-z0-9+.-]*:$/.test(lower)) {
        return matchesScheme(lower, url.protocol);
    }
    return matchesHostSource(source, url, selfOrigin, redirected);
}

function matchesSelf(url: URL, selfOrigin: string): boolean {
    const self = parseUrl(selfOrigin);
    if (!self) {
        return false;
    }
    if (url.origin === selfOrigin) {
        return true;
    }
    const bothDefault = isDefaultPort(url) && isDefaultPort(self);
    const upgraded =
        url.protocol === 'https:' || url.protocol === 'wss:' || (self.protocol === 'http:' && url.protocol === 'ws:');
    return url.hostname === self.hostname && (url.port === self.port || bothDefault) && upgraded;
}

const isDefaultPort = (url: URL): boolean => url.port === '' || url.port === DEFAULT_PORTS[url.protocol];

/** § 6.7.2.9 scheme-part matches: an insecure scheme also stands for its secure one. */
function matchesScheme(expression: string, protocol: string): boolean {
    return (
        expression === protocol ||
        (expression === 'http:' && protocol === 'https:') ||
        (expression === 'ws:' && protocol === 'wss:')
    );
}

// Browsers leave out a query behind a path, where the standard has no such expression.
const HOST_SOURCE =
    /^(?:([a-z][a-z0-9+.-]*):\/\/)?(\*|(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.?|\[[0-9a-f:.]+\])(?::(\*|[0-9]+))?(\/[^?#]*)?(?:[?#].*)?$/i;

/** § 6.7.2.8 step 4: scheme, host, port and, before any redirect, path. */
function matchesHostSource(source: string, url: URL, selfOrigin: string, redirected: boolean): boolean {
    const match = HOST_SOURCE.exec(source);
    if (!match || !url.hostname) {
        return false;
    }
    const [, scheme, host, port, path] = match;
    // Of a page with an opaque origin the scheme is not known here: the weaker of the two stands for both.
    const selfScheme = parseUrl(selfOrigin)?.protocol ?? 'http:';
    const expected = scheme ? `${scheme.toLowerCase()}:` : selfScheme;
    return (
        matchesScheme(expected, url.protocol) &&
        matchesHost(host.toLowerCase(), url.hostname) &&
        matchesPort(port, expected, url) &&
        (redirected || path === undefined || matchesPath(path, url.pathname))
    );
}

/** § 6.7.2.10 host-part matches. */
function matchesHost(pattern: string, host: string): boolean {
    if (pattern === '*') {
        return true;
    }
    return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : pattern === host;
}

/** § 6.7.2.11 port-part matches. */
function matchesPort(port: string | undefined, scheme: string, url: URL): boolean {
    const actual = url.port || DEFAULT_PORTS[url.protocol] || '';
    if (port === '*') {
        return true;
    }
    if (port === undefined || port === '') {
        return actual === DEFAULT_PORTS[url.protocol];
    }
    return port === actual || (port === '80' && actual === '443' && scheme !== url.protocol);
}

/** § 6.7.2.12 path-part matches: a path that ends in a slash stands for all below it. */
function matchesPath(pattern: string, path: string): boolean {
    if (pattern === '' || pattern === '/') {
        return true;
    }
    const decode = (text: string): string => {
        try {
            return decodeURIComponent(text);
        } catch {
            return text;
        }
    };
    return pattern.endsWith('/') ? decode(path).startsWith(decode(pattern)) : decode(path) === decode(pattern);
}
