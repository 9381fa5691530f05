import type { FetchRequest, Lane, LaneRequest, LaneResult, PageContext, ServerLogEntry } from 'c/crossOrigin';
import { isByPlatform } from 'c/crossOrigin';
import type { Evidence } from './absentGates';
import { readPolicies } from './policies';
import { watchTimings, type TimingLog } from './resourceTiming';
import { watchViolations, type ViolationLog } from './violations';

export { readServerLog } from './serverLog';
export { exchangeOf } from './exchange';
export { explanationOf } from './explanation';
export type { Explanation } from './explanation';
export { newTrace, withoutTrace } from './trace';
export type { Trace } from './trace';
export { toldOf } from './told';
export type { Told } from './told';
export type { Actor, ActorId, Exchange, GateStep, MessageStep, NoteStep, Step } from './steps';

/** One call to collect the evidence of. */
export interface Call {
    request: LaneRequest;
    result: LaneResult;
    /** Results of the other lanes on the same request. */
    others?: LaneResult[];
    /** The API's own log of this call, where there is one. */
    serverLog?: ServerLogEntry[];
    /** What an opt-in probe said. */
    probe?: 'opaque' | 'rejected';
}

/** Tasks to wait for a sign of a failed call: the event of a violation comes one or two after the rejection. */
const TURNS = 25;
const TURNS_AFTER_ENTRY = 2;

let violations: ViolationLog | undefined;
let timings: TimingLog = () => 'unknown';
let policies: Promise<string[] | undefined> | undefined;

/** Installs the observers, once a page; before the first call, or its violation goes unseen. */
export function installEvidence(): void {
    if (!violations) {
        violations = watchViolations();
        timings = watchTimings();
        policies = readPolicies(location.href);
    }
}

/**
 * How this page learns that CSP stopped a call: by the violation's event; under Lightning Web Security, which forbids that, by
 * a ReportingObserver, where its release allows one; else because Resource Timing has no entry for the call.
 */
export function violationDetection(): 'event' | 'reporting-observer' | 'resource-timing' {
    installEvidence();
    return violations?.seenBy ?? 'resource-timing';
}

/** This page as the engine sees it; no policies when they could not be read. */
export async function pageContext(): Promise<PageContext> {
    installEvidence();
    return { origin: location.origin, policies: (await policies) ?? [] };
}

/** Everything that this page can know about one call. A failed fetch is given a few tasks in which its traces arrive. */
export async function collectEvidence(call: Call): Promise<Evidence> {
    installEvidence();
    const { result, others, serverLog, probe: probed } = call;
    const request: LaneRequest = result.sent ?? call.request;
    const isFromBrowser = !isByPlatform(result.lane);
    if (isFromBrowser && isRejection(result)) {
        await waitForTraces(request.url, result.startedAt);
    }
    const known = await policies;
    const violation = isFromBrowser ? violations?.find(request.url, result.startedAt) : undefined;
    return {
        page: { origin: location.origin, policies: known ?? [] },
        policiesKnown: known !== undefined,
        request: fetchRequestOf(request, result.lane),
        result,
        violationsObservable: violations?.seenBy !== undefined,
        isSandboxed: violations?.isSandboxed ?? false,
        ...(violation && {
            violation: {
                directive: violation.directive,
                blockedUrl: violation.blockedUrl,
                seenBy: violation.seenBy
            }
        }),
        resourceTiming: isFromBrowser ? timings(request.url, result.startedAt) : 'unknown',
        ...(probed && { probe: probed }),
        ...(others?.length && { others }),
        ...(serverLog && { serverLog })
    };
}

/**
 * An opt-in GET without CORS: it resolves, opaque, whenever the server can be reached. Never for another method, which
 * could act a second time.
 */
export async function probe(url: string): Promise<'opaque' | 'rejected'> {
    try {
        await fetch(url, { mode: 'no-cors', credentials: 'omit', cache: 'no-store' });
        return 'opaque';
    } catch {
        return 'rejected';
    }
}

/** The request as the Fetch standard sees it: the lane decides the mode. */
export function fetchRequestOf(request: LaneRequest, lane: Lane): FetchRequest {
    const { url, method, headers, body, credentials } = request;
    return {
        url,
        mode: lane === 'no-cors' || lane === 'image' || lane === 'form' ? 'no-cors' : 'cors',
        ...((lane === 'image' || lane === 'form') && { destination: lane }),
        ...(method && { method }),
        ...(headers && { headers }),
        ...(body !== undefined && { body }),
        ...(credentials && { credentials })
    };
}

const isRejection = ({ outcome, ended }: LaneResult): boolean => outcome === 'blocked' && ended === 'settled';

/** Ends as soon as one trace is there: an event means CSP; an entry means that a violation can only follow at once. */
async function waitForTraces(url: string, since: number): Promise<void> {
    let turns = TURNS;
    while (turns > 0 && !violations?.find(url, since)) {
        // eslint-disable-next-line no-await-in-loop -- each turn lets the browser deliver what it has
        await nextTask();
        turns = timings(url, since) === 'entry' ? Math.min(turns - 1, TURNS_AFTER_ENTRY) : turns - 1;
    }
}

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
