import { api, LightningElement } from 'lwc';
import type { Diagnosis, Fix, LaneResult } from 'c/crossOrigin';
import type { Exchange } from 'c/evidence';
import { labels } from './labels';

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

/** What stands in a lane between its header and its answer: the picture first, then the reason, then what to change. */
export default class LaneExplanation extends LightningElement {
    @api explanation?: Explanation;
    /** True from the start of a call to its diagnosis. */
    @api isPending = false;

    labels = labels;

    handleProbe(): void {
        this.dispatchEvent(new CustomEvent('probe'));
    }
}
