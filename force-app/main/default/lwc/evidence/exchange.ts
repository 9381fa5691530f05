import { isRecordLane, predict } from 'c/crossOrigin';
import type {
    Diagnosis,
    Gate,
    HeaderList,
    Lane,
    LaneResult,
    Observation,
    Outcome,
    ServerLogEntry,
    WireRequest
} from 'c/crossOrigin';

export type ActorId = 'page' | 'org' | 'platform' | 'proxy' | 'api' | 'api2';

export interface Actor {
    id: ActorId;
    /** Missing for the org, whose address the page does not know. */
    origin?: string;
}

/** A request or a response. */
export interface MessageStep {
    kind: 'request' | 'response';
    from: ActorId;
    to: ActorId;
    preflight: boolean;
    /** False when no record says that it went over the wire. */
    known: boolean;
    /** Of a request. */
    method?: string;
    url?: string;
    /** Of a request: the Origin header; null when there was none, undefined when nobody knows. */
    origin?: string | null;
    /** Of a preflight: what it asks permission for. */
    asksFor?: string[];
    /** Of a response: undefined when nobody knows, or when the connection ended without one. */
    status?: number;
    /** Of a response: Access-Control-Allow-Origin; null when there was none, undefined when nobody knows. */
    allowOrigin?: string | null;
    /** Of a response that reached the page: what its script gets. */
    given?: 'readable' | 'opaque' | 'withheld';
}

export interface GateStep {
    kind: 'gate';
    at: ActorId;
    gate: Gate;
    /** Undefined when it may have been this gate. */
    passed?: boolean;
    reason?: string;
}

/** What the API did because of the request before it. */
export interface NoteStep {
    kind: 'note';
    at: ActorId;
    text: string;
}

export type Step = MessageStep | GateStep | NoteStep;

/** What went over the wire for one call, in order, with the gates on its way. Serialisable. */
export interface Exchange {
    lane: Lane;
    outcome: Outcome;
    /** Where the messages come from: the API's log, or what the browser must have sent. */
    source: 'server-log' | 'browser';
    /** From left to right. */
    actors: Actor[];
    steps: Step[];
    /** Gates that are usually on the way of such a call, and are none on this page or for this call. */
    absent?: Gate[];
}

/**
 * Draws one call together from its records. What no record says is marked as not known, or left out. `apiUrl` is what the
 * lane was asked to call, which is not what left the browser where a proxy is in between.
 */
export function exchangeOf(
    observation: Observation,
    diagnosis: Diagnosis,
    absent: Gate[] = [],
    apiUrl: string = observation.request.url
): Exchange {
    const { result, serverLog } = observation;
    const actors = actorsOf(observation, apiUrl);
    const draw = isRecordLane(result.lane) ? stepsOfRecord : isByOrg(result) ? stepsThroughOrg : stepsFromPage;
    return {
        lane: result.lane,
        outcome: diagnosis.outcome,
        source: serverLog ? 'server-log' : 'browser',
        actors,
        steps: draw(observation, diagnosis, actors).filter((step) => !isAbsent(step, absent)),
        absent
    };
}

/** What is not there was not passed. */
const isAbsent = (step: Step, absent: Gate[]): boolean =>
    step.kind === 'gate' && step.passed === true && absent.includes(step.gate);

// ---- who takes part ----------------------------------------------------------------------------------------------

const MIDDLE: Partial<Record<Lane, ActorId>> = {
    apex: 'org',
    proxy: 'proxy',
    'record-wire': 'platform',
    'record-apex': 'platform'
};

/** Apex makes the call itself; for the proxy it asks for a token, and where there is none nothing else happens. */
const isByOrg = ({ lane, sent, callout }: LaneResult): boolean =>
    lane === 'apex' || (lane === 'proxy' && callout !== undefined && !sent);

