import { blockedByCsp } from './csp';
import { destinationOf, directiveOf } from './directives';
import { isByPlatform, isRecordLane, requestIn } from './lanes';
import { ownOrgText } from './ownOrg';
import { predict } from './predict';
import { hasNoToken, seenFromPage, toldOfProxy } from './proxy';
import { fromServerLog, NO_GUARDS } from './serverLog';
import { allowlistText, isSalesforceApi, refusalOf } from './salesforce';
import { possibleReasons } from './possible';
import { consoleTextFor, gateOf, ruleFor, textFor } from './texts';
import { calledUrl, parseUrl } from './url';
import type { Cause, Diagnosis, FetchRequest, Hop, Lane, Observation, Verdict } from './types';

const NEED_LOG = "The API's own log: did the request arrive, and with which headers was it answered?";
const NEED_PROBE = 'A no-cors GET of the same address: if it resolves, the API is reachable and the cause is CORS.';
const NEED_SERVER =
    'The same request from a server, with and without an Origin header: if only the one with it is refused, the CORS allowlist is the cause.';
const NEED_CONSOLE = "The browser's console and network panel, which name the cause that a script may not see.";

/** From what a page can observe to the set of causes consistent with it. It never claims what cannot be known. */
export const diagnose = (observation: Observation): Diagnosis =>
    observation.result.lane === 'proxy'
        ? toldOfProxy(diagnosisOf(seenFromPage(observation)))
        : diagnosisOf(observation);

function diagnosisOf(observation: Observation): Diagnosis {
    const { result } = observation;
    if (result.outcome !== 'blocked') {
        const refusal = refusalOf(observation);
        const causes = refusal ? [refusal] : [];
        const text = refusal?.text ?? successText(observation);
        return { outcome: result.outcome, certain: true, causes, wanted: [], text };
    }
    const reasons = reasonsFor(observation);
    const causes = reasons.map((reason) => causeOf(reason, observation));
    const certain = causes.length === 1;
    return {
        outcome: 'blocked',
        certain,
        causes,
        wanted: certain ? [] : wantedEvidence(observation),
        text: certain
            ? causes[0].text
            : 'The browser does not tell the script why; more than one cause fits what is known.'
    };
}

function causeOf(reason: string, observation: Observation): Cause {
    const { page } = observation;
    const request = requestOf(observation);
    const directive = directiveOf(request);
    const gate = gateOf(reason);
    return {
        gate,
        reason,
        text:
            ownOrgText(gate, observation) ??
            allowlistText(reason, observation) ??
            textFor(reason, page.origin, request.url, directive),
        consoleText: consoleTextFor(reason, page.origin, request.url),
        rule: ruleFor(reason, directive)
    };
}

const SUCCESS_TEXTS: Partial<Record<Lane, string>> = {
    apex: 'Salesforce made the call: no browser rule applies, and the answer is readable.',
    proxy: 'The proxy called the API, and allows this origin, so the script may read what it passed on.',
    'record-wire': 'The platform read the record at the origin of the page, with the rights of the user.',
    'record-apex': 'Apex read the record on the server, with the rights of the user.',
    image: 'The image was shown; the script cannot read it.',
    form: 'The form was sent; no script can read the answer.'
};

function successText({ result, page, request }: Observation): string {
    const ofLane = SUCCESS_TEXTS[result.lane];
    if (ofLane) {
        return ofLane;
    }
    if (result.outcome === 'opaque') {
        return 'The request was sent. Mode no-cors hides status, headers and body of the answer, whatever they were.';
    }
    if (result.outcome === 'opaque-redirect') {
        return 'The API redirected; the request asked not to follow, and the script cannot see where to.';
    }
    return calledUrl(request.url, page.origin)?.origin === page.origin
        ? "The address is the page's own origin: no CORS needed."
        : 'The API allows this origin, so the script may read the answer.';
}

