import { spaceOfHost } from './addressSpace';
import { apiOwner, developer } from './fix';
import { ofAnswer, originHeaders } from './fixHeaders';
import { withoutUserName } from './fixRequest';
import { targetOf, type Stop } from './stop';
import type { Change, Fix } from './types';
import { parseUrl } from './url';

/** What is done about a redirect: call where it leads to, or let the API redirect elsewhere, or not at all. */

const SIGN_IN = /(log|sign)-?in\b|oauth|authorize|saml|\bsso\b|\/\/(accounts|login|auth|idp)\./i;

export const isSignInPage = (address: string): boolean => SIGN_IN.test(address);

/** The API sends who is not signed in to a page for people. */
export const isSignIn = ({ target }: Stop): boolean => target !== undefined && isSignInPage(target.href);

/** A redirect has led there. */
export const isAtSignIn = ({ url, request }: Stop): boolean => isSignInPage(url) && !isSameResource(request.url, url);

/** A page for people is no answer to a script. `hop`: which answer redirects to it. */
export const answer401 = (stop: Stop, hop: number): Fix => ({
    ...apiOwner(
        'answer-401',
        'Answer 401 in place of the sign-in page',
        'The API takes the call for one without a session: let it answer scripts with 401 and its CORS headers, and send the token or cookie that it wants.'
    ),
    change: {
        answers: [
            {
                hop,
                part: 'response',
                status: 401,
                set: hop === stop.hop ? originHeaders(stop) : [],
                remove: ['location']
            }
        ]
    }
});

/** The same but for scheme, host or a slash: a redirect there corrects the address, and is no step on the way. */
export function isSameResource(from: string, to: string): boolean {
    const [one, other] = [from, to].map((address) => parseUrl(address)?.pathname.replace(/\/$/, ''));
    return one !== undefined && one === other;
}

/** Over https, at the port of https. */
export const secured = ({ protocol, hostname, pathname, search }: URL): string =>
    `${protocol === 'ws:' ? 'wss' : 'https'}://${hostname}${pathname}${search}`;

/** A server behind a proxy that speaks TLS for it redirects to http, which a secure page may not call. */
export function addressFor({ page }: Stop, address: string): string {
    const url = parseUrl(address);
    const isMixed = url?.protocol === 'http:' && page.origin.startsWith('https:') && !spaceOfHost(url.hostname);
    return isMixed ? secured(url) : address;
}

/** `hop`: the answer at that address, where it is known. Undefined where the redirect makes another request of it, so that calling its target would not do what the call is to do. */
export function callDirectly(stop: Stop, led: string, hop: number | undefined): Fix | undefined {
    const { method, request, hops, answer } = stop;
    const address = addressFor(stop, led);
    const isSame = method.toUpperCase() === (request.method ?? 'GET').toUpperCase();
    const isKept = isSame && (['GET', 'HEAD'].includes(method) || !answer || answer.status > 303 || hop === stop.hop);
    if (!isKept && !isSameResource(stop.url, address)) {
        return undefined;
    }
    const isKnown = hop !== undefined && hops[hop] !== hops[hop - 1];
    const change: Change | undefined =
        isKept && isKnown
            ? {
                  request: { url: address },
                  answeredBy: address !== led && targetOf(hops[hop]?.response, led)?.href === address ? hop + 1 : hop
              }
            : undefined;
    return {
        ...developer(
            'call-directly',
            'Call the address that it redirects to',
            `Call ${address} itself, with no redirect on the way.${isKept ? '' : ` The redirect makes a GET of the ${request.method}.`}${/\/resource\//.test(address) ? ' Take the address of a static resource from @salesforce/resourceUrl or $Resource.' : ''}`
        ),
        change
    };
}

/** Redirects across two origins have left `null` of the page's origin. */
export function afterTwoOrigins(stop: Stop): Fix[] {
    const { request, hop } = stop;
    const direct = callDirectly({ ...stop, url: request.url }, stop.url, hop);
    const there: Fix = {
        ...apiOwner(
            'answer-there',
            'Answer at the address that is called',
            'Let the API answer where the request arrives, or redirect within its own origin.'
        ),
        change: { answers: [{ hop: hop - 1, part: 'response', status: 200, remove: ['location'] }] }
    };
    const open = request.credentials === 'include' ? [] : [openToAll(stop)];
    return [...(direct ? [direct] : []), there, ...open];
}

const openToAll = (stop: Stop): Fix => ({
    ...apiOwner(
        'allow-all-origins',
        'Or allow every origin at the last server',
        'Access-Control-Allow-Origin: * is the only value that fits an origin that became null.'
    ),
    warning:
        'Any web site may read the answer then: only for what is public. Never allow null: every sandboxed page has that origin.',
    change: ofAnswer(stop, { set: [['Access-Control-Allow-Origin', '*']] })
});

/** A preflight that is redirected, whatever its headers. */
export function redirectedPreflight(stop: Stop): Fix[] {
    const { target, hop, hops } = stop;
    const answer = {
        ...apiOwner(
            'preflight-without-redirect',
            'Answer OPTIONS where it arrives',
            isSignIn(stop)
                ? 'The API sends OPTIONS to a sign-in page: exempt it from sign-in, as browsers never send a token with it, and answer 204.'
                : 'Exempt OPTIONS from redirects, such as to a slash or to https, and answer 204.'
        ),
        change: ofAnswer(stop, { status: 204, remove: ['location'] })
    };
    if (!target || isSignIn(stop)) {
        return [answer];
    }
    // What answers there is known only where the request itself is redirected to the same place.
    const isSamePlace = targetOf(hops[Math.min(hop, hops.length - 1)].response, stop.url)?.href === target.href;
    const direct = callDirectly({ ...stop, answer: undefined }, target.href, isSamePlace ? hop + 1 : undefined);
    return direct ? [direct, answer] : [answer];
}

const leadTo = (stop: Stop, address: string): Change => ofAnswer(stop, { set: [['Location', address]] });

export function redirectWithoutUserName(stop: Stop): Fix {
    const { target } = stop;
    return {
        ...apiOwner(
            'redirect-without-user',
            'Redirect to an address without a user name',
            'Leave user name and password out of Location.'
        ),
        change: target && leadTo(stop, withoutUserName(target.href))
    };
}

export const redirectTo = (stop: Stop, address: string, what: string): Fix => ({
    ...apiOwner('redirect-elsewhere', `Redirect to ${what}`, `Send Location: ${address}`),
    change: leadTo(stop, address)
});

/** A redirect that leads nowhere, or round and round. */
export const doNotRedirect = (stop: Stop): Fix => ({
    ...apiOwner(
        'do-not-redirect',
        'Answer, or redirect to a web address',
        'Correct Location, which must lead to an http or https address and not back to itself.'
    ),
    change: ofAnswer(stop, { status: 200, remove: ['location'] })
});

export const followRedirects: Fix = {
    ...developer(
        'follow-redirects',
        'Follow the redirect',
        'Leave redirect: error off, or call the address that the API redirects to.'
    ),
    change: { request: { redirect: 'follow' } }
};