function actorsOf({ page, result, serverLog }: Observation, apiUrl: string): Actor[] {
    const first = originOf(apiUrl) ?? apiUrl;
    const next = (serverLog ?? []).map(({ origin }) => origin).find((origin) => origin !== first);
    const middle = isByOrg(result) ? 'org' : MIDDLE[result.lane];
    const middleOrigin = result.sent && originOf(result.sent.url);
    return [
        { id: 'page', origin: page.origin },
        ...(middle ? [{ id: middle, ...(middleOrigin && { origin: middleOrigin }) }] : []),
        ...(isRecordLane(result.lane) ? [] : [{ id: 'api' as const, origin: first }]),
        ...(next ? [{ id: 'api2' as const, origin: next }] : [])
    ];
}

function originOf(url: string): string | undefined {
    try {
        const { origin } = new URL(url);
        return origin === 'null' ? undefined : origin;
    } catch {
        return undefined;
    }
}

// ---- a call by the browser ---------------------------------------------------------------------------------------

/** Gates inside the browser, before anything is sent. */
const BEFORE_SENDING: Gate[] = ['arguments', 'lightning-web-security', 'csp', 'mixed-content'];

function stepsFromPage(observation: Observation, diagnosis: Diagnosis, actors: Actor[]): Step[] {
    const stop = stoppingGate(diagnosis);
    const gates = gateStepsOf(diagnosis, 'page');
    if (stop && BEFORE_SENDING.includes(stop) && !isAfterRedirect(diagnosis)) {
        return gates;
    }
    const wire = wireSteps(observation, actors, 'page');
    const passedCsp: Step[] = isSent(observation, diagnosis) ? [gateStep('page', 'csp', true)] : [];
    const steps = [...passedCsp, ...withPreflightGate(wire, gates)];
    return [...withGivenAnswer(steps, diagnosis), ...gatesAfterAnswer(observation, diagnosis, gates)];
}

const isAfterRedirect = ({ causes }: Diagnosis): boolean => causes.some(({ reason }) => reason.endsWith('-redirect'));

const stoppingGate = ({ outcome, certain, causes }: Diagnosis): Gate | undefined =>
    outcome === 'blocked' && certain ? causes[0]?.gate : undefined;

/** Something arrived, or Resource Timing says that the browser asked the network. */
function isSent({ serverLog, resourceTiming, result }: Observation, { outcome }: Diagnosis): boolean {
    return (
        Boolean(serverLog?.length) || resourceTiming === 'entry' || outcome !== 'blocked' || Boolean(result.response)
    );
}

const gateStep = (at: ActorId, gate: Gate, passed?: boolean, reason?: string): GateStep => ({
    kind: 'gate',
    at,
    gate,
    ...(passed !== undefined && { passed }),
    ...(reason && { reason })
});

/** The gate that stopped the call, or each that may have. */
function gateStepsOf({ outcome, certain, causes }: Diagnosis, at: ActorId): GateStep[] {
    if (outcome !== 'blocked') {
        return [];
    }
    if (certain && causes.length > 0) {
        return [gateStep(at, causes[0].gate, false, causes[0].reason)];
    }
    return [...new Set(causes.map(({ gate }) => gate))].map((gate) => gateStep(at, gate));
}

/** After the preflight's answer: its gate, passed when the actual request followed. */
function withPreflightGate(wire: Step[], gates: GateStep[]): Step[] {
    const answer = wire.findLastIndex((step) => step.kind === 'response' && step.preflight);
    if (answer < 0) {
        return wire;
    }
    const refused = gates.find(({ gate }) => gate === 'preflight');
    const isFollowed = wire.slice(answer).some((step) => step.kind === 'request');
    if (!refused && !isFollowed) {
        return wire;
    }
    return wire.toSpliced(answer + 1, 0, refused ?? gateStep('page', 'preflight', true));
}

