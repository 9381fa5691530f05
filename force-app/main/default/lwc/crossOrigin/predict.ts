import { blockedByCsp } from './csp';
import { directiveOf } from './directives';
import type { FetchRequest, Hop, PageContext, Profile, Verdict } from './fetchTypes';
import { httpFetch } from './httpFetch';
import { isMixedContent, upgraded } from './mixedContent';
import { blockedByPort, isAddressZero } from './port';
import {
    danglingMarkupIsRefused,
    allIsCheckedBeforeTheUpgrade,
    eventSourcesAreUpgradedLate,
    fetchesAreCheckedBeforeTheUpgrade,
    keepaliveIsMeasuredBeforePolicy,
    mediaAreCheckedBeforeTheUpgrade,
    modeComesBeforeCsp,
    policyComesBeforeModeOfRedirects,
    redirectToCredentialsIsRefused,
    redirectsAreRefusedLate,
    upgradesLeaveTheOriginAsItWas,
    upgradesOfRedirectsRestoreHeaders,
    workersAreCheckedBeforeTheUpgrade,
    workersAreOfTheOriginBeforeAll
} from './divergences';
import { diverges } from './profile';
import { construct, hasCredentials, type Current } from './request';
import { schemeFetch } from './scheme';
import { blocked } from './verdict';

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
        const wasOwn = isSameOrigin(current);
        const refused =
            (count === 0 && refusedBeforeUpgrade(current)) || refusedBeforeSending(upgrade(current), count > 0);
        if (refused) {
            return blocked(refused, current.wire, directiveOf(current));
        }
        const sameOrigin = isSameOrigin(current);
        if (!isNetwork(current)) {
            return count > 0 ? blocked('invalid-redirect', current.wire) : schemeFetch(current, sameOrigin);
        }
        current.crossed = !sameOrigin;
        current.includeOnRedirect &&= (isUpgradedByPage(current) ? sameOrigin : wasOwn) || count > 0;
        current.tainted ||= !sameOrigin || !isJudgedOwn(current);
        const hop = hops[Math.min(count, hops.length - 1)] ?? { response: 'unreachable' };
        const verdict = httpFetch(current, hop);
        if (verdict) {
            return verdict;
        }
    }
    return blocked('too-many-redirects', current.wire);
}

const isJudgedOwn = ({ judged, page }: Current): boolean => judged.origin === page.origin;

const isSameOrigin = ({ url, page, crossed }: Current): boolean => url.origin === page.origin && !crossed;

/** What a script asks for is upgraded before, what an element does on its way. */
const isUpgradedByPage = ({ destination, initiator }: Current): boolean =>
    destination === '' && initiator !== 'event-source';

/** Served over a network: http and https, and whatever a WebSocket was made for. */
const isNetwork = ({ url, mode }: Current): boolean => mode === 'websocket' || /^https?:/.test(url.protocol);

/** Fetch § 4.1 steps 3 and 4. */
function upgrade(current: Current): Current {
    const { url } = current;
    current.url = upgraded(current, url);
    if (current.url !== url) {
        current.isUpgraded = true;
        if (diverges(current.profile, upgradesOfRedirectsRestoreHeaders)) {
            current.headers = current.given;
        }
    }
    current.judged = diverges(current.profile, upgradesLeaveTheOriginAsItWas) ? url : current.url;
    return current;
}

/** What is asked about the URL as it was given: of some only whether the policy knows it, or whether the address is one at all. */
function refusedBeforeUpgrade(current: Current): string | undefined {
    const { destination, initiator, mode, tooLarge, profile } = current;
    if (isAddressZero(current) && (mode === 'websocket' || ['audio', 'video', 'iframe'].includes(destination))) {
        return 'unreachable';
    }
    if (tooLarge && diverges(profile, keepaliveIsMeasuredBeforePolicy)) {
        return 'keepalive-too-large';
    }
    if (diverges(profile, allIsCheckedBeforeTheUpgrade) || isCheckedBeforeUpgrade(current)) {
        return refusedByPolicyOrMode(current, false);
    }
    const isAsked =
        initiator === 'event-source'
            ? diverges(profile, eventSourcesAreUpgradedLate)
            : ['audio', 'video', 'track'].includes(destination) && diverges(profile, mediaAreCheckedBeforeTheUpgrade);
    return isAsked ? refusedByPolicy(current, false) : undefined;
}

const isCheckedBeforeUpgrade = ({ destination, mode, initiator, profile }: Current): boolean =>
    destination === 'worker'
        ? diverges(profile, workersAreCheckedBeforeTheUpgrade)
        : destination === '' &&
          mode !== 'websocket' &&
          (initiator === 'fetch' || initiator === 'beacon') &&
          diverges(profile, fetchesAreCheckedBeforeTheUpgrade);

/** Fetch § 4.1 steps 5 to 12, in the order of Chromium: CSP, mode, redirect mode, mixed content, port, and the size of a body with keepalive. */
function refusedBeforeSending(current: Current, redirected: boolean): string | undefined {
    const { url, profile } = current;
    const refused = refusedByPolicyOrMode(current, redirected);
    if (refused) {
        return refused;
    }
    if (redirected && hasCredentials(url) && diverges(profile, redirectToCredentialsIsRefused)) {
        return 'redirect-credentials';
    }
    if (isMixedContent(current)) {
        if (!redirected || !diverges(profile, redirectsAreRefusedLate)) {
            return 'mixed-content';
        }
        current.refused ??= 'mixed-content';
    }
    if (!redirected && current.dangling && diverges(profile, danglingMarkupIsRefused)) {
        return 'dangling-markup';
    }
    if (isAddressZero(current) && (!redirected || current.destination === 'iframe')) {
        return 'unreachable';
    }
    if (blockedByPort(url)) {
        return 'bad-port';
    }
    return current.tooLarge ? 'keepalive-too-large' : undefined;
}

function refusedByPolicyOrMode(current: Current, redirected: boolean): string | undefined {
    const { mode, destination, profile } = current;
    const byMode = refusedByMode(current);
    const isBefore =
        (mode === 'same-origin' && redirected) ||
        (destination === 'worker' && diverges(profile, workersAreOfTheOriginBeforeAll)) ||
        diverges(profile, modeComesBeforeCsp);
    const isByMode = isBefore && !(redirected && diverges(profile, policyComesBeforeModeOfRedirects));
    return (isByMode && byMode) || (refusedByPolicy(current, redirected) ?? byMode);
}

function refusedByPolicy(current: Current, redirected: boolean): string | undefined {
    const isBlocked = blockedByCsp(current, current.url, redirected);
    return isBlocked ? (redirected ? 'csp-redirect' : 'csp') : undefined;
}

/** Fetch § 4.1 step 12: what the mode makes of a URL of another origin. data: and blob: have their own rules. */
function refusedByMode(current: Current): string | undefined {
    const { mode, redirect, url, isUpgraded } = current;
    if (mode === 'cors') {
        return isNetwork(current) || ['data:', 'blob:'].includes(url.protocol) ? undefined : 'CorsDisabledScheme';
    }
    if ((isSameOrigin(current) && isJudgedOwn(current)) || url.protocol === 'data:') {
        return undefined;
    }
    if (mode === 'same-origin') {
        return 'DisallowedByMode';
    }
    const isAsked = mode === 'no-cors' && !(isUpgraded && isCheckedBeforeUpgrade(current));
    return isAsked && redirect !== 'follow' ? 'NoCorsRedirectModeNotFollow' : undefined;
}
