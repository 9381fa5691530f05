import { api, LightningElement } from 'lwc';
import type { Explanation } from 'c/evidence';
import { labels } from './labels';

/** What stands in a lane between its header and its answer: the picture first, then the reason, then what to change. */
export default class LaneExplanation extends LightningElement {
    @api explanation?: Explanation;
    /** True from the start of a call to its diagnosis. */
    @api isPending = false;

    labels = labels;

    handleProbe(): void {
        this.dispatchEvent(new CustomEvent('probe', { bubbles: true }));
    }
}
