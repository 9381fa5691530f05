import { isOfSalesforce } from './asker';
import { destinationOf, directiveOf } from './directives';
import { apexOf, askOwnServer, fromServer, notNoCors, useApex } from './elsewhere';
import {
    acceptHandshake,
    letOthersEmbed,
    letPageFrame,
    localNetworkFixes,
    networkFixes,
    overHttps,
    pageOverHttps
} from './fixNetwork';
import { developer } from './fix';
import { allowThePage, isTainted } from './fixCors';
import { hidesError, isOfCache } from './findAnswer';
import { isClosed } from './fixHeaders';
import { allowByPolicy } from './fixPolicy';
import {
    afterTwoOrigins,
    answer401,
    callDirectly,
    doNotRedirect,
    followRedirects,
    isAtSignIn,
    isSignIn,
    redirectWithoutUserName
} from './fixRedirect';
import { preflightFixes } from './fixPreflight';
import { correctArguments, isAddedTo, useHttpAddress } from './fixRequest';
import { salesforceFixes } from './fixSalesforce';
import { mendStatus } from './mendStatus';
import { isSafelistedMethod } from './request';
import type { Stop } from './stop';
import type { Fix } from './types';
import { parseUrl } from './url';

/** The fixes for where a call of a browser stopped, the best first. Undefined for a gate that no browser has. */
export function fixesAt(stop: Stop): Fix[] | undefined {
    const [first, ...others] = fixesByGate(stop) ?? [];
    return first && [{ ...first, title: withoutOr(first.title) }, ...others];
}

/** What is advised first is no alternative. */
const withoutOr = (title: string): string =>
    title.startsWith('Or ') ? title[3].toUpperCase() + title.slice(4) : title;

function fixesByGate(stop: Stop): Fix[] | undefined {
    const { gate } = stop;
    const ofPlatform = salesforceFixes(stop);
    if (ofPlatform) {
        return ofPlatform;
    }
    // No browser follows a redirect there, though Firefox looks where it leads.
    if (stop.reason === 'websocket-refused' || (stop.request.mode === 'websocket' && stop.target)) {
        return [acceptHandshake(stop)];
    }
    if (/^callout:/i.test(stop.url) && isOfSalesforce(stop.page)) {
        return [byNamedCredential];
    }
    if (stop.reason === 'service-worker') {
        return [passOn];
    }
    switch (gate) {
        case 'arguments':
            return correctArguments(stop);
        case 'csp':
            return [
                ...(isSignIn(stop) && !isNavigation(stop) ? [answer401(stop, stop.hop)] : []),
                ...allowByPolicy(stop, directiveOf(stop.request))
            ];
        case 'mixed-content':
            return [...overHttps(stop), ...apexOf(stop)];
        case 'preflight':
            return firstByServer(stop, [...ownByHttps(stop), ...preflightFixes(stop), ...fromServer(stop)]);
        case 'cors':
            return corsFixes(stop);
        case 'redirect':
            return [redirectFix(stop)];
        case 'local-network-access':
            return localNetworkFixes(stop);
        case 'frame-ancestors':
            return letPageFrame(stop);
        case 'corp':
            return [letOthersEmbed(stop), ...apexOf(stop)];
        case 'network':
            return networkFixes(stop);
        default:
            return undefined;
    }
}

function corsFixes(stop: Stop): Fix[] {
    const { reason, target, answer, hop } = stop;
    if (reason === 'DisallowedByMode' || reason === 'CorsDisabledScheme') {
        const isMeant = reason === 'DisallowedByMode' && stop.request.destination !== 'worker';
        return target && !isMeant ? [doNotRedirect(stop)] : useHttpAddress(stop);
    }
    if (isAtSignIn(stop)) {
        return [answer401(stop, hop - 1)];
    }
    if (isTainted(stop)) {
        return afterTwoOrigins(stop);
    }
    const fixes = [...ownByHttps(stop), ...allowThePage(stop, '')];
    if (target && answer) {
        const direct = isSignIn(stop) ? answer401(stop, hop) : callDirectly(stop, target.href, hop + 1);
        return direct ? [direct, ...fixes] : fixes;
    }
    if (answer && hidesError(stop)) {
        return [mendStatus(answer.status), ...fixes, ...fromServer(stop)];
    }
    const isElement = Boolean(stop.request.destination);
    return firstByServer(stop, [...fixes, ...fromServer(stop), ...(isElement ? withoutCors(stop) : [notNoCors])]);
}

/** An API without CORS is not made for browsers: a page of Salesforce has Apex, and a token endpoint is for servers anywhere. */
function firstByServer(stop: Stop, fixes: Fix[]): Fix[] {
    const isMissing = stop.reason.endsWith('MissingAllowOriginHeader');
    if (!isMissing || !isClosed(stop) || isOfCache(stop) || asksInVain(stop)) {
        return fixes;
    }
    const byServer = isOfSalesforce(stop.page) ? apexOf(stop) : isTokenEndpoint(stop) ? [tokenByServer(stop)] : [];
    return [...new Set([...byServer, ...fixes])];
}

/** The browser asks first because of nothing that the API wants. */
const asksInVain = ({ part, asked, request, method }: Stop): boolean =>
    part === 'preflight' && isSafelistedMethod(method) && asked.every((name) => isAddedTo(request, name));

/** RFC 6749 § 3.2. */
const isTokenEndpoint = ({ url, request: { body } }: Stop): boolean =>
    /^[^?#]*[/_](access_?token|token)([?#]|$)/i.test(url) || Boolean(body?.match(/\bgrant_type\b/));

function tokenByServer({ url, page }: Stop): Fix {
    const called = parseUrl(url);
    return {
        ...developer(
            'token-by-server',
            'Exchange the code on a server',
            'A page is a public client: PKCE, no client secret, and a provider that knows its origin (Auth0: Allowed Web Origins, Okta: Trusted Origins, Entra: SPA). Else let your server ask.'
        ),
        change: called && askOwnServer(called, page)
    };
}

const byNamedCredential: Fix = {
    ...useApex,
    text: 'callout: begins the address of a Named Credential, which Apex alone knows: let a method of Apex make the call.'
};

const passOn = developer(
    'pass-on',
    'Let the service worker pass the request on',
    'For other origins answer with fetch(event.request) or not at all. Without it the console names any cause behind it.'
);

/** The page’s own server, asked by https: a policy may have upgraded it. */
const ownByHttps = ({ url, page }: Stop): Fix[] =>
    parseUrl(url)?.origin === page.origin.replace('http:', 'https:') && page.origin.startsWith('http:')
        ? [pageOverHttps(page, 'An address by http and the same by https are two origins.')]
        : [];

/** Of a frame, or of the page by a form: a page for people is what it wants. */
const isNavigation = ({ request }: Stop): boolean => ['iframe', 'form'].includes(destinationOf(request));

/** What an element only shows needs no permission of its server. */
const withoutCors = ({ request: { destination, mode } }: Stop): Fix[] =>
    mode === 'cors' && destination !== 'font' ? [{ ...dropCrossOrigin, change: { request: { mode: null } } }] : [];

const dropCrossOrigin = developer(
    'drop-crossorigin',
    'Or leave the attribute crossorigin off',
    'An element without it needs no permission of the server. A canvas with such an image cannot be read.'
);

function redirectFix(stop: Stop): Fix {
    switch (stop.reason) {
        case 'RedirectContainsCredentials':
        case 'redirect-credentials':
            return redirectWithoutUserName(stop);
        case 'redirect-mode-error':
            return followRedirects;
        default:
            return doNotRedirect(stop);
    }
}
