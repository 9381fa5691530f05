import type { Lane, LaneRequest, LaneResult, ServerLogEntry } from 'c/crossOrigin';
import { collectEvidence, explanationOf, readServerLog, type Explanation, type Trace } from 'c/evidence';

export interface FinishedCall {
    lane: Lane;
    request: LaneRequest;
    trace?: Trace;
    result: LaneResult;
    /** The other lanes' results on the same request. */
    others: LaneResult[];
    probe?: 'opaque' | 'rejected';
    /** Whether Apex would make the call through a Named Credential. */
    usesCredential?: boolean;
}

export interface Conclusion {
    explanation: Explanation;
    log?: ServerLogEntry[];
}

/** From one lane's result to all that can be said about the call. `logOrigin`: where the API's log is, if it has one. */
export async function conclude(call: FinishedCall, logOrigin?: string): Promise<Conclusion> {
    const { lane, request, trace, result, others, probe, usesCredential } = call;
    const isOver = result.ended !== 'settled' || result.callout?.outcome === 'TIMED_OUT';
    const log = trace && logOrigin ? await readServerLog(logOrigin, trace.key, isOver) : undefined;
    const observation = await collectEvidence({
        request,
        result,
        others,
        ...(log && { serverLog: log }),
        ...(probe && { probe })
    });
    const explained = explanationOf(observation, { address: request.url, usesCredential });
    const explanation = {
        ...explained,
        hiddenHeaders: hiddenHeaders(result, log),
        canProbe: !explained.diagnosis.certain && !probe && lane === 'direct' && (request.method ?? 'GET') === 'GET'
    };
    return { explanation, ...(log && { log }) };
}

/** They concern the connection, not the script. */
const HOP_BY_HOP = ['connection', 'keep-alive', 'transfer-encoding'];

/** What the API's last answer carried and the script was not given. */
function hiddenHeaders({ response, lane }: LaneResult, log: ServerLogEntry[] = []): string[] {
    const answer = log.findLast(({ method, status }) => method !== 'OPTIONS' && status !== undefined);
    if (!answer || lane === 'apex') {
        return [];
    }
    const visible = [...(response?.headers ?? []).map(([name]) => name.toLowerCase()), ...HOP_BY_HOP];
    const sent = answer.responseHeaders.map(([name]) => name.toLowerCase());
    return [...new Set(sent)].filter((name) => !visible.includes(name)).sort();
}
