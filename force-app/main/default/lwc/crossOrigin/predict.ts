import { corsCheck, preflightFailure } from './cors';
import { blockedByCsp } from './csp';
import {
    basicHeaderNames,
    exposedHeaderNames,
    get,
    isForbiddenRequestHeader,
    isHeaderValue,
    isNoCorsSafelisted,
    isToken,
    normalizeValue,
    unsafeRequestHeaderNames
} from './headers';
import { ruleFor } from './texts';
import { parseUrl } from './url';
import type {
    FetchRequest,
    Gate,
    HeaderList,
    Hop,
    PageContext,
    Profile,
    ServerResponse,
    Verdict,
    WireRequest
} from './types';

/** A request on its way through the standard's algorithms. */
interface Current {
    page: PageContext;
    url: URL;
    method: string;
    mode: 'cors' | 'no-cors' | 'same-origin';
    credentials: 'omit' | 'same-origin' | 'include';
    redirect: 'follow' | 'error' | 'manual';
    headers: HeaderList;
    /** The serialised origin that requests carry: `null` once a redirect has crossed origins twice. */
    origin: string;
    /** Response tainting: set to cors once the request has left the page's origin. */
    crossed: boolean;
    wire: WireRequest[];
}

const NORMALIZED = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'];
const SIMPLE_METHODS = ['GET', 'HEAD', 'POST'];
const REDIRECTS = [301, 302, 303, 307, 308];

/**
 * What a browser does with a request, given what the servers answer: Fetch § 5.4 constructor, § 4.1 main fetch, § 4.3 HTTP fetch,
 * § 4.4 HTTP-redirect fetch. Never throws. `profile` is for the places where browsers leave the letter of the standard.
 */
export function predict(page: PageContext, request: FetchRequest, hops: Hop[], profile: Profile = 'chromium'): Verdict {
    const current = construct(page, request);
    return 'outcome' in current ? current : mainFetch(current, hops, profile);
}

function blocked(gate: Gate, reason: string, wire: WireRequest[] = []): Verdict {
    return { outcome: 'blocked', gate, reason, wire, rule: ruleFor(reason) };
}

/** § 5.4 new Request(input, init): what it refuses never reaches the network. */
function construct(page: PageContext, request: FetchRequest): Current | Verdict {
    const base = page.origin === 'null' ? undefined : page.origin;
    const url = parseUrl(request.url, base);
    if (!url) {
        return blocked('arguments', 'invalid-url');
    }
    if (url.username || url.password) {
        return blocked('arguments', 'credentials-in-url');
    }
    const mode = request.mode ?? 'cors';
    const method = normalizeMethod(request.method ?? 'GET');
    if (!isToken(method) || /^(CONNECT|TRACE|TRACK)$/i.test(method)) {
        return blocked('arguments', 'invalid-method');
    }
    if (mode === 'no-cors' && !SIMPLE_METHODS.includes(method)) {
        return blocked('arguments', 'no-cors-method');
    }
    const given = request.headers ?? [];
    if (!given.every(([name, value]) => isToken(name) && isHeaderValue(value))) {
        return blocked('arguments', 'invalid-header');
    }
    if (request.body !== undefined && (method === 'GET' || method === 'HEAD')) {
        return blocked('arguments', 'body-not-allowed');
    }
    return {
        page,
        url,
        method,
        mode,
        credentials: request.credentials ?? 'same-origin',
        redirect: request.redirect ?? 'follow',
        headers: fillHeaders(given, mode, request.body),
        origin: page.origin,
        crossed: false,
        wire: []
    };
}

const normalizeMethod = (method: string): string =>
    NORMALIZED.includes(method.toUpperCase()) ? method.toUpperCase() : method;

/** § 5.1 the request guards: forbidden names go silently; in no-cors all but the safelisted. */
function fillHeaders(given: HeaderList, mode: string, body: string | undefined): HeaderList {
    const normalized = given.map(([name, value]): [string, string] => [name, normalizeValue(value)]);
    const combined = new Map<string, string>();
    for (const [name, value] of normalized) {
        const key = name.toLowerCase();
        const kept = mode === 'no-cors' ? isNoCorsSafelisted(name, value) : !isForbiddenRequestHeader(name, value);
        if (kept) {
            combined.set(key, combined.has(key) ? `${combined.get(key)}, ${value}` : value);
        }
    }
    if (body !== undefined && !combined.has('content-type')) {
        combined.set('content-type', 'text/plain;charset=UTF-8');
    }
    return [...combined];
}

