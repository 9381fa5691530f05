import { predict } from './predict';
import type { FetchRequest, Hop, Observation, PageContext, ServerLogEntry } from './types';

/** Of a page from which everything may leave. */
export const NO_GUARDS: Pick<PageContext, 'policies' | 'addressSpace'> = { policies: [], addressSpace: 'loopback' };

/**
 * The API's log replayed: what the browser made of exactly these answers. Nothing where the log is not the whole story: a
 * redirect to where no log is kept, or no entry at all, which says that nothing arrived and not what stopped it.
 */
export function fromServerLog(observation: Observation, request: FetchRequest): string | undefined {
    const { page, policiesKnown } = observation;
    const log = withoutRetries(observation.serverLog ?? []);
    if (log.length === 0) {
        return undefined;
    }
    const policies = policiesKnown ? page.policies : [];
    const { outcome, reason, wire } = predict({ ...page, ...NO_GUARDS, policies }, request, hopsOf(log, request));
    const isRequestMissing = isPreflight(log[log.length - 1], request) && reason === 'unreachable';
    if (wire.length !== log.length && !isRequestMissing) {
        return undefined;
    }
    // By these answers it worked: then the connection broke within the last of them.
    return outcome === 'blocked' ? reason : 'unreachable';
}

/** A browser sends a request again whose connection broke before the answer (RFC 9110 § 9.2.2). */
const withoutRetries = (log: ServerLogEntry[]): ServerLogEntry[] =>
    log.filter(({ status, method, url }, index) => {
        const next = log[index + 1];
        return status !== undefined || next?.method !== method || next.url !== url;
    });

const isPreflight = ({ method, headers }: ServerLogEntry, request: FetchRequest): boolean =>
    method === 'OPTIONS' &&
    (request.method?.toUpperCase() !== 'OPTIONS' ||
        headers.some(([name]) => name.toLowerCase() === 'access-control-request-method'));

/** The answers of a call, as the log has them. */
export const hopsIn = (log: ServerLogEntry[], request: FetchRequest): Hop[] => hopsOf(withoutRetries(log), request);

/** Groups the log into hops: a preflight belongs to the request after it. */
function hopsOf(log: ServerLogEntry[], request: FetchRequest): Hop[] {
    const hops: Hop[] = [];
    log.forEach((entry, index) => {
        const { status, responseHeaders: headers } = entry;
        const answer = status === undefined ? undefined : { status, headers };
        const before = log[index - 1];
        if (isPreflight(entry, request)) {
            hops.push({ preflight: answer });
        } else if (before && isPreflight(before, request)) {
            hops[hops.length - 1].response = answer ?? 'unreachable';
        } else {
            hops.push({ response: answer ?? 'unreachable' });
        }
    });
    return hops;
}