/** What the script gets of the last answer that reached the page. */
function withGivenAnswer(steps: Step[], { outcome }: Diagnosis): Step[] {
    const last = steps.findLastIndex((step) => step.kind === 'response' && !step.preflight && step.to === 'page');
    const given = outcome === 'readable' ? 'readable' : outcome === 'blocked' ? 'withheld' : 'opaque';
    return steps.map((step, index) => (index === last ? { ...(step as MessageStep), given } : step));
}

function gatesAfterAnswer(observation: Observation, { outcome }: Diagnosis, gates: GateStep[]): Step[] {
    const isDrawn = ({ gate }: GateStep): boolean => gate === 'preflight' && hasPreflight(observation);
    const checked = observation.result.response?.type === 'cors';
    return outcome === 'readable' && checked
        ? [gateStep('page', 'cors', true)]
        : gates.filter((gate) => !(isDrawn(gate) && gate.passed === false));
}

const hasPreflight = ({ serverLog }: Observation): boolean => !serverLog || serverLog.some(isPreflight);

// ---- a call by the org -------------------------------------------------------------------------------------------

/** Gates inside the org, before anything is sent. */
const BEFORE_CALLOUT: Gate[] = ['arguments', 'callout-target', 'remote-site', 'named-credential'];

function stepsThroughOrg(observation: Observation, diagnosis: Diagnosis, actors: Actor[]): Step[] {
    const isOnlyForToken = observation.result.lane === 'proxy';
    const method = isOnlyForToken ? 'ProxySession.open' : 'CalloutProxy.send';
    const asked = message('request', 'page', 'org', { method, url: observation.request.url });
    const answered = message('response', 'org', 'page', { given: 'readable' });
    const gates = gateStepsOf(diagnosis, 'org');
    const stop = stoppingGate(diagnosis);
    if (isOnlyForToken || (stop && BEFORE_CALLOUT.includes(stop))) {
        return [asked, ...gates, answered];
    }
    const wire = wireSteps(observation, actors, 'org');
    // One of the two is not there: which is left out by its absence.
    const gatesOfOrg: Gate[] = ['remote-site', 'named-credential'];
    const passed = diagnosis.certain ? gatesOfOrg.map((gate) => gateStep('org', gate, true)) : [];
    return [asked, ...passed, ...wire, ...gates, answered];
}

/** The org reads its own record: nobody else is asked. */
function stepsOfRecord({ result, request }: Observation, diagnosis: Diagnosis): Step[] {
    const method = result.lane === 'record-wire' ? 'getRecord' : 'RecordReader.readUser';
    return [
        message('request', 'page', 'platform', { method, url: request.url }),
        ...gateStepsOf(diagnosis, 'platform'),
        message('response', 'platform', 'page', { given: 'readable' })
    ];
}

// ---- messages ----------------------------------------------------------------------------------------------------

/** From the API's log where there is one, else from what the browser must have sent. */
function wireSteps(observation: Observation, actors: Actor[], caller: 'page' | 'org'): Step[] {
    const { serverLog, result } = observation;
    const lastHop = result.lane === 'proxy' ? 'proxy' : caller;
    const logged = (serverLog ?? []).flatMap((entry) => loggedSteps(entry, lastHop, actorAt(entry.origin, actors)));
    if (result.lane === 'proxy') {
        return throughProxy(observation, logged);
    }
    return logged.length > 0 ? logged : assumedSteps(observation, caller);
}

/** The browser's own messages to the proxy, and between them what the API logged: it only ever meets the proxy. */
function throughProxy(observation: Observation, logged: Step[]): Step[] {
    const isPassedOn = logged.length > 0 || observation.result.outcome !== 'blocked';
    const requests = predictedWire(observation).map((wire) =>
        assumedRequest(wire, 'page', 'proxy', isPassedOn && wire.requestMethod === undefined)
    );
    return [...requests, ...logged, ...(isPassedOn ? [assumedAnswer(observation, 'proxy', 'page')] : [])];
}

const actorAt = (origin: string, actors: Actor[]): ActorId =>
    actors.find((actor) => actor.origin === origin && actor.id !== 'page')?.id ?? 'api';

