import type { Gate, Lane, Outcome } from 'c/crossOrigin';

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
