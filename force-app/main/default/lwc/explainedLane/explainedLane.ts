import { api, LightningElement } from 'lwc';
import type { Lane, LaneRequest, LaneResult } from 'c/crossOrigin';
import type { Explanation } from 'c/evidence';

/** What a lane component can do. */
interface Way extends HTMLElement {
    run(): Promise<LaneResult>;
    reset(): void;
}

/** A template chooses by flags: one for each lane that there is a component for. */
const FLAGS: Record<Lane, string> = {
    direct: 'isDirect',
    'no-cors': 'isNoCors',
    'fire-and-forget': 'isFireAndForget',
    apex: 'isApex',
    proxy: 'isProxy',
    image: 'isImage',
    form: 'isForm',
    'record-wire': 'isRecordWire',
    'record-apex': 'isRecordApex'
};

/** One lane, whichever is asked for, with what can be concluded of its call. It passes on the events of the lane, and the wish for a probe. */
export default class ExplainedLane extends LightningElement {
    @api lane: Lane = 'direct';
    @api request?: LaneRequest;
    @api explanation?: Explanation;
    /** True from the start of a call to its diagnosis. */
    @api isPending = false;

    @api
    async run(): Promise<LaneResult | undefined> {
        return this.way?.run();
    }

    @api
    reset(): void {
        this.way?.reset();
    }

    /** Missing until the component is on the page. */
    get way(): Way | null | undefined {
        return this.template?.querySelector<Way>('[data-way]');
    }

    get is(): Record<string, boolean> {
        return { [FLAGS[this.lane]]: true };
    }

    get explained(): { explanation?: Explanation; isPending: boolean } {
        return { explanation: this.explanation, isPending: this.isPending };
    }

    relay({ type, detail }: CustomEvent<unknown>): void {
        this.dispatchEvent(new CustomEvent(type, { detail }));
    }
}
