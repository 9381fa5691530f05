import { spaceOfHost } from './addressSpace';
import { admin, apiOwner, developer } from './fix';
import { isTainted } from './fixCors';
import { allowPreflight, ofAnswer, originHeaders, warningOf } from './fixHeaders';
import { afterTwoOrigins, isSignInPage, redirectTo } from './fixRedirect';
import { get } from './headers';
import { targetOf, type Stop } from './stop';
import type { Fix, Hop } from './types';
import { parseUrl } from './url';

/** What is done where the network, or the network of the user, is in the way; and about answers that keep themselves from other sites. */

export function networkFixes(stop: Stop): Fix[] {
    const { reason, part, target, url } = stop;
    switch (reason) {
        case 'response-too-large':
            return [askForLess];
        case 'keepalive-too-large':
            return [withoutKeepalive];
        case 'bad-port': {
            const address = (target?.href ?? url).replace(/:\d+(?=\/)/, '');
            return [
                target
                    ? redirectTo(stop, address, 'another port')
                    : { ...otherPort, change: { request: { url: address } } }
            ];
        }
        case 'proxy-authentication':
            return [{ ...notAsProxy, change: ofAnswer(stop, { status: 401 }) }];
        default:
            if (part === 'response') {
                return [reached(stop)];
            }
            return isTainted(stop) ? afterTwoOrigins(stop) : [allowPreflight(stop), checkServer(url)];
    }
}

function reached(stop: Stop): Fix {
    const set = originHeaders(stop);
    return { ...checkServer(stop.url), warning: warningOf(set), change: ofAnswer(stop, { set }) };
}

const checkServer = (url: string): Fix =>
    apiOwner(
        'check-server',
        'Check that the API is up',
        spaceOfHost(parseUrl(url)?.hostname ?? '')
            ? 'Is the service running at the user’s, at this port, and by http or https as the address says?'
            : 'Open the address from another machine, look at the name, the certificate and the log of the API.'
    );
const withoutKeepalive: Fix = {
    ...developer(
        'without-keepalive',
        'Send it without keepalive',
        'Leave keepalive off, or take fetch in place of sendBeacon, where the page stays; else send less: 64 KiB, with all that is on its way.'
    ),
    change: { request: { keepalive: null } }
};
const askForLess = developer(
    'ask-for-less',
    'Ask for less',
    'Page through the data: Apex takes at most 6 MB for one answer.'
);
const otherPort = apiOwner(
    'other-port',
    'Serve the API at another port',
    'Browsers call no port that belongs to another protocol; 443 is the one for https.'
);
const notAsProxy = apiOwner(
    'status-401',
    'Answer 401 in place of 407',
    'Status 407 is for proxies; a server that wants a sign-in answers 401.'
);

/** Local Network Access: the user decides, and only for a page that came over https. */
export function localNetworkFixes({ reason, page }: Stop): Fix[] {
    if (reason === 'InsecureLocalNetwork') {
        const self = parseUrl(page.origin);
        const origin = self ? `https://${self.hostname}` : page.origin;
        return [{ ...pageOverHttps, change: { page: { isSecure: true, origin } } }];
    }
    if (page.origin === 'null') {
        return [withOrigin, publicAddress];
    }
    return [{ ...askUser, change: { page: { localNetworkAccess: 'granted' } } }, publicAddress];
}

const pageOverHttps = developer(
    'page-over-https',
    'Serve the page over https',
    'Only a page that came over https may ask the user for access to the local network.'
);
const askUser = developer(
    'local-network-permission',
    'Let the user allow it',
    'The browser asks the user once whether this site may reach devices on the local network; who refused allows it again in the settings of the site. A frame needs allow="local-network-access".'
);
const withOrigin = developer(
    'page-with-origin',
    'Give the page an origin',
    'A sandboxed page has none, and a permission is given to an origin: sandbox it with allow-same-origin, or not at all.'
);
const publicAddress = apiOwner(
    'public-address',
    'Or give the service a public address over https',
    'What many users need is better reached by a name than on the machine of each.'
);

/** For those that ask without CORS. */
export const letOthersEmbed = (stop: Stop): Fix => ({
    ...apiOwner(
        'resource-policy',
        'Let other sites load it',
        'Send Cross-Origin-Resource-Policy: cross-origin with the answer.'
    ),
    code: { language: 'http', text: 'Cross-Origin-Resource-Policy: cross-origin' },
    warning: 'Any web site may embed it then. To read it, a page needs CORS all the same.',
    change: ofAnswer(stop, {
        set: [
            ['Cross-Origin-Resource-Policy', 'cross-origin'],
            // What has a page or a worker of its own in it has to keep the same rule there.
            ...(stop.reason === 'coep' && /^(iframe|worker)$/.test(stop.request.destination ?? '')
                ? [['Cross-Origin-Embedder-Policy', 'require-corp'] as [string, string]]
                : [])
        ]
    })
});

