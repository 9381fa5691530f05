import * as answer from './findAnswer';
import * as origin from './findOrigin';
import * as policy from './findPolicy';
import * as preflight from './findPreflight';
import * as asked from './findRequest';
import { endpointOf } from './endpoints';
import { predict } from './predict';
import { isGuess, stopOf, type Stop } from './stop';
import type { FetchRequest, Finding, Hop, PageContext, Profile, Verdict } from './types';
import { parseUrl } from './url';

type Check = (stop: Stop, verdict: Verdict) => string | undefined;

/** Each check by its name, in the order in which a reader wants them. */
const CHECKS: [id: string, check: Check][] = [
    ['policy-near-miss', policy.findNearSource],
    ['relative-address', asked.findRelativeAddress],
    ['headers-left-off', asked.findHeadersLeftOff],
    ['insecure-form', asked.findInsecureForm],
    ['error-status', answer.findHiddenError],
    ['readable-error', answer.findReadableError],
    ['cookie-not-sent', answer.findCookie],
    ['credentials-left-out', answer.findCredentialsLeftOut],
    ['signed-address-and-token', answer.findSignedAndToken],
    ['signed-address', answer.findSigned],
    ['token-lost-in-redirect', answer.findLostToken],
    ['method-changed-by-redirect', answer.findChangedMethod],
    ['allow-origin-twice', origin.findTwice],
    ['allow-origin-in-preflight-only', answer.findPreflightOnly],
    ['origin-null-after-redirect', origin.findTaint],
    ['null-origin-with-credentials', origin.findNullWithCredentials],
    ['allow-credentials-value', origin.findCredentialsCase],
    ['other-salesforce-origin', origin.findOtherOrigin],
    ['cached-for-another-origin', answer.findCache],
    ['vary-missing', answer.findVary],
    ['preflight-redirected', preflight.findPreflightRedirect],
    ['preflight-wants-sign-in', preflight.findSignIn],
    ['preflight-refused', preflight.findRefusedPreflight],
    ['preflight-not-answered', preflight.findNoOptions],
    ['preflight-unknown', preflight.findUnansweredPreflight],
    ['method-lower-case', preflight.findMethodCase],
    ['added-headers', preflight.findAddedHeaders],
    ['answer-header-on-request', preflight.findAnswerHeaderOnRequest],
    ['upload-listener', preflight.findUploadListener],
    ['wildcard-covers-authorization', preflight.findWildcardForToken],
    ['wildcard-with-credentials', preflight.findWildcardWithCredentials],
    ['hidden-headers', answer.findHidden],
    ['resource-policy', answer.findResourcePolicy],
    ['opaque-response-blocking', answer.findOrb],
    ['mime-type', asked.findMimeType],
    ['salesforce-endpoint', findEndpoint],
    ['salesforce-instance', answer.findInstance]
];

/** What the answers show although nothing stands in the way, or beside the first thing that does. */
export function findings(
    page: PageContext,
    request: FetchRequest,
    hops: Hop[],
    profile: Profile = 'chromium'
): Finding[] {
    const verdict = predict(page, request, hops, profile);
    return findingsAt(stopOf({ page, request, hops }, verdict), verdict);
}

export function findingsAt(stop: Stop, verdict: Verdict): Finding[] {
    if (isGuess(stop, verdict)) {
        return [UNKNOWN];
    }
    const found = CHECKS.flatMap(([id, check]) => {
        const text = check(stop, verdict);
        return text ? [{ id, text }] : [];
    });
    const near = origin.findNearMiss(stop, verdict);
    return near ? [{ id: near.id, text: near.text }, ...found] : found;
}

/** The list of obstacles ends where nobody knows what is answered. */
export const UNKNOWN: Finding = {
    id: 'answer-unknown',
    text: 'What comes after this is not known: no answer is given for it.'
};

function findEndpoint({ url, gate }: Stop): string | undefined {
    const called = parseUrl(url);
    const kind = called && (gate === 'cors' || gate === 'preflight') ? endpointOf(called) : undefined;
    return kind && ENDPOINTS[kind];
}

const ENDPOINTS: Partial<Record<string, string>> = {
    allowlist:
        'This endpoint of Salesforce answers pages whose origin is on the org’s CORS allowlist, at its My Domain. A preflight that succeeds proves nothing about the address.',
    'oauth-box':
        'This endpoint answers pages at the org’s own hosts alone, and where Enable CORS for OAuth endpoints is ticked.',
    never: 'This endpoint of Salesforce takes no part in CORS: no entry of the allowlist opens it.'
};
