import { corsCheck, preflightFailure } from './cors';
import { blockedByCsp } from './csp';
import { unsafeRequestHeaderNames } from './headers';
import { blockedByPort } from './port';
import { diverges } from './profile';
import { hasBrokenLocation, isRedirectBlockedByCsp, redirectByMode } from './redirect';
import { construct, hasCredentials, isSafelistedMethod, type Current } from './request';
import { corpBlocks, filtered, isRedirectStatus } from './response';
import { blocked } from './verdict';
import type { FetchRequest, Hop, PageContext, Profile, ServerResponse, Verdict } from './types';

/**
 * What a browser does with a request, given what the servers answer: Fetch § 5.4 constructor, § 4.1 main fetch, § 4.3 HTTP fetch,
 * § 4.4 HTTP-redirect fetch. Never throws. `profile` chooses where to leave the letter of the standard (see profile.ts).
 */
export function predict(page: PageContext, request: FetchRequest, hops: Hop[], profile: Profile = 'chromium'): Verdict {
    const current = construct(page, request, profile);
    return 'outcome' in current ? current : mainFetch(current, hops);
}

/** Fetch § 4.1 main fetch, and again for each redirect: § 4.4 follows twenty. */
function mainFetch(current: Current, hops: Hop[]): Verdict {
    for (let count = 0; count <= 20; count += 1) {
        const refused = refusedBeforeSending(current, count > 0);
        if (refused) {
            return blocked(refused, current.wire);
        }
        const sameOrigin = isSameOrigin(current);
        if (!isHttp(current.url)) {
            return count > 0 ? blocked('invalid-redirect', current.wire) : schemeFetch(current, sameOrigin);
        }
        current.crossed = !sameOrigin;
        const hop = hops[Math.min(count, hops.length - 1)] ?? { response: 'unreachable' };
        const verdict = httpFetch(current, hop);
        if (verdict) {
            return verdict;
        }
    }
    return blocked('too-many-redirects', current.wire);
}

const isSameOrigin = ({ url, page, crossed }: Current): boolean => url.origin === page.origin && !crossed;

const isHttp = ({ protocol }: URL): boolean => protocol === 'http:' || protocol === 'https:';

/** Fetch § 4.1 steps 5 to 12, in the order of Chromium: CSP, mode, redirect mode, mixed content, port. */
function refusedBeforeSending(current: Current, redirected: boolean): string | undefined {
    const { page, url, mode, profile } = current;
    const byMode = refusedByMode(current);
    if (byMode && ((redirected && mode === 'same-origin') || diverges(profile, 'mode-comes-before-csp'))) {
        return byMode;
    }
    if (blockedByCsp(page.policies, url, current.self, redirected, profile)) {
        return redirected ? 'csp-redirect' : 'csp';
    }
    if (byMode) {
        return byMode;
    }
    if (redirected && hasCredentials(url) && diverges(profile, 'redirect-to-credentials-is-refused')) {
        return 'redirect-credentials';
    }
    if (isMixedContent(current)) {
        return 'mixed-content';
    }
    return blockedByPort(url) ? 'bad-port' : undefined;
}

/** Fetch § 4.1 step 12: what the mode makes of a URL of another origin. data: and blob: have their own rules. */
function refusedByMode(current: Current): string | undefined {
    const { mode, redirect, url } = current;
    if (mode === 'cors') {
        return isHttp(url) || ['data:', 'blob:'].includes(url.protocol) ? undefined : 'CorsDisabledScheme';
    }
    if (isSameOrigin(current) || url.protocol === 'data:') {
        return undefined;
    }
    if (mode === 'same-origin') {
        return 'DisallowedByMode';
    }
    return redirect === 'follow' ? undefined : 'NoCorsRedirectModeNotFollow';
}

/** Mixed Content § 4.4: a secure page does not ask an insecure server, loopback excepted. */
function isMixedContent({ self, url }: Current): boolean {
    return self?.protocol === 'https:' && url.protocol === 'http:' && !isLoopback(url.hostname);
}

/** Secure Contexts § 3.1 potentially trustworthy: hosts that cannot be anybody else's. */
const isLoopback = (host: string): boolean => /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(host);