/** § 4.1 main fetch, and again for each redirect. */
function mainFetch(current: Current, hops: Hop[], profile: Profile): Verdict {
    for (let count = 0; ; count += 1) {
        const { page, url, wire } = current;
        const sameOrigin = url.origin === page.origin && !current.crossed;
        if (count > 0 && !sameOrigin && current.mode === 'same-origin') {
            return blocked('cors', 'DisallowedByMode', wire);
        }
        if (blockedByCsp(page.policies, url, page.origin, count > 0)) {
            return blocked('csp', count > 0 ? 'csp-redirect' : 'csp', wire);
        }
        if (!sameOrigin && current.mode === 'same-origin') {
            return blocked('cors', 'DisallowedByMode', wire);
        }
        if (!sameOrigin && current.mode === 'no-cors' && current.redirect !== 'follow') {
            return blocked('arguments', 'NoCorsRedirectModeNotFollow', wire);
        }
        if (count > 0 && (url.username || url.password)) {
            return blocked('redirect', 'redirect-credentials', wire);
        }
        if (isMixedContent(page.origin, url)) {
            return blocked('mixed-content', 'mixed-content', wire);
        }
        if (!/^https?:$/.test(url.protocol)) {
            return count > 0 ? redirectToOtherScheme(current) : localScheme(current, sameOrigin);
        }
        current.crossed = !sameOrigin;
        const hop = hops[Math.min(count, hops.length - 1)] ?? { response: 'unreachable' };
        const verdict = httpFetch(current, hop, count, profile);
        if (verdict) {
            return verdict;
        }
    }
}

/** § 4.2 scheme fetch: data: and blob: are answered by the browser; anything else is no CORS scheme. */
function localScheme(current: Current, sameOrigin: boolean): Verdict {
    const { url, wire } = current;
    if (url.protocol === 'data:' || (url.protocol === 'blob:' && sameOrigin)) {
        return { outcome: 'readable', status: 200, visibleHeaders: ['content-type'], wire };
    }
    return current.mode === 'no-cors'
        ? blocked('network', 'unreachable', wire)
        : blocked('cors', 'CorsDisabledScheme', wire);
}

/** § 4.4 step 4: a redirect leads to http or https only. */
function redirectToOtherScheme({ url, mode, wire }: Current): Verdict {
    return mode === 'cors' && url.protocol !== 'data:'
        ? blocked('cors', 'CorsDisabledScheme', wire)
        : blocked('redirect', 'invalid-redirect', wire);
}

/** Mixed Content § 4.4: a secure page does not ask an insecure server, loopback excepted. */
function isMixedContent(pageOrigin: string, url: URL): boolean {
    const isLoopback = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
    return pageOrigin.startsWith('https:') && url.protocol === 'http:' && !isLoopback;
}

/** § 4.3 HTTP fetch. Returns nothing when a redirect is to be followed. */
function httpFetch(current: Current, hop: Hop, count: number, profile: Profile): Verdict | undefined {
    const include = current.credentials === 'include';
    const checked = current.mode === 'cors' && current.crossed;
    if (checked) {
        const failure = preflight(current, hop, profile);
        if (failure) {
            return failure;
        }
    }
    send(current);
    const { response } = hop;
    if (response === 'unreachable') {
        return blocked('network', 'unreachable', current.wire);
    }
    if (hasBrokenLocation(response, current.url)) {
        return blocked('redirect', 'invalid-redirect', current.wire);
    }
    const failure = checked ? corsCheck(response, current.origin, include) : undefined;
    if (failure) {
        return blocked('cors', failure, current.wire);
    }
    if (REDIRECTS.includes(response.status)) {
        return redirect(current, response, count);
    }
    if (current.mode === 'no-cors' && current.crossed && corpBlocks(response, current)) {
        return blocked('corp', 'corp', current.wire);
    }
    return filtered(current, response);
}

/** § 4.8: asked when the method or a header is not what an HTML form could send. */
function preflight(current: Current, hop: Hop, profile: Profile): Verdict | undefined {
    const unsafe = unsafeRequestHeaderNames(current.headers);
    if (SIMPLE_METHODS.includes(current.method) && unsafe.length === 0) {
        return undefined;
    }
    current.wire.push({
        method: 'OPTIONS',
        url: wireUrl(current.url),
        origin: current.origin,
        requestMethod: current.method,
        ...(unsafe.length > 0 ? { requestHeaders: unsafe.join(',') } : {})
    });
    if (!hop.preflight) {
        return blocked('network', 'unreachable', current.wire);
    }
    // The letter of the standard: `*` does not cover Authorization. Chromium lets it.
    const strict = profile === 'spec' && !tokensCoverAuthorization(hop.preflight);
    const failure = preflightFailure(hop.preflight, {
        origin: current.origin,
        include: current.credentials === 'include',
        method: current.method,
        headers: unsafe
    });
    if (!failure && strict && unsafe.includes('authorization')) {
        return blocked('preflight', 'HeaderDisallowedByPreflightResponse', current.wire);
    }
    return failure ? blocked('preflight', failure, current.wire) : undefined;
}

