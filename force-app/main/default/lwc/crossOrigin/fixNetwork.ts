import { spaceOfHost } from './addressSpace';
import { destinationOf } from './directives';
import { admin, apiOwner, developer } from './fix';
import { isTainted } from './fixCors';
import { allowPreflight, lines, ofAnswer, originHeaders, warningOf } from './fixHeaders';
import { afterTwoOrigins, isSignInPage, redirectTo, secured } from './fixRedirect';
import { get } from './headers';
import { targetOf, type Stop } from './stop';
import type { Fix, HeaderList, Hop, PageContext } from './types';
import { hostOf, parseUrl } from './url';

/** What is done where the network, or the network of the user, is in the way; and about answers that keep themselves from other sites. */

export function networkFixes(stop: Stop): Fix[] {
    const { reason, part, target, url } = stop;
    switch (reason) {
        case 'response-too-large':
            return [askForLess];
        case 'keepalive-too-large':
            return [withoutKeepalive];
        case 'bad-port':
            return [elsewhere(stop, otherPort, 'another port', (address) => address.replace(/:\d+(?=\/)/, ''))];
        case 'proxy-authentication':
            return [{ ...notAsProxy, change: ofAnswer(stop, { status: 401 }) }];
        default:
            if ((target?.hostname ?? hostOf(url)) === LISTENS_TO_ALL) {
                const atLocalhost = (address: string): string => address.replace(LISTENS_TO_ALL, 'localhost');
                return [elsewhere(stop, callLocalhost, 'localhost', atLocalhost)];
            }
            if (part === 'response') {
                return [reached(stop)];
            }
            return isTainted(stop) ? afterTwoOrigins(stop) : [allowPreflight(stop), checkServer(url)];
    }
}

/** The address is corrected where it stands: in the call, or in the redirect that led to it. */
function elsewhere(stop: Stop, fix: Fix, what: string, corrected: (address: string) => string): Fix {
    const { hop, target, url } = stop;
    if (target) {
        return redirectTo(stop, corrected(target.href), what);
    }
    return hop > 0
        ? redirectTo({ ...stop, hop: hop - 1, part: 'response' }, corrected(url), what)
        : { ...fix, change: { request: { url: corrected(url) } } };
}

function reached(stop: Stop): Fix {
    if (stop.request.mode === 'websocket') {
        return { ...checkServer(stop.url), change: ofAnswer(stop, { status: 101 }) };
    }
    const set = originHeaders(stop);
    return { ...checkServer(stop.url), warning: warningOf(set), change: ofAnswer(stop, { set }) };
}

const checkServer = (url: string): Fix =>
    apiOwner(
        'check-server',
        'Check that the API is up',
        spaceOfHost(hostOf(url))
            ? 'Is the service running at the user’s, at this port, and by http or https as the address says?'
            : 'Open the address from another machine; look at name, certificate and log.'
    );
