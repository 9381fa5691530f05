import { LightningElement, api, wire } from 'lwc';
import { getFieldValue, getRecord } from 'lightning/uiRecordApi';
import type { RecordView } from 'lightning/uiRecordApi';
import type { LaneResult } from 'c/crossOrigin';
import { viewOf } from 'c/responseBody';
import EMAIL from '@salesforce/schema/User.Email';
import NAME from '@salesforce/schema/User.Name';
import USERNAME from '@salesforce/schema/User.Username';
import userId from '@salesforce/user/Id';
import Title from '@salesforce/label/c.RecordWire_Title';

const FIELDS = [NAME, USERNAME, EMAIL];

/** What the adapter provisions. */
interface Provided {
    data?: RecordView;
    error?: { body?: { message?: string } | { message?: string }[]; statusText?: string };
}

/**
 * Reads a record with the platform's own wire adapter: no Apex, no CORS, no session of one's own. The platform asks at the page's
 * origin, with the rights of the user, and keeps the record for every component that wants it.
 */
export default class RecordWire extends LightningElement {
    @api recordId: string = userId;

    readonly title = Title;
    /** What the adapter is asked for: nothing before the first run. */
    wiredId?: string;
    provided?: Provided;
    isRunning = false;
    lastResult?: LaneResult;
    finish?: (provided: Provided | 'cancelled') => void;

    @wire(getRecord, { recordId: '$wiredId', fields: FIELDS })
    receive(provided: Provided): void {
        if (provided.data || provided.error) {
            this.provided = provided;
            this.finish?.(provided);
        }
    }

    @api
    get result(): LaneResult | undefined {
        return this.lastResult;
    }

    /** What the adapter gives, or gave already: it is told what to read, not when. Never rejects. */
    @api
    async run(): Promise<LaneResult> {
        this.finish?.('cancelled');
        this.isRunning = true;
        this.dispatchEvent(new CustomEvent('lanestart'));
        const startedAt = performance.now();
        const answer = new Promise<Provided | 'cancelled'>((resolve) => {
            this.finish = resolve;
        });
        const { finish } = this;
        this.ask();
        const result = resultOf(await answer, startedAt);
        // A later run, or the removal of this component, has taken over: then this answer is nobody's.
        if (this.finish === finish) {
            this.finish = undefined;
            this.isRunning = false;
            this.lastResult = result;
            this.dispatchEvent(new CustomEvent('laneresult', { detail: result }));
        }
        return result;
    }

    @api
    cancel(): void {
        this.finish?.('cancelled');
    }

    /** Back to the start: an answer that is there, or still to come, belongs to an earlier request. */
    @api
    reset(): void {
        const { finish } = this;
        this.finish = undefined;
        finish?.('cancelled');
        this.isRunning = false;
        this.lastResult = undefined;
    }

    disconnectedCallback(): void {
        this.reset();
    }

    ask(): void {
        if (this.wiredId !== this.recordId) {
            this.provided = undefined;
            this.wiredId = this.recordId;
        } else if (this.provided) {
            this.finish?.(this.provided);
        }
    }

    get code(): string {
        return `import { getFieldValue, getRecord } from 'lightning/uiRecordApi';
import NAME from '@salesforce/schema/User.Name';

@wire(getRecord, { recordId: '$recordId', fields: [NAME] })
record;

get name() {
    return getFieldValue(this.record.data, NAME);
}`;
    }

    handleRun(): void {
        void this.run();
    }
}

function resultOf(answer: Provided | 'cancelled', startedAt: number): LaneResult {
    const measured = { lane: 'record-wire' as const, startedAt, durationMs: performance.now() - startedAt };
    if (answer === 'cancelled') {
        return { outcome: 'blocked', ended: 'cancelled', ...measured };
    }
    const { data, error } = answer;
    if (!data) {
        const message = messageOf(error);
        return { outcome: 'blocked', ended: 'settled', error: { name: 'FetchResponse', message }, ...measured };
    }
    const record = Object.fromEntries(FIELDS.map((field) => [field.fieldApiName, getFieldValue(data, field)]));
    const body = viewOf(JSON.stringify(record), 'application/json');
    return { outcome: 'readable', ended: 'settled', body, ...measured };
}

/** Errors of the UI API come as a list. */
function messageOf({ body = [], statusText = '' }: NonNullable<Provided['error']> = {}): string {
    const messages = [body].flat().map(({ message = '' }) => message);
    return messages.filter(Boolean).join(' ') || statusText;
}
