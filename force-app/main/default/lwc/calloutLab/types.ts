import type { Lane, LaneRequest, LaneResult, ServerLogEntry } from 'c/crossOrigin';
import type { Explanation, Trace } from 'c/evidence';

/** What `CalloutTargets.getAll` returns. */
export interface CalloutTarget {
    name: string;
    label: string;
    /** Scheme, host and port. */
    origin: string;
    pathPrefix: string;
    methods: string[];
    requestHeaders: string[];
    usesCredential: boolean;
}

/** One lane on the page. */
export interface LaneState {
    lane: Lane;
    /** `performance.now()` when the lane was prepared. */
    since: number;
    /** What its next call will be. */
    request: LaneRequest;
    /** The trace of `request`; missing when the API keeps no log for us. */
    trace?: Trace;
    isPending: boolean;
    /** The last call, what a probe after it said, and what was concluded about it. */
    call?: { request: LaneRequest; trace?: Trace; result: LaneResult; probe?: 'opaque' | 'rejected' };
    log?: ServerLogEntry[];
    explanation?: Explanation;
}

/** What the page is about: a scenario, or a request of one's own. */
export type Subject = { scenario: string } | { own: LaneRequest };

export const isOwn = (subject: Subject): subject is { own: LaneRequest } => 'own' in subject;
