import {
    diagnose,
    isByApex,
    obstacleNamed,
    obstacles,
    predict,
    type Diagnosis,
    type FetchRequest,
    type Fix,
    type Hop,
    type Obstacle,
    type PageContext
} from 'c/crossOrigin';
import { answerOf, requestTold, violated } from './answers';
import {
    isErrFailed,
    isOfErrFailed,
    isUnknownError,
    NO_ERROR_NAMED,
    reasonOfNetworkError,
    sharedBy
} from './networkErrors';
import type { Sighting } from './sighting';
import { isHostCut } from './withoutAddress';

export interface Conclusion {
    /** True when the first obstacle is known to be the cause; else each one listed is possible. */
    certain: boolean;
    /** What stands in the way, in its order; when not certain, what may. */
    obstacles: Obstacle[];
    /** What would decide, one sentence each. */
    wanted: string[];
}

/** What the traces of one call come to. */
export function conclude(told: Sighting): Conclusion {
    const sighting = { ...told, url: unlessCut(told.url), origin: unlessCut(told.origin) };
    if (sighting.reason !== undefined) {
        return concludeFromReason(sighting.reason, sighting);
    }
    return sighting.isAnswer ? { certain: true, obstacles: [], wanted: [] } : concludeFromRecord(sighting);
}

const unlessCut = (address?: string): string | undefined => (isHostCut(address ?? '') ? undefined : address);

/** Stand for the page and for what is called where no trace names them, each with the sentence that says so. */
const SOME_PAGE = 'https://MyDomain.lightning.force.com';
const SOME_API = '//api.example.com';
const NAME_IT: Record<string, string> = {
    [SOME_PAGE]: `The page’s origin does not stand there: put yours where ${SOME_PAGE} is written.`,
    [SOME_API]: 'The address of the call does not stand there: put yours where api.example.com is written.'
};
const NAME_THE_CALL =
    'Which method and headers the script sends does not stand there: name yours in Access-Control-Allow-Methods and Access-Control-Allow-Headers.';

/** What of an obstacle people read. */
const shownOf = (found: readonly Obstacle[]): string =>
    JSON.stringify(found, (key, value: unknown) => (key === 'change' ? undefined : value));

/** A file about what only stands for something is nobody's to deploy: its text remains, as a form. */
const asForms = (found: readonly Obstacle[], places: readonly string[]): Obstacle[] =>
    found.map((obstacle) => ({ ...obstacle, fixes: obstacle.fixes.map((fix) => asForm(fix, places)) }));

function asForm(fix: Fix, places: readonly string[]): Fix {
    if (!fix.code || !places.some((place) => fix.code?.text.includes(place))) {
        return fix;
    }
    const { language, text } = fix.code;
    return { ...fix, code: { language, text } };
}

const pageOf = ({ origin = SOME_PAGE, policies, values }: Sighting): PageContext => ({
    origin,
    policies: policies ?? violated(values ?? {}).policies
});

/** The call with an address in any case: without one it would be a call of the page's own. */
function callOf(sighting: Sighting): FetchRequest {
    const request = requestOf(sighting);
    if (request.url !== '') {
        return request;
    }
    const isSocket = /\bWebSocket\b/.test(sighting.text);
    const isSecure = sighting.reason !== 'mixed-content';
    return isSocket
        ? { ...request, url: `${isSecure ? 'wss' : 'ws'}:${SOME_API}`, mode: 'websocket' }
        : { ...request, url: `${isSecure ? 'https' : 'http'}:${SOME_API}` };
}

export function requestOf({ url = '', request, reason = '', values = {} }: Sighting): FetchRequest {
    const { destination } = violated(values);
    return {
        ...requestTold(reason, values),
        ...(destination && { destination }),
        ...(/^wss?:/i.test(url) && { mode: 'websocket' as const }),
        ...request,
        url
    };
}

function concludeFromReason(reason: string, sighting: Sighting): Conclusion {
    const page = pageOf(sighting);
    const request = callOf(sighting);
    const { hops, values = {} } = sighting;
    const told = answerOf(reason, values, request);
    // Of an answer that only its message tells of, nothing is known beyond that.
    const seen = hops ? obstacles(page, request, hops) : obstacles(page, request, told ? [told] : []).slice(0, 1);
    const isApex = isByApex(reason, sighting.text);
    const isSeen = seen[0]?.reason === reason && !isApex;
    const found = isSeen ? seen : [obstacleNamed(reason, page, request, isApex)];
    const shown = shownOf(found);
    const places = [
        ...(sighting.origin === undefined && shown.includes(SOME_PAGE) ? [SOME_PAGE] : []),
        ...(!sighting.url && shown.includes(SOME_API) ? [SOME_API] : [])
    ];
    return {
        certain: true,
        obstacles: asForms(found, places),
        wanted: [
            ...places.map((place) => NAME_IT[place]),
            ...(sighting.request === undefined && found[0].gate === 'preflight' ? [NAME_THE_CALL] : [])
        ]
    };
}

