import { predict } from 'c/crossOrigin';
import type { HeaderList, Observation, ServerLogEntry, WireRequest } from 'c/crossOrigin';
import { actorAt } from './actors';
import type { Actor, ActorId, MessageStep, Step } from './steps';

/** From the API's log where there is one, else from what the browser must have sent. */
export function wireSteps(observation: Observation, actors: Actor[], caller: 'page' | 'org'): Step[] {
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

export const isPreflight = ({ method, headers }: ServerLogEntry): boolean =>
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

/** A message between two of those who take part. */
export const message = (
    kind: MessageStep['kind'],
    from: ActorId,
    to: ActorId,
    rest: Partial<Omit<MessageStep, 'kind' | 'from' | 'to'>>
): MessageStep => ({ kind, from, to, preflight: false, known: true, ...rest });