const withoutKeepalive: Fix = {
    ...developer(
        'without-keepalive',
        'Send it without keepalive',
        'Leave keepalive off, or take fetch in place of sendBeacon, where the page stays; else send less: 64 KiB in all.'
    ),
    change: { request: { keepalive: null, initiator: null } }
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
const LISTENS_TO_ALL = '0.0.0.0';
const callLocalhost = developer(
    'call-localhost',
    `Call localhost in place of ${LISTENS_TO_ALL}`,
    'It is where a server listens, at each address of its machine, and no address to call: WebKit never does.'
);
const notAsProxy = apiOwner(
    'status-401',
    'Answer 401 in place of 407',
    'Status 407 is for proxies; a server that wants a sign-in answers 401.'
);

/** Local Network Access: the user decides, and only for a page that came over https. */
export function localNetworkFixes({ reason, page }: Stop): Fix[] {
    if (reason === 'InsecureLocalNetwork') {
        return [
            pageOverHttps(page, 'Only a page that came over https may ask the user for access to the local network.')
        ];
    }
    if (page.origin === 'null') {
        return [withOrigin, publicAddress];
    }
    return [{ ...askUser, change: { page: { localNetworkAccess: 'granted' } } }, publicAddress];
}

export function pageOverHttps({ origin }: PageContext, why: string): Fix {
    const self = parseUrl(origin);
    return {
        ...developer('page-over-https', 'Serve the page over https', why),
        change: { page: { isSecure: true, ...(self ? { origin: `https://${self.hostname}` } : {}) } }
    };
}

const askUser = developer(
    'local-network-permission',
    'Let the user allow it',
    'The browser asks the user once; who refused allows it again in the settings of the site. A frame needs allow="local-network-access".'
);
const withOrigin = developer(
    'page-with-origin',
    'Give the page an origin',
    'A permission is given to an origin: sandbox the page with allow-same-origin, or not at all.'
);
const publicAddress = apiOwner(
    'public-address',
    'Or give the service a public address over https',
    'Many users reach a name better than the machine of each.'
);

/** For those that ask without CORS. */
export function letOthersEmbed(stop: Stop): Fix {
    const set: HeaderList = [['Cross-Origin-Resource-Policy', 'cross-origin']];
    // What has a page or a worker of its own in it has to keep the same rule there.
    if (stop.reason === 'coep' && ['iframe', 'worker'].includes(destinationOf(stop.request))) {
        set.push(['Cross-Origin-Embedder-Policy', 'require-corp']);
    }
    const names = set.map(([name]) => name).join(' and ');
    return {
        ...apiOwner('resource-policy', 'Let other sites load it', `Send ${names} with the answer.`),
        code: { language: 'http', text: lines(set) },
        warning: 'Any web site may embed it then. To read it, a page needs CORS all the same.',
        change: ofAnswer(stop, { set })
    };
}

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
    const { page, headers } = stop;
    const who = page.origin;
    const isNull = who === 'null';
    const given = get(headers, 'content-security-policy') ?? '';
    const policy = /frame-ancestors/i.test(given)
        ? given.replace(/frame-ancestors[^;,]*/gi, (list) =>
              isNull ? '' : `${list.replace(/'none'/i, '').trim()} ${who}`
          )
        : `${given && `${given}; `}frame-ancestors ${who}`;
    const set: HeaderList = [['Content-Security-Policy', policy]];
    const place = placeOfTrust(stop.url);
    const fix: Fix = {
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
                      isNull
                          ? 'Send neither frame-ancestors nor X-Frame-Options: a sandboxed page has no origin to name.'
                          : `Name ${who} under frame-ancestors in the Content-Security-Policy of the framed page, which comes before X-Frame-Options. No list of the framing page opens it.`
                  ),
                  ...(isNull ? {} : { code: { language: 'http' as const, text: lines(set) } })
              }),
        warning: 'Name none that you do not trust: who frames a page can trick its users into clicks.',
        change: ofAnswer(stop, isNull ? { remove: ['x-frame-options'], ...(given && { set }) } : { set })
    };
    return isSignInPage(stop.url) || isOfSetup(stop.url) ? [openWindow, fix] : [fix, openWindow];
}

/** Where an org says who may frame its pages. */
function placeOfTrust(url: string): string | undefined {
    const host = hostOf(url);
    if (/\.(vf\.force|visualforce)\.com$/.test(host)) {
        return 'Setup > Security > Session Settings > Trusted Domains for Inline Frames';
    }
    return /\.(my\.site|salesforce-sites)\.com$/.test(host)
        ? 'Experience Builder > Settings > Security & Privacy > Trusted Domains for Inline Frames'
        : undefined;
}

/** Lightning pages, Setup and the pages of before: Salesforce itself writes what they answer. */
const isOfSetup = (url: string): boolean =>
    /\.(lightning\.(crm)?force|my\.salesforce(-setup)?)\.(com|mil)$/.test(hostOf(url));

const openWindow = developer(
    'open-window',
    'Or open it in a window of its own',
    'A link or window.open needs no permission; pages for sign-in, and those of Lightning Experience, allow nothing else.'
);

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
