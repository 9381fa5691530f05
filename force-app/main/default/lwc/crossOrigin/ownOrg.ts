import { admin, developer } from './fix';
import type { AdviceContext, Fix, Gate, Observation } from './types';
import { calledUrl, parseUrl } from './url';

/** A Lightning page is on `<my domain>.lightning.force.com`, the APIs of its org on `<my domain>.my.salesforce.com`; so for pages of Setup. */
const PAGE_HOST = /\.(?:lightning\.(?:crm)?force|my\.salesforce-setup)\.(com|mil)$/;
/** The org on a laptop: the page under one of these names, its API under the other. */
const LOOPBACK: Record<string, string> = { localhost: '127.0.0.1', '127.0.0.1': 'localhost' };
const API_PATH = /^\/(services|cometd)\//;

/** The origin of the APIs of the org that a page belongs to, where the page's own origin tells. */
export function apiOriginOf(pageOrigin: string): string | undefined {
    const page = parseUrl(pageOrigin);
    const host = page && (LOOPBACK[page.hostname] ?? apiHostOf(page.hostname));
    return host && pageOrigin.replace(page.hostname, host);
}

const apiHostOf = (host: string): string | undefined =>
    PAGE_HOST.test(host) ? host.replace(PAGE_HOST, '.my.salesforce.$1') : undefined;

/** The path of a URL that is an API of the very org that the page belongs to; undefined for any other. */
function pathOfOwnApi(url: string, pageOrigin: string): string | undefined {
    // Most addresses are none, which costs less to see than to parse.
    const called = /\/(services|cometd)\//.test(url) ? calledUrl(url, pageOrigin) : undefined;
    return called && called.origin === apiOriginOf(pageOrigin) && API_PATH.test(called.pathname)
        ? called.pathname
        : undefined;
}

const OWN_API = 'This is an API of your own org, at another origin than its pages.';
const NO_SESSION = 'The session of the page is none for that API.';

/** What a gate means when the API is one's own org's: it is not there to be opened. */
export function ownOrgText(gate: Gate, { page, request }: Observation): string | undefined {
    if (pathOfOwnApi(request.url, page.origin) === undefined) {
        return undefined;
    }
    switch (gate) {
        case 'csp':
            return `${OWN_API} The page's Content Security Policy does not list it, so the browser sent nothing. ${NO_SESSION}`;
        case 'preflight':
        case 'cors':
            return `${OWN_API} It answers pages of other origins only if they are on the org's CORS allowlist and send an access token, which a component has not.`;
        default:
            return undefined;
    }
}

/** The changes that belong to one's own org: of a call to its API, or of a record that was not read. */
export function ownOrgFixes(
    gate: Gate,
    reason: string,
    { request, page }: Pick<AdviceContext, 'request' | 'page'>
): Fix[] | undefined {
    const isAtBrowser = gate === 'csp' || gate === 'preflight' || gate === 'cors';
    const pathname = isAtBrowser ? pathOfOwnApi(request.url, page.origin) : undefined;
    if (pathname !== undefined) {
        if (pathname.startsWith('/cometd')) {
            return [BY_EMP_API];
        }
        return /^\/services\/(apexrest|soap|async)\b/i.test(pathname) ? [BY_APEX] : INSTEAD_OF_FETCH;
    }
    return Object.hasOwn(RECORD_FIXES, reason) ? [RECORD_FIXES[reason]] : undefined;
}

const RECORD_FIXES: Record<string, Fix> = {
    'not-found': developer(
        'check-record',
        'Check the Id',
        'Is it the Id of a record of this object, and is the record shared with the user?'
    ),
    'no-access': admin(
        'field-access',
        'Give the user access',
        'Give read access to object and fields in a permission set, or leave the field out of the query.',
        'Setup > Users > Permission Sets'
    ),
    'record-error': developer('read-message', 'Read what the platform said', 'Its message stands under the details.')
};

const BY_EMP_API = developer(
    'use-emp-api',
    'Subscribe with lightning/empApi',
    'It listens to the channels of the org, with no address at all.'
);

/** What is no record. */
const BY_APEX = developer(
    'own-org-by-apex',
    'Call an Apex method, not the API',
    'What an Apex REST class does, an @AuraEnabled method can do for the component, with no address at all. Other APIs of the org Apex calls by a named credential to the org itself.'
);

/** The org's records do not need the org's REST API. */
const INSTEAD_OF_FETCH: Fix[] = [
    {
        ...developer(
            'use-ui-record-api',
            'Read the record with lightning/uiRecordApi',
            'The wire adapter asks at the origin of the page, with the rights of the user: no list concerns it.'
        ),
        code: {
            language: 'javascript',
            text: `import { getRecord } from 'lightning/uiRecordApi';
import NAME from '@salesforce/schema/User.Name';

@wire(getRecord, { recordId: '$recordId', fields: [NAME] })
record;`
        }
    },
    {
        ...developer(
            'use-apex-query',
            'Or query it in Apex, in user mode',
            'For what no wire adapter gives. WITH USER_MODE checks object, fields and sharing for the user.',
            'Do not send a session Id to the page for fetch: any script there could use it.'
        ),
        code: {
            language: 'apex',
            text: `@AuraEnabled(cacheable=true)
public static List<User> readUser(Id userId) {
    return [SELECT Id, Name FROM User WHERE Id = :userId WITH USER_MODE];
}`
        }
    }
];
