import { directiveOf, effectiveDirective, hasDirective } from './directives';
import {
    port80StandsFor443,
    port80StandsFor443WithoutUpgrade,
    portsAreComparedAsText,
    redirectsOfKeepaliveCountPaths,
    selfIsNotForBlobs,
    sourceQueryIsIgnored,
    sourceQueryNeedsNoPath,
    sourcesMayBeAddresses,
    sourcesMayBeWithoutAHost,
    upgradesKeepNoPort,
    upgradingPoliciesForeseeTheUpgrade,
    websocketSourcesAreForWebsockets,
    wildcardIsForOtherSchemes,
    wildcardsTakeNoPath,
    wildcardIsForShownData
} from './divergences';
import { diverges } from './profile';
import { isAddress } from './url';
import type { Destination, FetchRequest, PageContext, Profile } from './fetchTypes';

/** CSP3 § 6.7.2: does a source list let a URL through? */

const DEFAULT_PORTS: Record<string, string> = { 'http:': '80', 'https:': '443', 'ws:': '80', 'wss:': '443' };

/** What a source expression is compared with. */
export interface Target {
    url: URL;
    /** The policy's; missing where it is not known. */
    self: URL | undefined;
    redirected: boolean;
    /** A frame or a form: Chromium asks in another place then. */
    navigated: boolean;
    /** What is http goes on as https. */
    upgrading?: boolean;
    /** The directive that the sources are of. */
    name?: string;
    profile: Profile;
}

/** What a request is to the policies of its page. `self`: the page's origin as a URL, missing for an opaque one. */
type Asked = Pick<FetchRequest, 'destination' | 'keepalive' | 'initiator'> & {
    page: Pick<PageContext, 'policies' | 'isSecure'>;
    self: URL | undefined;
    profile?: Profile;
};

/**
 * § 4.1.2 Should request be blocked by Content Security Policy? True when any of the policies blocks it. About where one is redirected that outlives
 * its page Chromium asks in the place for frames and forms, and paths count.
 */
export function blockedByCsp(
    { page, self, profile = 'chromium', destination, keepalive, initiator }: Asked,
    url: URL,
    redirected: boolean
): boolean {
    const isApart =
        redirected && (keepalive || initiator === 'beacon') && diverges(profile, redirectsOfKeepaliveCountPaths);
    const target = {
        url,
        // § 4.2: a policy's self-origin is that of its page's address, which a sandboxed page has too. Only the scheme of that is known here.
        self: self ?? (page.isSecure ? new URL('https://sandbox') : undefined),
        redirected: redirected && !isApart,
        navigated: isApart || destination === 'iframe' || destination === 'form',
        profile
    };
    return page.policies.some((policy) => {
        const directive = effectiveDirective(policy, directiveOf({ destination }));
        const upgrading =
            diverges(profile, upgradingPoliciesForeseeTheUpgrade) && hasDirective(policy, 'upgrade-insecure-requests');
        return (
            directive !== undefined &&
            !isTrustedScript(directive, destination) &&
            !matchesAny(directive.sources, Object.assign(target, { name: directive.name, upgrading }))
        );
    });
}

/** § 6.7.1.1 step 1.3: what a script brings in is trusted as the script is; a script that stands in the markup is not asked about here. */
const isTrustedScript = (
    { name, sources }: { name: string; sources: string[] },
    destination: Destination | undefined
): boolean =>
    (destination === 'script' || (destination === 'worker' && /(script|default)-src/.test(name))) &&
    sources.some((source) => source.toLowerCase() === "'strict-dynamic'");

/** § 6.7.2.7 Does url match source list in origin with redirect count? `'none'` is no source, so it matches nothing. */
export const matchesAny = (sources: string[], target: Target): boolean =>
    sources.some((source) => matchesExpression(source.toLowerCase(), source, target));

/** § 6.7.2.8 Does url match expression in origin with redirect count? */
function matchesExpression(expression: string, source: string, target: Target): boolean {
    const { url, self, upgrading, profile, name } = target;
    if (expression === '*') {
        const isOther =
            !['data:', 'blob:', 'filesystem:'].includes(url.protocol) && diverges(profile, wildcardIsForOtherSchemes);
        const isShown =
            url.protocol === 'data:' &&
            (name === 'img-src' || name === 'media-src') &&
            diverges(profile, wildcardIsForShownData);
        return url.protocol in DEFAULT_PORTS || url.protocol === self?.protocol || isOther || isShown;
    }
    if (expression === "'self'") {
        return (
            self !== undefined &&
            (matchesSelf(url, self) || (upgrading === true && matchesSelf(self, url))) &&
            !(url.protocol === 'blob:' && diverges(profile, selfIsNotForBlobs))
        );
    }
    if (/^[a-z][a-z0-9+.-]*:$/.test(expression)) {
        return matchesScheme(expression, target);
    }
    return matchesHostSource(source, target);
}