/** The tests, in the order in which they decide. */
function reasonsFor(observation: Observation): string[] {
    const { result } = observation;
    if (result.ended !== 'settled') {
        return [result.ended];
    }
    if (isByPlatform(result.lane) || hasNoToken(result)) {
        const failed = isRecordLane(result.lane) ? 'record-error' : 'apex-error';
        return [result.callout ? result.callout.outcome.toLowerCase().replaceAll('_', '-') : failed];
    }
    if (/Lightning Web Security: Cannot request/.test(result.error?.message ?? '')) {
        return ['lws-blocked-path'];
    }
    if (result.response) {
        // The script was let read the answer: then the connection broke within it.
        return ['unreachable'];
    }
    const sent = sentBy(observation);
    if (sent.gate === 'arguments') {
        return [sent.reason as string];
    }
    if (/Failed to execute|cannot be constructed|is not a valid/i.test(result.error?.message ?? '')) {
        return ['invalid-arguments'];
    }
    const logged = fromServerLog(observation, requestOf(observation)) ?? fromServer(observation);
    if (logged) {
        return [logged];
    }
    if (observation.violation || cspCertainlyBlocks(observation)) {
        return cspReasons(observation);
    }
    if (sent.reason === 'mixed-content') {
        return ['mixed-content'];
    }
    if (isTracelessByPolicy(observation)) {
        return ['csp'];
    }
    return sent.reason === 'bad-port' || sent.reason === 'keepalive-too-large'
        ? [sent.reason]
        : possibleReasons(observation, requestOf(observation), sent);
}

/** What leaves the browser for a server that never answers, or why nothing does; the page's policy and the network of the user set aside. */
const sentBy = (observation: Observation): Verdict =>
    predict({ ...observation.page, ...NO_GUARDS }, requestOf(observation), []);

/** The policy stopped the call: at its first URL, of which no trace is left then, or at a redirect. */
function cspReasons(observation: Observation): string[] {
    if (cspCertainlyBlocks(observation) || observation.resourceTiming === 'none') {
        return ['csp'];
    }
    const isFirstAllowed = observation.policiesKnown === true;
    return observation.resourceTiming === 'entry' || isFirstAllowed ? ['csp-redirect'] : ['csp', 'csp-redirect'];
}

/**
 * Of a call that the policy stopped at its first URL no timing is left. But timings go missing in other ways too: their absence says
 * nothing where the policy was read and allows the call, or where a violation would have been seen.
 */
const isTracelessByPolicy = ({ resourceTiming, policiesKnown, violationsObservable }: Observation): boolean =>
    resourceTiming === 'none' && policiesKnown !== true && violationsObservable !== true;

const requestOf = ({ request, result }: Observation): FetchRequest => requestIn(result.lane, request);

function cspCertainlyBlocks(observation: Observation): boolean {
    const { page, policiesKnown } = observation;
    const request = requestOf(observation);
    const self = parseUrl(page.origin);
    const url = parseUrl(request.url, self);
    return (
        policiesKnown === true &&
        url !== undefined &&
        blockedByCsp({ ...request, destination: destinationOf(request), page, self }, url, false)
    );
}

/**
 * A server that sent the page's Origin header got the answers that the browser gets and hides. They count only where the
 * API answers otherwise without the header: a refusal that has nothing to do with the origin says nothing about CORS.
 */
function fromServer(observation: Observation): string | undefined {
    const { askedByServer: asked, page } = observation;
    if (!asked || asked.withOrigin.status === asked.withoutOrigin.status) {
        return undefined;
    }
    const hop: Hop = { preflight: asked.preflight, response: asked.withOrigin };
    return predict({ ...page, ...NO_GUARDS }, requestOf(observation), [hop]).reason;
}

function wantedEvidence({ serverLog, probe, result, request, page, askedByServer }: Observation): string[] {
    return [
        ...(isSalesforceApi(request.url, page.origin) && !askedByServer ? [NEED_SERVER] : []),
        ...(serverLog ? [] : [NEED_LOG]),
        ...(probe || result.lane === 'no-cors' ? [] : [NEED_PROBE]),
        NEED_CONSOLE
    ];
}
