import { advise, diagnose } from 'c/crossOrigin';
import type { Diagnosis, Fix, LaneResult, Observation } from 'c/crossOrigin';
import { exchangeOf, type Exchange } from './exchange';

/** All that was concluded about one call. */
export interface Explanation {
    result: LaneResult;
    diagnosis: Diagnosis;
    fixes: Fix[];
    exchange: Exchange;
    hiddenHeaders: string[];
    /** Whether a probe may be offered. */
    canProbe: boolean;
}

/** From what was observed of a call to what c/laneExplanation shows of it. `address`: as asked for, where what was sent is another. */
export function explanationOf(observation: Observation, address?: string): Explanation {
    const { page, request, result } = observation;
    const diagnosis = diagnose(observation);
    return {
        result,
        diagnosis,
        fixes: advise(diagnosis, { page, request, lane: result.lane }),
        exchange: exchangeOf(observation, diagnosis, address),
        hiddenHeaders: [],
        canProbe: false
    };
}