const tokensCoverAuthorization = (answer: ServerResponse): boolean =>
    /(^|,)\s*authorization\s*(,|$)/i.test(get(answer.headers, 'access-control-allow-headers') ?? '');

const wireUrl = (url: URL): string => url.href.split('#')[0];

/** § 3.2 append a request `Origin` header. */
function send(current: Current): void {
    const carriesOrigin = (current.mode === 'cors' && current.crossed) || !['GET', 'HEAD'].includes(current.method);
    current.wire.push({
        method: current.method,
        url: wireUrl(current.url),
        ...(carriesOrigin ? { origin: current.origin } : {})
    });
}

/** The network refuses a Location that is no URL before anybody looks at the rest of the answer. */
function hasBrokenLocation({ status, headers }: ServerResponse, url: URL): boolean {
    const location = REDIRECTS.includes(status) ? get(headers, 'location') : undefined;
    return location !== undefined && !parseUrl(location, url.href);
}

/** § 4.4 HTTP-redirect fetch. */
function redirect(current: Current, response: ServerResponse, count: number): Verdict | undefined {
    const { wire } = current;
    const opaqueRedirect: Verdict = { outcome: 'opaque-redirect', status: 0, wire };
    const location = get(response.headers, 'location');
    if (location === undefined) {
        return current.redirect === 'manual' ? opaqueRedirect : filtered(current, response);
    }
    if (current.redirect === 'manual') {
        return opaqueRedirect;
    }
    const next = parseUrl(location, current.url.href);
    if (!next) {
        return blocked('redirect', 'invalid-redirect', wire);
    }
    if (count >= 20) {
        return blocked('redirect', 'too-many-redirects', wire);
    }
    const isCrossOrigin = next.origin !== current.page.origin || current.crossed;
    if (current.mode === 'cors' && isCrossOrigin && (next.username || next.password)) {
        return blocked('redirect', 'RedirectContainsCredentials', wire);
    }
    if (next.protocol === 'data:') {
        return blocked('redirect', 'invalid-redirect', wire);
    }
    if (current.redirect === 'error') {
        return blocked('redirect', 'redirect-mode-error', wire);
    }
    // A second crossing taints the origin.
    if (
        next.origin !== current.url.origin &&
        (current.url.origin !== current.page.origin || current.mode === 'no-cors')
    ) {
        current.origin = 'null';
    }
    const becomesGet =
        ((response.status === 301 || response.status === 302) && current.method === 'POST') ||
        (response.status === 303 && !['GET', 'HEAD'].includes(current.method));
    if (becomesGet) {
        current.method = 'GET';
        current.headers = current.headers.filter(([name]) => !name.startsWith('content-'));
    }
    if (next.origin !== current.url.origin) {
        current.headers = current.headers.filter(([name]) => name !== 'authorization');
    }
    current.url = next;
    return undefined;
}

/** Fetch § 3.6 Cross-Origin-Resource-Policy check. */
function corpBlocks(response: ServerResponse, current: Current): boolean {
    const policy = get(response.headers, 'cross-origin-resource-policy');
    if (policy === 'same-origin') {
        return true;
    }
    const site = (host: string): string => host.split('.').slice(-2).join('.');
    const page = parseUrl(current.page.origin);
    // An insecure page is not of the same site as a secure answer.
    const isUpgraded = current.url.protocol === 'https:' && page?.protocol !== 'https:';
    return policy === 'same-site' && (!page || isUpgraded || site(page.hostname) !== site(current.url.hostname));
}

/** § 2.2.6 filtered responses: what is left for the script. */
function filtered(current: Current, response: ServerResponse): Verdict {
    const { wire } = current;
    if (current.crossed && current.mode === 'no-cors') {
        return { outcome: 'opaque', status: 0, wire };
    }
    const visibleHeaders = current.crossed
        ? exposedHeaderNames(response.headers, current.credentials === 'include')
        : basicHeaderNames(response.headers);
    return { outcome: 'readable', status: response.status, visibleHeaders, wire };
}