/** § 6.7.2.8 step 5: the page's own host and port, by its own scheme or a more secure one. */
function matchesSelf(url: URL, self: URL): boolean {
    const isUpgraded =
        url.protocol === 'https:' || url.protocol === 'wss:' || (self.protocol === 'http:' && url.protocol === 'ws:');
    return url.origin === self.origin || (url.hostname === self.hostname && url.port === self.port && isUpgraded);
}

const UPGRADES: Record<string, string> = { 'http:': 'https:', 'ws:': 'wss:' };
const OF_WEBSOCKETS: Record<string, string[]> = { 'ws:': ['http:', 'https:'], 'wss:': ['https:'] };

/** § 6.7.2.9 scheme-part matches: an insecure scheme also stands for its secure one. */
function matchesScheme(expression: string, { url: { protocol }, upgrading, profile }: Target): boolean {
    if (
        expression === protocol ||
        UPGRADES[expression] === protocol ||
        (upgrading && UPGRADES[protocol] === expression)
    ) {
        return true;
    }
    return !diverges(profile, websocketSourcesAreForWebsockets) && !!OF_WEBSOCKETS[expression]?.includes(protocol);
}

/** § 2.3.1 host-source: scheme, host, port, path, and a query, which the standard does not know. No host begins with a bracket. */
const HOST_SOURCE =
    /^(?:([a-z][a-z0-9+.-]*):\/\/)?(\*|(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.?)(?::(\*|[0-9]+))?(\/[^?#]*)?([?#].*)?$/i;

/** Whether a browser takes it for one: a query needs a path before it, and Chromium and Firefox leave it out then. */
export function isHostSource(source: string): boolean {
    const [, , , , path, query] = HOST_SOURCE.exec(source) ?? [];
    return HOST_SOURCE.test(source) && (query === undefined || path !== undefined);
}

/** § 6.7.2.8 step 4: scheme, host, port and, before any redirect, path. */
function matchesHostSource(source: string, target: Target): boolean {
    const { url, self, redirected, profile } = target;
    const match = HOST_SOURCE.exec(source);
    if (!match || (url.hostname === '' && !diverges(profile, sourcesMayBeWithoutAHost))) {
        return false;
    }
    const [, scheme, host, port, path, query] = match;
    const isWhole =
        query === undefined || path !== undefined || (host !== '*' && diverges(profile, sourceQueryNeedsNoPath));
    const isNoHost = host === '*' && !port && path && diverges(profile, wildcardsTakeNoPath);
    if (isNoHost || !isWhole || (query !== undefined && !diverges(profile, sourceQueryIsIgnored))) {
        return false;
    }
    // Of a sandboxed page it may not be known: the weaker of the two stands for both.
    const expected = scheme ? `${scheme.toLowerCase()}:` : (self?.protocol ?? 'http:');
    return (
        matchesScheme(expected, target) &&
        matchesHost(host.toLowerCase(), url.hostname, profile) &&
        matchesPort(port, expected, target) &&
        (redirected || path === undefined || matchesPath(path, url.pathname))
    );
}

/** § 6.7.2.10 host-part matches. */
function matchesHost(pattern: string, host: string, profile: Profile): boolean {
    if (isAddress(host) && !diverges(profile, sourcesMayBeAddresses)) {
        return false;
    }
    if (pattern === '*') {
        return true;
    }
    return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : pattern === host;
}

/** § 6.7.2.11 port-part matches. */
function matchesPort(port: string | undefined, scheme: string, { url, navigated, profile }: Target): boolean {
    if (port === '*') {
        return true;
    }
    if (port === undefined) {
        return url.port === '';
    }
    const wanted = diverges(profile, portsAreComparedAsText) ? port : String(Number(port));
    const actual = url.port || DEFAULT_PORTS[url.protocol];
    const isUpgraded = scheme !== url.protocol;
    if (wanted === actual) {
        const isKept = scheme === 'http:' && actual === '443' && !navigated;
        return !isUpgraded || isKept || !diverges(profile, upgradesKeepNoPort);
    }
    const isStandIn = isUpgraded || diverges(profile, port80StandsFor443WithoutUpgrade);
    return wanted === '80' && actual === '443' && isStandIn && diverges(profile, port80StandsFor443);
}

/** § 6.7.2.12 path-part matches: a path that ends in a slash stands for all below it. */
function matchesPath(pattern: string, path: string): boolean {
    return pattern.endsWith('/')
        ? percentDecode(path).startsWith(percentDecode(pattern))
        : percentDecode(path) === percentDecode(pattern);
}

const percentDecode = (text: string): string => {
    try {
        return decodeURIComponent(text);
    } catch {
        return text;
    }
};
