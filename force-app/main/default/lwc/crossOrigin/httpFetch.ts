import { corsCheck, preflightFailure } from './cors';
import { blockedByCsp } from './csp';
import { directiveOf } from './directives';
import { embeddingFailure } from './embedding';
import type { Hop, ServerResponse, Verdict } from './fetchTypes';
import { unsafeRequestHeaderNames } from './headers';
import { localNetworkAccessCheck } from './localNetworkAccess';
import {
    cspComesBeforeCorsOfRedirects,
    elementsWithCorsNameTheirOrigin,
    eventSourcesAreUpgradedLate,
    insecureServersLearnTheOrigin,
    mediaNameTheirOrigin,
    pathsCountInPreflightsOfRedirects,
    preflightsKeepTheOrigin,
    proxyAuthenticationIsAnError,
    redirectsKeepTheOriginHeader,
    redirectsOfPreflightedRequestsArePreflighted
} from './divergences';
import { isAddressZero } from './port';
import { diverges } from './profile';
import { hasBrokenLocation, isRedirectBlockedByCsp, redirectByMode } from './redirect';
import { isSafelistedMethod, type Current } from './request';
import { corpFailure, filtered, isRedirectStatus } from './response';
import { blocked } from './verdict';

/** Fetch § 4.3 HTTP fetch. Returns nothing when a redirect is to be followed. */
export function httpFetch(current: Current, hop: Hop): Verdict | undefined {
    const { wire } = current;
    const checked = current.mode === 'cors' && (current.crossed || !!current.hasLeft);
    const refused =
        localNetworkAccessCheck(current, hop) ??
        (checked ? preflightFetch(current, hop.preflight) : undefined) ??
        current.refused;
    if (refused) {
        return blocked(refused, wire, directiveOf(current));
    }
    send(current);
    const { response } = hop;
    if (!response || response === 'unreachable' || isBegunAnew(current)) {
        return blocked('unreachable', wire);
    }
    if (current.mode === 'websocket') {
        return response.status === 101
            ? { outcome: 'readable', status: 101, visibleHeaders: [], wire }
            : blocked(isStoppedFirst(response, current) ? 'csp-redirect' : 'websocket-refused', wire);
    }
    const failure = failureOf(response, current, checked);
    if (failure) {
        return blocked(failure, wire, directiveOf(current));
    }
    return isRedirectStatus(response.status) ? redirectByMode(current, response) : filtered(current, response);
}

/** Where a redirect leaves the page's origin, and with it the cookies of mode same-origin, WebKit begins another load. */
const isBegunAnew = (current: Current): boolean =>
    isAddressZero(current) &&
    current.includeOnRedirect &&
    !current.include &&
    (current.mode === 'cors' || current.destination === '') &&
    current.wire.slice(-2)[0].url.startsWith(`${current.page.origin}/`);

/** Fetch § 4.6: a status that only a proxy of the browser itself may send. */
const isProxyAuthentication = ({ status }: ServerResponse, { profile }: Current): boolean =>
    status === 407 && diverges(profile, proxyAuthenticationIsAnError);

/** Fetch § 4.3: what keeps an answer from the page before its status counts. CORP is for those that CORS does not check. */
function failureOf(response: ServerResponse, current: Current, checked: boolean): string | undefined {
    if (isProxyAuthentication(response, current)) {
        return 'proxy-authentication';
    }
    if (hasBrokenLocation(response, current)) {
        return 'invalid-redirect';
    }
    const kept = checked ? undefined : (corpFailure(response, current) ?? embeddingFailure(response, current));
    if (kept) {
        return kept;
    }
    if (isStoppedFirst(response, current)) {
        return 'csp-redirect';
    }
    return checked
        ? (corsCheck(response, current) ?? corsCheck(response, { ...current, origin: current.checkedOrigin }))
        : undefined;
}

/** By the policy, before anybody else looks at where a redirect leads: of a WebSocket too, which follows none. */
const isStoppedFirst = (response: ServerResponse, current: Current): boolean =>
    diverges(current.profile, cspComesBeforeCorsOfRedirects) && isRedirectBlockedByCsp(response, current);

/** Fetch § 4.8 CORS-preflight fetch, where method or headers are not what a form could send. The reason why it fails. */
function preflightFetch(current: Current, answer: Hop['preflight']): string | undefined {
    const { method, profile, wire, url } = current;
    const headers = unsafeRequestHeaderNames(current.headers, profile);
    const again =
        diverges(profile, redirectsOfPreflightedRequestsArePreflighted) &&
        (current.preflighted || unsafeRequestHeaderNames(current.given, profile).length > 0);
    if (isSafelistedMethod(method) && headers.length === 0 && !again && !current.preflight) {
        return undefined;
    }
    if (diverges(profile, pathsCountInPreflightsOfRedirects) && blockedByCsp(current, url, false)) {
        return 'csp-redirect';
    }
    current.preflighted = true;
    const origin = diverges(profile, preflightsKeepTheOrigin) ? current.page.origin : current.checkedOrigin;
    wire.push({
        method: 'OPTIONS',
        url: wireUrl(current.url),
        origin,
        requestMethod: method,
        ...(headers.length > 0 ? { requestHeaders: headers.join(',') } : {})
    });
    const own = current.url.origin === current.page.origin;
    if (isAddressZero(current)) {
        return 'unreachable';
    }
    if (answer && isProxyAuthentication(answer, current)) {
        return 'proxy-authentication';
    }
    return answer ? preflightFailure(answer, { ...current, origin, headers, own }) : 'unreachable';
}

/** The URL without what stays in the browser: its fragment, its user name and password. */
const wireUrl = ({ href }: URL): string => href.replace(/#.*/, '').replace(/^(\w+:\/\/)[^/]*@/, '$1');

/** Fetch § 4.6 HTTP-network-or-cache fetch. */
function send(current: Current): void {
    const { method, url, wire } = current;
    const origin = originHeader(current);
    current.named = origin !== undefined;
    wire.push({ method, url: wireUrl(url), ...(origin ? { origin } : {}) });
}

/** Fetch § 3.2 append a request `Origin` header, under the referrer policy that pages have unless they say otherwise. */
function originHeader(current: Current): string | undefined {
    const { mode, tainted, hasLeft, method, self, judged, namedOrigin: origin, named, profile } = current;
    const isTold = tainted || hasLeft || isToldToOwnServer(current);
    if (mode === 'websocket' || (mode === 'cors' && isTold)) {
        return origin;
    }
    if (method === 'GET' || method === 'HEAD') {
        return named && diverges(profile, redirectsKeepTheOriginHeader) ? origin : undefined;
    }
    const isDowngrade = self?.protocol === 'https:' && judged.protocol === 'http:';
    return isDowngrade && (mode === 'navigate' || !diverges(profile, insecureServersLearnTheOrigin)) ? 'null' : origin;
}

/** Where only what crosses origins names one, by the standard. */
function isToldToOwnServer({ destination, initiator, isUpgraded, wire, profile }: Current): boolean {
    if (wire.length > 0 && diverges(profile, redirectsKeepTheOriginHeader)) {
        return false;
    }
    if (initiator === 'event-source') {
        return isUpgraded && diverges(profile, eventSourcesAreUpgradedLate);
    }
    const isMedia = destination === 'audio' || destination === 'video';
    return destination !== '' && diverges(profile, isMedia ? mediaNameTheirOrigin : elementsWithCorsNameTheirOrigin);
}
