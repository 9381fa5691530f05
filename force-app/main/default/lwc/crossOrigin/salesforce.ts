import { endpointOf } from './endpoints';
import { ASKED_FIRST, NOT_SENT } from './reasons';
import type { Cause, Observation } from './types';
import { calledUrl } from './url';

const REST_STATUS = 'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm';

/** Whether a URL is one of Salesforce's own APIs, which other pages may call by the CORS allowlist only. */
export function isSalesforceApi(url: string, pageOrigin: string): boolean {
    const called = calledUrl(url, pageOrigin);
    return called !== undefined && called.origin !== pageOrigin && endpointOf(called) === 'allowlist';
}

const HIDDEN =
    "Salesforce's answer has no Access-Control-Allow-Origin header: it answers so, with status 403, when {0} is not on the org's CORS allowlist. The browser hides such an answer, its status and its message too";

/** What a missing Access-Control-Allow-Origin means when the API is Salesforce's: a place on a list, not a header to write. */
export function allowlistText(reason: string, { page, request }: Observation): string | undefined {
    if (!reason.endsWith('MissingAllowOriginHeader') || !isSalesforceApi(request.url, page.origin)) {
        return undefined;
    }
    const text = HIDDEN.replace('{0}', () => page.origin);
    return reason.startsWith('Preflight') ? `${ASKED_FIRST}${text}${NOT_SENT}` : `${text}.`;
}

/** Why Salesforce refused, when the script can read that it did: then the allowlist is right, and something else is not. */
export function refusalOf({ page, request, result }: Observation): Cause | undefined {
    const status = result.response?.status ?? 0;
    if (result.outcome !== 'readable' || status < 400 || !isSalesforceApi(request.url, page.origin)) {
        return undefined;
    }
    const isLimit = result.body?.text.includes('REQUEST_LIMIT_EXCEEDED');
    const known = isLimit ? LIMIT : ({ 401: SESSION, 403: PERMISSION }[status] ?? REQUEST);
    const text = known.text.replace('{0}', () => messageOf(result.body?.text) || `status ${status}`);
    return {
        gate: 'http-status',
        reason: known.reason,
        text,
        rule: { id: known.reason, text: known.rule, spec: REST_STATUS }
    };
}

const SESSION = {
    reason: 'session-invalid',
    text: 'Salesforce answered 401, and the script can read it: the CORS allowlist is right as it is. The access token is missing, wrong or expired: {0}',
    rule: '401: the session ID or OAuth token used has expired or is invalid.'
};
const PERMISSION = {
    reason: 'permission-missing',
    text: 'Salesforce answered 403, and the script can read it: the CORS allowlist is right as it is. The user of the token lacks a permission: {0}',
    rule: '403: the user lacks a permission. The other 403, for an origin off the CORS allowlist, no script can read.'
};
const LIMIT = {
    reason: 'request-limit',
    text: 'The CORS allowlist is right as it is. The org has used up its API requests: {0}',
    rule: '403 with REQUEST_LIMIT_EXCEEDED: the org has no API requests left.'
};
const REQUEST = {
    reason: 'request-refused',
    text: 'Salesforce refused the request itself: {0}',
    rule: 'Statuses from 400 on say what is wrong with the request; the body names it.'
};

/** The messages of Salesforce's error body, an array of `{ message, errorCode }`. */
function messageOf(body = ''): string {
    try {
        const errors = JSON.parse(body) as { message?: string }[];
        return errors.flatMap(({ message }) => message ?? []).join(' ');
    } catch {
        return '';
    }
}