/** From what was recorded: the policy and the answers decide where they are known, the error of the network narrows the rest. */
function concludeFromRecord(sighting: Sighting): Conclusion {
    const page = pageOf(sighting);
    const request = callOf(sighting);
    const { hops = [], networkError, status } = sighting;
    const { response } = hops.at(-1) ?? {};
    const isCut = hops.length > 0 && (response === undefined || response === 'unreachable');
    const found = obstacles(page, request, hops).filter(({ gate }) => !isCut || gate !== 'network');
    if (found.length > 0) {
        return { certain: true, obstacles: found, wanted: [] };
    }
    if (networkError === undefined || isUnknownError(networkError)) {
        return (
            (sighting.isEndUntold && withCredentials(page, request, hops)) || {
                certain: true,
                obstacles: [],
                wanted: []
            }
        );
    }
    const shared = sharedBy(networkError, sighting.request?.headers && (request.destination ?? ''));
    const isTokenUntold = sighting.isTokenUntold ?? sighting.request?.headers === undefined;
    const asked = isTokenUntold ? [request, withToken(request)] : [request];
    const known = { isPreflightPast: isCut || status !== undefined, status };
    if (shared) {
        // A policy that is known has been held against the call already, and what was asked before has passed it.
        const isPast = page.policies.length > 0 || hops.length > 0;
        const reasons = shared.reasons.filter((reason) => reason !== 'csp' || !isPast);
        const others = networkError === NO_ERROR_NAMED ? possible(page, asked, networkError, known).obstacles : [];
        const left = [
            ...reasons.map((reason) => obstacleNamed(reason, page, request)),
            ...others.filter(({ reason }) => !reasons.includes(reason))
        ];
        return { certain: left.length === 1, obstacles: left, wanted: left.length === 1 ? [] : [shared.wanted] };
    }
    const reason = reasonOfNetworkError(networkError);
    return reason === undefined
        ? possible(page, asked, networkError, known)
        : { certain: true, obstacles: [obstacleNamed(reason, page, request)], wanted: [] };
}

/** As a script sends it that signs its calls: most do, and then the browser asks first. */
const withToken = (request: FetchRequest): FetchRequest => ({
    ...request,
    headers: [...(request.headers ?? []), ['Authorization', 'x']]
});

/** An answer for credentials that allows `*`: a script that sent none reads it, and one that asked for them does not, whether there was a cookie or not. */
function withCredentials(page: PageContext, request: FetchRequest, hops: Hop[]): Conclusion | undefined {
    const { response } = hops.at(-1) ?? {};
    const takesCredentials =
        typeof response === 'object' &&
        response.headers.some(
            ([name, value]) => name.toLowerCase() === 'access-control-allow-credentials' && value === 'true'
        );
    const [first] = takesCredentials ? obstacles(page, { ...request, credentials: 'include' }, hops) : [];
    return first?.reason === 'WildcardOriginNotAllowed'
        ? { certain: false, obstacles: [first], wanted: [IF_CREDENTIALS] }
        : undefined;
}

const IF_CREDENTIALS =
    'The script decides: with credentials: ‘include’ or withCredentials it was this, without them the answer was read.';

/** The browser says no more than that the call failed: everything that such a call can meet, and what would decide. */
function possible(
    page: PageContext,
    asked: FetchRequest[],
    networkError: string,
    { isPreflightPast, status }: { isPreflightPast: boolean; status?: number }
): Conclusion {
    // No recorder writes down whether the page sent its credentials: without a cookie both may be.
    const variants = asked.flatMap((request) =>
        request.credentials ? [request] : [request, { ...request, credentials: 'include' as const }]
    );
    const diagnoses = variants.map((request) => diagnosisOf(page, request));
    const causes = diagnoses.flatMap((diagnosis) => diagnosis.causes);
    const different = causes.filter(({ reason }, at) => causes.findIndex((each) => each.reason === reason) === at);
    const { wanted } = diagnoses[0];
    const left = isErrFailed(networkError)
        ? different.filter((each) => isOfErrFailed(each.gate, each.reason))
        : different;
    // A status that was told is that of the answer: the preflight is past, and only one of 3xx leads on.
    const open = left.filter(
        ({ gate }) =>
            !(isPreflightPast && gate === 'preflight') &&
            !(status !== undefined && gate === 'redirect' && Math.floor(status / 100) !== 3)
    );
    return {
        certain: open.length === 1,
        obstacles: open.map(({ reason }) => obstacleNamed(reason, page, asked[0])),
        wanted: ['The line of the console for this call names the one that it was.', ...wanted]
    };
}

/** Of a call that failed, as the page knows it. */
function diagnosisOf(page: PageContext, request: FetchRequest): Diagnosis {
    const { wire } = predict({ ...page, policies: [] }, request, [{ response: 'unreachable' }]);
    return diagnose({
        page,
        policiesKnown: page.policies.length > 0,
        request,
        result: {
            lane: request.mode === 'no-cors' ? 'no-cors' : 'direct',
            outcome: 'blocked',
            ended: 'settled',
            error: { name: 'TypeError', message: 'Failed to fetch' },
            startedAt: 0,
            durationMs: 0
        },
        resourceTiming: wire.length > 0 ? 'entry' : 'unknown'
    });
}
