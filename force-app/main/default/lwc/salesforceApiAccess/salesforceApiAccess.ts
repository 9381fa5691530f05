import { LightningElement } from 'lwc';
import { apiOriginOf } from 'c/crossOrigin';
import type { Lane, LaneRequest, LaneResult } from 'c/crossOrigin';
import { collectEvidence, explanationOf, installEvidence } from 'c/evidence';
import { fill, laneName, outcomeName } from 'c/labelText';
import type { Explanation } from 'c/evidence';
import userId from '@salesforce/user/Id';
import { labels } from './labels';

type Explanations = Partial<Record<Lane, Explanation>>;

/**
 * The record of the current user in three ways: fetch from the org's REST API, which is another origin and does not know the
 * page's session; the platform's wire adapter; a query in Apex. Each with what stopped it, or why it works.
 */
export default class SalesforceApiAccess extends LightningElement {
    labels = labels;
    recordId: string = userId;
    apiOrigin = apiOriginOf(location.origin);
    explanations: Explanations = {};
    pending: Partial<Record<Lane, boolean>> = {};
    announcement = '';

    connectedCallback(): void {
        installEvidence();
    }

    /** What the REST API would want besides: an access token, which no component has. */
    get request(): LaneRequest {
        return { url: `${this.apiOrigin}/services/data/v67.0/sobjects/User/${this.recordId}` };
    }

    get direct(): { explanation?: Explanation; isPending?: boolean } {
        return this.viewOf('direct');
    }

    get wire(): { explanation?: Explanation; isPending?: boolean } {
        return this.viewOf('record-wire');
    }

    get apex(): { explanation?: Explanation; isPending?: boolean } {
        return this.viewOf('record-apex');
    }

    viewOf(lane: Lane): { explanation?: Explanation; isPending?: boolean } {
        return { explanation: this.explanations[lane], isPending: this.pending[lane] };
    }

    handleRun(): void {
        // A lane tells of every failure by its result.
        this.template?.querySelectorAll<HTMLElement & { run(): Promise<LaneResult> }>('[data-lane]').forEach((lane) => {
            void lane.run();
        });
    }

    handleLaneStart(event: Event): void {
        this.change(laneOf(event), undefined, true);
    }

    async handleLaneResult(event: CustomEvent<LaneResult>): Promise<void> {
        const lane = laneOf(event);
        const explanation = explanationOf(await collectEvidence({ request: this.request, result: event.detail }));
        this.change(lane, explanation);
        this.announcement = fill(labels.done, laneName(lane), outcomeName(explanation.diagnosis.outcome));
    }

    change(lane: Lane, explanation?: Explanation, isPending = false): void {
        this.explanations = { ...this.explanations, [lane]: explanation };
        this.pending = { ...this.pending, [lane]: isPending };
    }
}

const laneOf = (event: Event): Lane => (event.currentTarget as HTMLElement).dataset.lane as Lane;
