import { advise, ahead, diagnose } from 'c/crossOrigin';
import type { Diagnosis, Finding, Fix, LaneResult, Obstacle } from 'c/crossOrigin';
import { absentGates, type Evidence } from './absentGates';
import { exchangeOf } from './exchange';
import type { Exchange } from './steps';

/** All that was concluded about one call. */
export interface Explanation {
    result: LaneResult;
    diagnosis: Diagnosis;
    fixes: Fix[];
    /** What the answers show beside the cause. */
    findings: Finding[];
    /** What the call will meet once that cause is gone, in this order. */
    next: Obstacle[];
    exchange: Exchange;
    hiddenHeaders: string[];
    /** Whether a probe may be offered. */
    canProbe: boolean;
}

/** What the caller knows of a call and the evidence does not. */
export interface Known {
    /** The address as asked for, where what was sent is another. */
    address?: string;
    /** Whether Apex makes the call through a Named Credential. */
    usesCredential?: boolean;
}

/** From what was observed of a call to what c/laneExplanation shows of it. */
export function explanationOf(evidence: Evidence, { address, usesCredential }: Known = {}): Explanation {
    const { page, request, result } = evidence;
    const diagnosis = diagnose(evidence);
    return {
        result,
        diagnosis,
        fixes: advise(diagnosis, { page, request, lane: result.lane }),
        ...ahead(evidence, diagnosis),
        exchange: exchangeOf(evidence, diagnosis, absentGates(evidence, usesCredential), address),
        hiddenHeaders: [],
        canProbe: false
    };
}
