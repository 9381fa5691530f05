import { isLeftOffByRedirects } from './clientHints';
import { corsCheck } from './cors';
import { blockedByCsp } from './csp';
import { get } from './headers';
import { upgraded, upgradedByPolicy } from './mixedContent';
import {
    emptyLocationsAreBroken,
    emptyLocationsAreMissing,
    foreignSchemesComeBeforeCsp,
    locationComesBeforeRedirectMode,
    locationsTaintBeforeTheUpgrade,
    onlyCorsRefusesSchemes,
    redirectedDeleteBecomesGet,
    redirectedNoCorsHasNullOrigin,
    redirectsAreRefusedLate,
    redirectsCrossBeforeTheUpgrade,
    redirectsKeepHeaders,
    redirectsLeaveClientHintsOff,
    redirectsMayLeadNowhere,
    redirectsOfPreflightedRequestsArePreflighted,
    unsafeSchemesComeBeforeRedirectMode,
    upgradesLeaveTheOriginAsItWas
} from './divergences';
import { diverges } from './profile';
import { hasCredentials, type Current } from './request';
import { filtered, isRedirectStatus } from './response';
import { parseUrl } from './url';
import { blocked } from './verdict';
import type { ServerResponse, Verdict } from './fetchTypes';

/** Fetch § 2.2.6 location URL: undefined where there is none, `failure` where it is no URL. */
function locationUrl({ status, headers }: ServerResponse, { url, profile }: Current): URL | 'failure' | undefined {
    const location = isRedirectStatus(status) ? get(headers, 'location') : undefined;
    const isBroken = location === '' && diverges(profile, emptyLocationsAreBroken);
    // A WebSocket is asked for by http.
    const base = url.href.replace(/^ws/, 'http');
    const isMissing = location === undefined || (location === '' && diverges(profile, emptyLocationsAreMissing));
    return isMissing ? undefined : ((isBroken ? undefined : parseUrl(location, base)) ?? 'failure');
}

/** Chromium's network refuses a Location that is no URL before anybody looks at the rest of the answer. */
export const hasBrokenLocation = (response: ServerResponse, current: Current): boolean =>
    diverges(current.profile, locationComesBeforeRedirectMode) && locationUrl(response, current) === 'failure';

/** Whether the page's policies stop a redirect that neither its own mode nor its scheme has stopped before. */
export function isRedirectBlockedByCsp(response: ServerResponse, current: Current): boolean {
    const { page, mode, redirect } = current;
    const next = redirect === 'follow' ? locationUrl(response, current) : undefined;
    return (
        next !== undefined &&
        next !== 'failure' &&
        !isUnsafe(next, current) &&
        (mode !== 'websocket' || next.protocol.startsWith('http')) &&
        (mode !== 'same-origin' || next.origin === page.origin) &&
        blockedByCsp(current, next, true)
    );
}

/** Fetch § 4.3 step 6: what the redirect mode makes of a redirect. Returns nothing when it is to be followed. */
export function redirectByMode(current: Current, response: ServerResponse): Verdict | undefined {
    const { redirect, profile, wire } = current;
    if (redirect === 'manual') {
        return { outcome: 'opaque-redirect', status: 0, wire };
    }
    if (redirect === 'error' && !diverges(profile, locationComesBeforeRedirectMode)) {
        if (!get(response.headers, 'location') && diverges(profile, redirectsMayLeadNowhere)) {
            return filtered(current, response);
        }
        return blocked('redirect-mode-error', wire);
    }
    return redirectFetch(current, response);
}

