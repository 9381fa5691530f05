import { apexFix, isSentAsPost, NO_BODY } from './fixApex';
import { apexOf, useApex, useOwnServer } from './elsewhere';
import { admin, apiOwner, developer } from './fix';
import { isOfSalesforce } from './asker';
import { changedTarget, newTarget } from './calloutTarget';
import { fixesAt } from './fixes';
import { correct } from './fixRequest';
import { requestIn } from './lanes';
import { remoteSite } from './metadata';
import { proxyFixes } from './proxy';
import { isSalesforceApi } from './salesforce';
import { stopOf } from './stop';
import type { AdviceContext, Cause, Diagnosis, FetchRequest, Fix, Gate, PageContext, Verdict } from './types';
import { calledUrl } from './url';

/** For each cause the changes that make the call work, the best first, each with its owner and its text. */
export function advise(conclusion: Diagnosis | Verdict, context: AdviceContext): Fix[] {
    const causes: Pick<Cause, 'gate' | 'reason'>[] =
        'causes' in conclusion
            ? conclusion.causes
            : conclusion.gate
              ? [{ gate: conclusion.gate, reason: conclusion.reason ?? '' }]
              : [];
    const fixes = [
        ...(context.lane === 'apex' && isSentAsPost(context.request) ? [NO_BODY] : []),
        ...(causes.length > 0
            ? causes.flatMap((cause) => fixesFor(cause, context))
            : fixesForOpaque(conclusion, context))
    ];
    return fixes.filter((fix, index) => fixes.findIndex(({ id }) => id === fix.id) === index);
}

function fixesForOpaque({ outcome }: Diagnosis | Verdict, { request, page }: AdviceContext): Fix[] {
    if (outcome !== 'opaque') {
        return [];
    }
    return isSalesforceApi(request.url, page.origin) ? [dropNoCors, useOwnServer] : [useApexToRead];
}

function fixesFor({ gate, reason }: Pick<Cause, 'gate' | 'reason'>, context: AdviceContext): Fix[] {
    if (context.lane === 'proxy') {
        const ofProxy = proxyFixes(gate, reason, context.page.origin);
        if (ofProxy) {
            return ofProxy;
        }
    }
    const ofApex = apexFix(reason, context.lane === 'apex');
    if (ofApex) {
        return [ofApex];
    }
    const page = ofLane(context.page);
    const request = requestIn(context.lane, context.request);
    const stop = stopOf({ page, request, hops: [] }, { gate, reason, wire: [] });
    return fixesAt(stop) ?? fixesByPlatform(gate, reason, { ...context, page });
}

/** Lanes are components: their page is one of Salesforce, or of a laptop that plays it, unless the caller knows better. */
const ofLane = (page: PageContext): PageContext => ({
    ...page,
    context: page.context ?? (isOfSalesforce(page) ? undefined : 'lex')
});

/** Of Apex, of the platform's reading of a record, of the page's own limits: what no request of a browser meets. */
function fixesByPlatform(gate: Gate, reason: string, { request, page }: AdviceContext): Fix[] {
    switch (gate) {
        case 'remote-site':
            return [remoteSite(calledUrl(request.url, page.origin)?.href ?? '')];
        case 'callout-target':
            return [reason === 'unregistered-target' ? newTarget(targetOrigin(request, page), request) : changedTarget];
        case 'named-credential':
            return [credential];
        case 'time-limit':
            return reason === 'timed-out' ? [longerLimit] : [];
        case 'http-status':
            return [HTTP_STATUS_FIXES[reason] ?? correct()];
        default:
            return apexOf({ page, request });
    }
}

const useApexToRead: Fix = {
    ...useApex,
    text: 'To read the answer, let Apex make the call, or let the API allow your origin and drop no-cors.'
};
const dropNoCors = developer(
    'drop-no-cors',
    'Drop no-cors',
    'It hides the answer and takes the Authorization header off the request: Salesforce was not even told who asks.'
);
const longerLimit = developer(
    'time-limit',
    'Allow more time, or ask for less',
    'Raise the time limit of the call, or page through the data.'
);
const targetOrigin = ({ url }: FetchRequest, page: PageContext): string =>
    calledUrl(url, page.origin)?.origin ?? 'https://api.example.com';
const credential = admin(
    'named-credential',
    'Give access to the Named Credential',
    'Create it, and give the user’s permission set access to its principal.',
    'Setup > Security > Named Credentials'
);
const HTTP_STATUS_FIXES: Record<string, Fix> = {
    'event-stream-type': apiOwner(
        'event-stream-type',
        'Answer with Content-Type: text/event-stream',
        'A sign-in or error page comes with status 200 and text/html, too: open the address, and see what is there.'
    ),
    'mime-type': apiOwner(
        'content-type',
        'Answer with the type of a script or style',
        'Send text/javascript or text/css. A page for errors or sign-in comes as text/html: open the address, and see what is there. Services that show source send it as text: take a copy of your own.'
    ),
    'apex-class-access': admin(
        'apex-class-access',
        'Give the user access to the Apex class',
        'Add the class to a permission set of the user; on a site without sign-in, of its guest user.',
        'Setup > Users > Permission Sets > Apex Class Access'
    ),
    'request-limit': developer(
        'fewer-requests',
        'Ask less often',
        'Read several records in one request (composite, GraphQL, Bulk API), keep answers, and look at Setup > System Overview.'
    ),
    'session-invalid': developer(
        'new-token',
        'Get a new access token',
        'Send the user through the OAuth flow again, or use the refresh token; send it as Authorization: Bearer.'
    ),
    'permission-missing': admin(
        'api-enabled',
        'Give the user the permission API Enabled',
        'Assign a permission set that has it. The CORS allowlist is right as it is.',
        'Setup > Users > Permission Sets'
    )
};