/** Fetch § 4.2 scheme fetch: data: and the page's own blob: are answered by the browser; anything else is no CORS scheme. */
function schemeFetch({ url, method, profile, wire }: Current, sameOrigin: boolean): Verdict {
    const isBlob = url.protocol === 'blob:' && sameOrigin && method === 'GET';
    if (isBlob || url.protocol === 'data:') {
        const length = isBlob || diverges(profile, 'data-has-a-length') ? ['content-length'] : [];
        return { outcome: 'readable', status: 200, visibleHeaders: [...length, 'content-type'], wire };
    }
    return blocked('CorsDisabledScheme', wire);
}

/** Fetch § 4.3 HTTP fetch. Returns nothing when a redirect is to be followed. */
function httpFetch(current: Current, { preflight, response }: Hop): Verdict | undefined {
    const { wire } = current;
    const checked = current.mode === 'cors' && current.crossed;
    const refused = checked ? preflightFetch(current, preflight) : undefined;
    if (refused) {
        return blocked(refused, wire);
    }
    send(current);
    if (response === 'unreachable') {
        return blocked('unreachable', wire);
    }
    const failure = failureOf(response, current, checked);
    if (failure) {
        return blocked(failure, wire);
    }
    return isRedirectStatus(response.status) ? redirectByMode(current, response) : filtered(current, response);
}

/** Fetch § 4.3: what keeps an answer from the page before its status counts. CORP is for those that CORS does not check. */
function failureOf(response: ServerResponse, current: Current, checked: boolean): string | undefined {
    if (hasBrokenLocation(response, current)) {
        return 'invalid-redirect';
    }
    if (!checked && corpBlocks(response, current)) {
        return 'corp';
    }
    if (diverges(current.profile, 'csp-comes-before-cors-of-redirects') && isRedirectBlockedByCsp(response, current)) {
        return 'csp-redirect';
    }
    return checked ? corsCheck(response, current) : undefined;
}

/** Fetch § 4.8 CORS-preflight fetch, where method or headers are not what a form could send. The reason why it fails. */
function preflightFetch(current: Current, answer: Hop['preflight']): string | undefined {
    const { method, profile, wire, page, url, self } = current;
    const headers = unsafeRequestHeaderNames(current.headers, profile);
    const again =
        diverges(profile, 'redirects-of-preflighted-requests-are-preflighted') &&
        (current.preflighted || unsafeRequestHeaderNames(current.given, profile).length > 0);
    if (isSafelistedMethod(method) && headers.length === 0 && !again) {
        return undefined;
    }
    if (
        diverges(profile, 'paths-count-in-preflights-of-redirects') &&
        blockedByCsp(page.policies, url, self, false, profile)
    ) {
        return 'csp-redirect';
    }
    current.preflighted = true;
    const origin = diverges(profile, 'preflights-keep-the-origin') ? current.page.origin : current.origin;
    wire.push({
        method: 'OPTIONS',
        url: wireUrl(current.url),
        origin,
        requestMethod: method,
        ...(headers.length > 0 ? { requestHeaders: headers.join(',') } : {})
    });
    const own = current.url.origin === current.page.origin;
    return answer ? preflightFailure(answer, { ...current, origin, headers, own }) : 'unreachable';
}

/** The URL without what stays in the browser: its fragment, its user name and password. */
const wireUrl = ({ href }: URL): string => href.replace(/#.*/, '').replace(/^(https?:\/\/)[^/]*@/, '$1');

/** Fetch § 4.6 HTTP-network-or-cache fetch. */
function send(current: Current): void {
    const { method, url, wire } = current;
    const origin = originHeader(current);
    wire.push({ method, url: wireUrl(url), ...(origin ? { origin } : {}) });
}

/** Fetch § 3.2 append a request `Origin` header, under the referrer policy that pages have unless they say otherwise. */
function originHeader({ mode, crossed, method, self, url, origin, profile }: Current): string | undefined {
    if (mode === 'cors' && crossed) {
        return origin;
    }
    if (method === 'GET' || method === 'HEAD') {
        return undefined;
    }
    const isDowngrade = self?.protocol === 'https:' && url.protocol === 'http:';
    return isDowngrade && !diverges(profile, 'insecure-servers-learn-the-origin') ? 'null' : origin;
}