/** Fetch § 4.4 HTTP-redirect fetch. */
function redirectFetch(current: Current, response: ServerResponse): Verdict | undefined {
    const { url, page, wire } = current;
    const location = locationUrl(response, current);
    if (location === undefined) {
        return filtered(current, response);
    }
    if (location === 'failure' || isUnsafe(location, current)) {
        return blocked('invalid-redirect', wire);
    }
    const next = diverges(current.profile, upgradesLeaveTheOriginAsItWas) ? location : upgraded(current, location);
    const isCrossOrigin = next.origin !== page.origin || current.crossed;
    if (current.mode === 'cors' && isCrossOrigin && hasCredentials(next)) {
        current.refused = 'RedirectContainsCredentials';
    } else if (current.includeOnRedirect && current.mode === 'cors' && current.crossed) {
        current.refused = corsCheck(response, { ...current, include: true });
    }
    const isLate = !current.crossed || !hasCredentials(next);
    if (current.refused && !(isLate && diverges(current.profile, redirectsAreRefusedLate))) {
        return blocked(current.refused, wire);
    }
    if (current.redirect === 'error') {
        return blocked('redirect-mode-error', wire);
    }
    taintOrigin(current, next, location);
    if (diverges(current.profile, redirectsOfPreflightedRequestsArePreflighted)) {
        current.headers = current.given;
    }
    if (next.origin !== page.origin && diverges(current.profile, redirectsLeaveClientHintsOff)) {
        current.headers = current.headers.filter(([name]) => !isLeftOffByRedirects(name));
    }
    const led = diverges(current.profile, redirectsCrossBeforeTheUpgrade) ? location : next;
    const isCrossing = led.origin !== url.origin;
    changeMethod(current, response.status, isCrossing);
    if (isCrossing) {
        current.named = false;
        drop(current, (name) => name === 'authorization');
    }
    current.url = next;
    return undefined;
}

/** Schemes to which no network leads: which of them a browser knows before it asks the policy. */
function isUnsafe({ protocol }: URL, { mode, destination, profile }: Current): boolean {
    if (diverges(profile, onlyCorsRefusesSchemes)) {
        return mode === 'cors' ? !/^https?:/.test(protocol) : destination !== '' && isOneOf('blob: file:', protocol);
    }
    return (
        protocol === 'data:' ||
        (diverges(profile, unsafeSchemesComeBeforeRedirectMode) &&
            isOneOf('about: blob: file: filesystem: chrome: chrome-extension:', protocol)) ||
        (diverges(profile, foreignSchemesComeBeforeCsp) && isOneOf('about: blob: file: chrome: ws: wss:', protocol))
    );
}

const isOneOf = (schemes: string, scheme: string): boolean => schemes.split(' ').includes(scheme);

/** § 3.2 redirect-taint: a second crossing makes the origin `null`. */
function taintOrigin(current: Current, next: URL, location: URL): void {
    const { url, page, mode, profile, ledTo: before = url.origin } = current;
    const isCrossing = next.origin !== url.origin;
    const isSecond =
        url.origin !== page.origin || (mode !== 'cors' && diverges(profile, redirectedNoCorsHasNullOrigin));
    if (isCrossing && isSecond) {
        current.origin = 'null';
    }
    if (mode === 'cors' && diverges(profile, locationsTaintBeforeTheUpgrade)) {
        const { origin } = upgradedByPolicy(current, location);
        current.hasLeft ||= current.crossed || origin !== page.origin;
        if (current.hasLeft && before !== page.origin && before !== origin) {
            current.checkedOrigin = 'null';
        }
    } else {
        current.checkedOrigin = current.origin;
    }
    current.namedOrigin = isCrossing ? current.origin : current.checkedOrigin;
    current.ledTo = location.origin;
}

/** § 4.4 step 12: after 301, 302 and 303 a POST goes on as a GET without a body. */
function changeMethod(current: Current, status: number, isCrossing: boolean): void {
    const { method, profile } = current;
    const becomesGet =
        ((status === 301 || status === 302) && method === 'POST') ||
        (status === 303 && method !== 'GET' && method !== 'HEAD') ||
        (isCrossing && method === 'DELETE' && diverges(profile, redirectedDeleteBecomesGet));
    if (becomesGet) {
        current.method = 'GET';
        drop(current, isRequestBodyHeader);
    }
}

function drop(current: Current, isMeant: (name: string) => boolean): void {
    if (!diverges(current.profile, redirectsKeepHeaders)) {
        current.headers = current.headers.filter(([name]) => !isMeant(name));
    }
}

/** § 2.2.2 request-body-header name. */
const isRequestBodyHeader = (name: string): boolean => /^content-(encoding|language|location|type)$/.test(name);
