/** The words of the project as types. Shared by the engine, the lanes, the page, the report and the tests. */

import type { Change } from './change';
import type { FetchRequest, Gate, HeaderList, Outcome, PageContext, Rule, ServerResponse } from './fetchTypes';

export type * from './change';
export type * from './fetchTypes';

/**
 * One way to call an API. `image` and `form` are the two ways of a page that need no script; `record-wire` and `record-apex` read
 * a record of the org itself, by wire adapter and by a query in Apex.
 */
export type Lane =
    'direct' | 'no-cors' | 'fire-and-forget' | 'apex' | 'proxy' | 'image' | 'form' | 'record-wire' | 'record-apex';

// ---- what a lane reports -----------------------------------------------------------------------------------------

/** What every lane takes. `mode` is the lane's own affair. */
export interface LaneRequest {
    url: string;
    method?: string;
    headers?: HeaderList;
    body?: string;
    credentials?: 'omit' | 'same-origin' | 'include';
    /** Milliseconds after which the lane gives up; 10,000 when missing. */
    timeLimit?: number;
}

/** What every lane returns from `run()` and sends as the detail of its `laneresult` event. */
export interface LaneResult {
    lane: Lane;
    outcome: Outcome;
    /** How it ended: by itself, by the user, by the time limit. */
    ended: 'settled' | 'cancelled' | 'timed-out';
    /** The rejection, word for word. */
    error?: { name: string; message: string };
    /** What the script can read of the response (of an opaque one: status 0, no headers); also of one that broke off in its body. */
    response?: {
        status: number;
        statusText: string;
        type: ResponseType;
        url: string;
        redirected: boolean;
        headers: HeaderList;
    };
    body?: BodyView;
    /** Proxy lane only: what left the browser, to the proxy; `TOKEN` stands for the token. */
    sent?: FetchRequest;
    /**
     * Apex lanes only: the structured result of `CalloutProxy.send` or `RecordReader.readUser`; on the proxy lane that of
     * `ProxySession.open`, when it gave no token.
     */
    callout?: { outcome: string; message: string; fix: string; target?: string };
    /** Fire-and-forget lane only: the callbacks that ran, in order. */
    callbacks?: ('then' | 'catch' | 'finally')[];
    /** `performance.now()` when the call was made. */
    startedAt: number;
    durationMs: number;
}

export interface BodyView {
    kind: 'json' | 'text' | 'binary' | 'none';
    /** What to show: pretty JSON or text; empty for binary. */
    text: string;
    /** Bytes read (of a cut body: read so far). */
    bytes: number;
    contentType: string;
    /** True when the body is larger than what was read or shown. */
    cut: boolean;
    /** Set when the body is not what its type says (invalid JSON). */
    problem?: string;
}

/** One request as the sample API logged it. */
export interface ServerLogEntry {
    trace: string;
    /** Milliseconds since the epoch. */
    at: number;
    /** The origin of the API that received it. */
    origin: string;
    method: string;
    /** Path and query as received. */
    url: string;
    headers: HeaderList;
    bodyBytes: number;
    /** Missing while unanswered, or when the connection was dropped. */
    status?: number;
    responseHeaders: HeaderList;
    /** What the API did because of this request, such as `order placed`. */
    acted?: string;
}

// ---- diagnose ----------------------------------------------------------------------------------------------------

/** Everything that a page can know about one call. Leave out what is not known. */
export interface Observation {
    page: PageContext;
    /** False when the page could not read its own policies: `page.policies` says nothing then. */
    policiesKnown?: boolean;
    request: FetchRequest;
    result: LaneResult;
    /** An enforced violation of connect-src or default-src that belongs to this call. */
    violation?: { directive: string; blockedUrl: string; seenBy: 'event' | 'reporting-observer' };
    /** Whether a violation could have been seen at all (a listener was in place). */
    violationsObservable?: boolean;
    /** Whether Resource Timing has an entry for this very URL; `unknown` when that could not be asked. */
    resourceTiming?: 'entry' | 'none' | 'unknown';
    /** An opt-in no-cors GET of the same URL. */
    probe?: 'opaque' | 'rejected';
    /** Results of the other lanes on the same request. */
    others?: LaneResult[];
    /** The API's own log for this call, where there is one; an empty array means that nothing arrived. */
    serverLog?: ServerLogEntry[];
    /** What the same GET answered a server, which no CORS concerns: with this page's Origin header, and without one. */
    askedByServer?: { preflight?: ServerResponse; withOrigin: ServerResponse; withoutOrigin: ServerResponse };
}

export interface Cause {
    gate: Gate;
    reason: string;
    /** One plain sentence for a person. */
    text: string;
    /** What Chromium's console prints for it, to recognise it by. */
    consoleText?: string;
    rule?: Rule;
}

export interface Diagnosis {
    outcome: Outcome;
    /** True when exactly one cause (or, for a call that worked, none) is consistent with the observation. */
    certain: boolean;
    causes: Cause[];
    /** When not certain: what would decide, one plain sentence each. */
    wanted: string[];
    /** One plain sentence that says what happened. */
    text: string;
}

// ---- advise ------------------------------------------------------------------------------------------------------

export interface AdviceContext {
    page: PageContext;
    request: FetchRequest;
    lane: Lane;
}

export interface Fix {
    id: string;
    owner: 'admin' | 'api-owner' | 'developer';
    title: string;
    /** What to do, in one or two sentences. */
    text: string;
    /** Ready to copy. */
    code?: { language: 'xml' | 'javascript' | 'http' | 'apex'; text: string; file?: string };
    /** Such as `Setup > Security > Trusted URLs`. */
    setupPath?: string;
    /** Why this fix may be worse than the problem. */
    warning?: string;
    /** The same as data, for `apply`. Missing where the fix makes another call of it, or where what to write is not known. */
    change?: Change;
}

// ---- obstacles ---------------------------------------------------------------------------------------------------

/** One thing that stands in the way of a call, as if those before it were fixed. */
export interface Obstacle extends Cause {
    findings: Finding[];
    fixes: Fix[];
}

/** What the answers themselves show beyond the reason, or although nothing stands in the way. */
export interface Finding {
    id: string;
    text: string;
}