/** No CORS applies to a WebSocket: the server looks at the Origin and decides. */
export const acceptHandshake = (stop: Stop): Fix => ({
    ...apiOwner(
        'accept-handshake',
        `Accept the handshake from ${stop.page.origin}`,
        `Let the server answer the handshake with 101 for the Origin ${stop.page.origin}, and without a redirect.`
    ),
    change: ofAnswer(stop, { status: 101 })
});

/** The framed page decides who may frame it; the list of the framing page was never the matter. */
export function letPageFrame(stop: Stop): Fix[] {
    const { page, headers, reason } = stop;
    const who = page.origin === 'null' ? '*' : page.origin;
    // No source names a page of an opaque origin: only without the directive may it frame.
    const policy = (get(headers, 'content-security-policy') ?? '').replace(
        /frame-ancestors[^;,]*/gi,
        page.origin === 'null' ? '' : `frame-ancestors ${who}`
    );
    const place = placeOfTrust(stop.url);
    const fixes = (one: Fix): Fix[] =>
        isSignInPage(stop.url) || isOfSetup(stop.url) ? [openWindow, one] : [one, openWindow];
    const byHeader = { remove: ['x-frame-options'], set: [['Content-Security-Policy', policy]] as [string, string][] };
    return fixes({
        ...(place
            ? admin(
                  'trust-frame',
                  `Trust ${who} for inline frames`,
                  `Add ${who} to the trusted domains for inline frames of the framed page: its clickjack protection writes frame-ancestors by that list. No trusted URL opens it.`,
                  place
              )
            : {
                  ...apiOwner(
                      'let-page-frame',
                      `Let ${who} frame the page`,
                      `Name ${who} under frame-ancestors in the Content-Security-Policy of the framed page, which comes before X-Frame-Options. No list of the framing page opens it.`
                  ),
                  code: { language: 'http' as const, text: `Content-Security-Policy: frame-ancestors ${who}` }
              }),
        warning: 'Name no origin that you do not trust: a page that frames another can trick its users into clicks.',
        change: ofAnswer(stop, reason === 'frame-ancestors' ? { set: byHeader.set } : { remove: byHeader.remove })
    });
}

/** Where an org says who may frame its pages. */
function placeOfTrust(url: string): string | undefined {
    const host = parseUrl(url)?.hostname ?? '';
    if (/\.(vf\.force|visualforce)\.com$/.test(host)) {
        return 'Setup > Security > Session Settings > Trusted Domains for Inline Frames';
    }
    return /\.(my\.site|salesforce-sites)\.com$/.test(host)
        ? 'Experience Builder > Settings > Security & Privacy > Trusted Domains for Inline Frames'
        : undefined;
}

/** Lightning pages, Setup and the pages of before: Salesforce itself writes what they answer. */
const isOfSetup = (url: string): boolean =>
    /\.(lightning\.force|my\.salesforce|my\.salesforce-setup)\.com$/.test(parseUrl(url)?.hostname ?? '');

const openWindow = developer(
    'open-window',
    'Or open it in a window of its own',
    'A link or window.open needs no permission of the other page; pages for sign-in, and those of Lightning Experience, allow nothing else.'
);

/** Over https, at the port of https. */
export const secured = ({ protocol, hostname, pathname, search }: URL): string =>
    `${protocol === 'ws:' ? 'wss' : 'https'}://${hostname}${pathname}${search}`;

const leadsTo = ({ preflight, response }: Hop, from: string, to: string): boolean =>
    [preflight, response].some((answer) => targetOf(answer, from)?.href === to);

export function overHttps(stop: Stop): Fix[] {
    const { target, url, hops } = stop;
    const called = parseUrl(url);
    if (target) {
        return [redirectTo(stop, secured(target), 'https')];
    }
    const rule = 'A secure page calls secure addresses only';
    if (!called) {
        return [apiOwner('https', 'Serve the API over https', `${rule}.`)];
    }
    const address = secured(called);
    // A server that sends http on to https answers there.
    return hops.length > 0 && leadsTo(hops[0], url, address)
        ? [
              {
                  ...developer(
                      'https',
                      'Call it over https',
                      `${rule}, and the API redirects there itself: call ${address}.`
                  ),
                  change: { request: { url: address }, answeredBy: 1 }
              }
          ]
        : [
              {
                  ...apiOwner('https', 'Serve the API over https', `${rule}: serve it there, and call ${address}.`),
                  change: { request: { url: address } }
              }
          ];
}
