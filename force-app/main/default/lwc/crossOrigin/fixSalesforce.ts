import { isOfSalesforce } from './asker';
import { endpointOf, isMyDomain, isSalesforceHost } from './endpoints';
import { askOwnServer, useApex, useOwnServer } from './elsewhere';
import { admin, developer } from './fix';
import { dropCredentials, originHeaders } from './fixHeaders';
import { hidesError } from './findAnswer';
import { isTainted } from './fixCors';
import { pageOverHttps } from './fixNetwork';
import { mendStatus } from './mendStatus';
import { corsAllowlist } from './metadata';
import { ownOrgFixes } from './ownOrg';
import type { Stop } from './stop';
import type { Change, Fix, HeaderList, PageContext } from './types';
import { parseUrl } from './url';

/** What lets a page call Salesforce itself. Undefined where it is another API that is called, or another gate that stopped the call. */
export function salesforceFixes(stop: Stop): Fix[] | undefined {
    const { gate, reason, request, page, url } = stop;
    const own = ownOrgFixes(gate, reason, { request, page });
    const called = parseUrl(url);
    // What the mode or the scheme of a request forbids, no server can allow.
    const isOfServer = (gate === 'cors' || gate === 'preflight') && !OF_REQUEST.includes(reason);
    if (own || !called || !isOfServer) {
        return own;
    }
    const fixes = fixesOf(stop, called);
    return fixes && stop.answer && hidesError(stop) ? [mendStatus(stop.answer.status), ...fixes] : fixes;
}

const OF_REQUEST = ['DisallowedByMode', 'CorsDisabledScheme'];

function fixesOf(stop: Stop, called: URL): Fix[] | undefined {
    const { reason, page } = stop;
    switch (endpointOf(called)) {
        case 'allowlist':
            if (/(InvalidAllowCredentials|WildcardOriginNotAllowed)/.test(reason)) {
                return [dropCredentials('Send the access token, not cookies'), ...byServer(page)];
            }
            return [
                ...(isMyDomain(called) ? [] : [useMyDomain]),
                ...listing(page, { ...corsAllowlist(page.origin), change: listed(stop) }),
                ...byServer(page)
            ];
        case 'oauth-box':
            return [...listing(page, { ...oauthBox(page.origin), change: listed(stop) }), onServer(called, page)];
        case 'never':
            return [onServer(called, page)];
        case 'always':
            return byServer(page);
        default:
            return isSalesforceHost(called.hostname) && !stop.target && !isTainted(stop)
                ? [onServer(called, page)]
                : undefined;
    }
}

/** The allowlist takes https, localhost, and extensions of Chromium and Firefox. */
function listing(page: PageContext, entry: Fix): Fix[] {
    if (/^(https:|(chrome|moz)-extension:|http:\/\/localhost(:|$))/.test(page.origin)) {
        return [entry];
    }
    return page.origin.startsWith('http:')
        ? [pageOverHttps(page, 'The CORS allowlist takes no http but that of localhost.')]
        : [];
}

/** A Lightning page is at an address of Salesforce; one elsewhere only plays it. */
const hasApex = (page: PageContext): boolean =>
    isOfSalesforce(page.context === 'lex' ? { ...page, context: undefined } : page);

const byServer = (page: PageContext): Fix[] => [hasApex(page) ? useApex : useOwnServer];

const useMyDomain = developer(
    'use-my-domain',
    'Call the org’s My Domain',
    'The CORS allowlist holds there alone: https://….my.salesforce.com, not an instance, a site or login.salesforce.com.'
);

/** What an origin on the list gets from Salesforce, in the preflight and in the answer: never leave to send cookies. */
function listed(stop: Stop): Fix['change'] {
    const set = originHeaders(stop).filter(([name]) => !name.endsWith('Credentials'));
    const more: HeaderList = [['Access-Control-Allow-Methods', stop.method]];
    const names: HeaderList = stop.asked.length > 0 ? [['Access-Control-Allow-Headers', stop.asked.join(', ')]] : [];
    return {
        answers: [
            { hop: stop.hop, part: 'preflight', status: 200, set: [...set, ...more, ...names] },
            { hop: stop.hop, part: 'response', set }
        ]
    };
}

const oauthBox = (origin: string): Fix => ({
    ...admin(
        'oauth-cors',
        'Enable CORS for OAuth endpoints',
        `Tick the box, and add ${origin} to the allowlist there. A page is a public client: PKCE, and no client secret.`,
        'Setup > Security > CORS'
    ),
    code: corsAllowlist(origin).code
});

/** What no allowlist opens: Apex for a page that has it, else the API that it does open, or a server of one's own. */
function onServer(called: URL, page: PageContext): Fix {
    const { pathname } = called;
    if (hasApex(page)) {
        return useApex;
    }
    return /^\/services\/(oauth2|auth)/.test(pathname)
        ? { ...exchangeOnServer, change: askOwnServer(called, page) }
        : {
              ...developer(
                  'use-rest',
                  'Use REST with an OAuth token, or a server of your own',
                  `${pathname.split('/').slice(0, 3).join('/')} takes no part in CORS, whatever the allowlist says. Sign in by OAuth and call the REST API, or let your server make this call.`
              ),
              change: byRest(called)
          };
}

const exchangeOnServer = developer(
    'token-by-server',
    'Exchange the code on a server',
    'No allowlist opens this address. A page alone may ask the org’s My Domain instead, with PKCE and no client secret, once an admin has ticked Enable CORS for OAuth endpoints; send no header that the endpoint does not need.'
);

/** SOAP has the version of the REST API in its address, and the identity URL says what userinfo says. Others have no like of it there. */
function byRest({ origin, pathname, search }: URL): Change | undefined {
    const [, version] = /^\/services\/soap\/[ucm]\/(\d+\.\d)/i.exec(pathname) ?? [];
    const path = version ? `/services/data/v${version}/` : pathname.startsWith('/id/') ? USERINFO : undefined;
    return path === undefined
        ? undefined
        : {
              request: { url: `${origin}${path}${search}`, method: 'GET', body: null },
              leaveOff: ['soapaction', 'content-type']
          };
}

const USERINFO = '/services/oauth2/userinfo';
