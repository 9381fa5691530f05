import { predict } from './predict';
import { parseUrl } from './url';
import type { FetchRequest, LaneResult, Observation, Verdict } from './types';

const CORS_CHECK = [
    'MissingAllowOriginHeader',
    'AllowOriginMismatch',
    'MultipleAllowOriginValues',
    'InvalidAllowOriginValue'
];
const CORS_CHECK_WITH_CREDENTIALS = ['WildcardOriginNotAllowed', 'InvalidAllowCredentials'];
const PREFLIGHT = [
    'PreflightInvalidStatus',
    'MethodDisallowedByPreflightResponse',
    'HeaderDisallowedByPreflightResponse',
    'PreflightDisallowedRedirect',
    'InvalidAllowMethodsPreflightResponse',
    'InvalidAllowHeadersPreflightResponse'
];

/**
 * What is left when no record names the cause: each reason that this request could have met, the likeliest first. A script sees the
 * same rejection for all of them. `sent` is what leaves the browser for it.
 */
export function possibleReasons(observation: Observation, request: FetchRequest, sent: Verdict): string[] {
    return [...byLocalNetwork(observation, request), ...reasonsBehind(observation, request, sent)];
}

/** Nothing that tells a page of its own network's rules is there for a script, and not every browser has them. */
function byLocalNetwork(observation: Observation, request: FetchRequest): string[] {
    const { gate, reason } = predict({ ...observation.page, policies: [] }, request, []);
    const isOut = gate === 'local-network-access' && reachOf(observation, request) !== 'this-page';
    return isOut ? [reason as string] : [];
}

function reasonsBehind(observation: Observation, request: FetchRequest, sent: Verdict): string[] {
    if (observation.serverLog?.length === 0) {
        return ['unreachable', ...unseenCsp(observation)];
    }
    const reach = reachOf(observation, request);
    if (reach === 'nobody') {
        return ['unreachable'];
    }
    const isAskedFirst = sent.wire.some(({ requestMethod }) => requestMethod !== undefined);
    const atAnswer = request.mode === 'no-cors' ? ['corp'] : corsReasons(request, isAskedFirst);
    // A server may treat a request that is asked about first unlike the one without CORS.
    if (reach === 'this-page' && request.mode !== 'no-cors' && !isAskedFirst) {
        return atAnswer;
    }
    const onTheWay = reasonsOnTheWay(observation, request);
    return reach === 'unknown' ? ['unreachable', ...atAnswer, ...onTheWay] : [...atAnswer, 'unreachable', ...onTheWay];
}

function corsReasons({ credentials }: FetchRequest, isAskedFirst: boolean): string[] {
    const checks = [...CORS_CHECK, ...(credentials === 'include' ? CORS_CHECK_WITH_CREDENTIALS : [])];
    return [...checks, ...(isAskedFirst ? [...checks.map((reason) => `Preflight${reason}`), ...PREFLIGHT] : [])];
}

/** What can stop a call that the API redirected. */
function reasonsOnTheWay(observation: Observation, { mode }: FetchRequest): string[] {
    const isSecure = parseUrl(observation.page.origin)?.protocol === 'https:';
    return [
        ...unseenCsp(observation),
        ...(observation.violationsObservable ? [] : ['csp-redirect']),
        ...(isSecure ? ['mixed-content'] : []),
        mode === 'no-cors' ? 'redirect-credentials' : 'RedirectContainsCredentials',
        'invalid-redirect',
        'too-many-redirects',
        'bad-port'
    ];
}

/** Neither the event of a violation nor the missing trace of a call can be had. */
const unseenCsp = ({ resourceTiming, violationsObservable }: Observation): string[] =>
    resourceTiming === 'unknown' && !violationsObservable ? ['csp'] : [];

/**
 * Who got an answer from there: this page, without CORS; somebody, as Apex did, which says nothing of the way from here; nobody, as both
 * failed. One failure alone does not say so: Apex may not reach what a browser can, and an API can keep its answers from other sites.
 */
function reachOf(
    { probe, others = [], result }: Observation,
    { mode }: FetchRequest
): 'this-page' | 'somebody' | 'nobody' | 'unknown' {
    const noCors = others.filter(({ lane }) => lane === 'no-cors');
    const apex = others.filter(({ lane }) => lane === 'apex');
    if (probe === 'opaque' || noCors.some(({ outcome }) => outcome === 'opaque')) {
        return 'this-page';
    }
    if (apex.some(({ outcome }) => outcome === 'readable')) {
        return 'somebody';
    }
    const isRejected = probe === 'rejected' || [...noCors, ...(mode === 'no-cors' ? [result] : [])].some(isRejection);
    return isRejected && apex.some(({ callout }) => callout?.outcome === 'UNREACHABLE') ? 'nobody' : 'unknown';
}

/** By the network, not by the arguments, by the time limit or by the user. */
const isRejection = ({ outcome, ended, error }: LaneResult): boolean =>
    outcome === 'blocked' && ended === 'settled' && !/Failed to execute/.test(error?.message ?? '');