function loggedSteps(entry: ServerLogEntry, from: ActorId, to: ActorId): Step[] {
    const preflight = isPreflight(entry);
    const { method, url, status, acted } = entry;
    const origin = header(entry.headers, 'origin') ?? null;
    const asksFor = preflight ? permissionsAsked(entry) : undefined;
    const request = message('request', from, to, { method, url, origin, preflight, ...(asksFor && { asksFor }) });
    const note: Step[] = acted ? [{ kind: 'note', at: to, text: acted }] : [];
    if (status === undefined) {
        return [request, ...note];
    }
    const allowOrigin = header(entry.responseHeaders, 'access-control-allow-origin') ?? null;
    return [request, ...note, message('response', to, from, { preflight, status, allowOrigin })];
}

const isPreflight = ({ method, headers }: ServerLogEntry): boolean =>
    method === 'OPTIONS' && header(headers, 'access-control-request-method') !== undefined;

function permissionsAsked({ headers }: ServerLogEntry): string[] {
    return ['access-control-request-method', 'access-control-request-headers']
        .flatMap((name) => (header(headers, name) ?? '').split(','))
        .map((value) => value.trim())
        .filter((value) => value !== '');
}

function header(headers: HeaderList, wanted: string): string | undefined {
    return headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
}

/**
 * No log, or nothing in it: what the caller sends when all is allowed. It is known to have been sent only when an answer
 * came back; a preflight never is, as its answer may have been remembered.
 */
function assumedSteps(observation: Observation, caller: 'page' | 'org'): Step[] {
    const { result, serverLog } = observation;
    const known = result.outcome !== 'blocked' && !serverLog;
    const sent = caller === 'org' ? [orgRequest(observation)] : predictedWire(observation);
    const requests = sent.map((wire) => assumedRequest(wire, caller, 'api', known && wire.requestMethod === undefined));
    return known && requests.length > 0 ? [...requests, assumedAnswer(observation, 'api', caller)] : requests;
}

/** The answer as its script sees it. */
function assumedAnswer({ result: { response } }: Observation, from: ActorId, to: ActorId): MessageStep {
    const status = response && response.status > 0 ? response.status : undefined;
    const allowOrigin = header(response?.headers ?? [], 'access-control-allow-origin');
    return message('response', from, to, { status, ...(allowOrigin && { allowOrigin }) });
}

/** Apex drops an Origin header; what else it sends, only the API knows. */
const orgRequest = ({ request }: Observation): WireRequest => ({ method: request.method ?? 'GET', url: request.url });

function assumedRequest(wire: WireRequest, from: ActorId, to: ActorId, known: boolean): MessageStep {
    const preflight = wire.requestMethod !== undefined;
    const asksFor = [wire.requestMethod, ...(wire.requestHeaders?.split(',') ?? [])].filter(
        (name) => name !== undefined
    );
    return message('request', from, to, {
        method: wire.method,
        url: wire.url,
        origin: wire.origin ?? null,
        preflight,
        known,
        ...(preflight && { asksFor })
    });
}

/** The requests that leave the browser when the API allows everything and CSP does not matter. */
function predictedWire({ page, request }: Observation): WireRequest[] {
    const allowAll = {
        status: 200,
        headers: [
            ['Access-Control-Allow-Origin', page.origin],
            ['Access-Control-Allow-Credentials', 'true'],
            ['Access-Control-Allow-Methods', request.method ?? 'GET'],
            ['Access-Control-Allow-Headers', (request.headers ?? []).map(([name]) => name).join(', ')]
        ] as HeaderList
    };
    return predict({ ...page, policies: [] }, request, [{ preflight: allowAll, response: allowAll }]).wire;
}

const message = (
    kind: MessageStep['kind'],
    from: ActorId,
    to: ActorId,
    rest: Partial<Omit<MessageStep, 'kind' | 'from' | 'to'>>
): MessageStep => ({ kind, from, to, preflight: false, known: true, ...rest });
