import { LightningElement, api } from 'lwc';
import type { LaneResult } from 'c/crossOrigin';
import { viewOf } from 'c/responseBody';
import readUser from '@salesforce/apex/RecordReader.readUser';
import userId from '@salesforce/user/Id';
import Title from '@salesforce/label/c.RecordApex_Title';

/** What RecordReader.readUser returns. */
interface RecordResult {
    outcome: 'READ' | 'NOT_FOUND' | 'NO_ACCESS';
    record?: Record<string, unknown>;
    message?: string;
    fix?: string;
}

/**
 * Reads a record by a query in Apex. WITH USER_MODE the query obeys object permissions, field-level security and sharing of the
 * user; without it Apex would read whatever there is. After Cancel the answer is ignored.
 */
export default class RecordApex extends LightningElement {
    @api recordId: string = userId;

    readonly title = Title;
    running?: AbortController;
    lastResult?: LaneResult;

    @api
    get result(): LaneResult | undefined {
        return this.lastResult;
    }

    /** Reads the record; the answer of a run that is still on its way is ignored. Never rejects. */
    @api
    async run(): Promise<LaneResult> {
        this.running?.abort();
        const running = new AbortController();
        this.running = running;
        this.dispatchEvent(new CustomEvent('lanestart'));
        const result = await this.read(running.signal);
        // A later run, or the removal of this component, has taken over: then this answer is nobody's.
        if (this.running === running) {
            this.running = undefined;
            this.lastResult = result;
            this.dispatchEvent(new CustomEvent('laneresult', { detail: result }));
        }
        return result;
    }

    @api
    cancel(): void {
        this.running?.abort();
    }

    /** Back to the start: an answer that is there, or still to come, belongs to an earlier request. */
    @api
    reset(): void {
        this.running?.abort();
        this.running = undefined;
        this.lastResult = undefined;
    }

    disconnectedCallback(): void {
        this.reset();
    }

    async read(cancelled: AbortSignal): Promise<LaneResult> {
        const startedAt = performance.now();
        const measured = (): Pick<LaneResult, 'lane' | 'startedAt' | 'durationMs'> => ({
            lane: 'record-apex',
            startedAt,
            durationMs: performance.now() - startedAt
        });
        try {
            const answer = await Promise.race([readUser({ userId: this.recordId }), rejectWhen(cancelled)]);
            const { outcome, record, message = '', fix = '' } = answer as RecordResult;
            if (outcome !== 'READ') {
                return { outcome: 'blocked', ended: 'settled', callout: { outcome, message, fix }, ...measured() };
            }
            const body = viewOf(JSON.stringify(record), 'application/json');
            return { outcome: 'readable', ended: 'settled', body, ...measured() };
        } catch (error) {
            const ended = cancelled.aborted ? 'cancelled' : 'settled';
            const message = messageOf(error);
            return { outcome: 'blocked', ended, error: { name: 'ApexError', message }, ...measured() };
        }
    }

    get isRunning(): boolean {
        return this.running !== undefined;
    }

    get code(): string {
        return `import readUser from '@salesforce/apex/RecordReader.readUser';

const { record } = await readUser({ userId: this.recordId });

// In Apex:
[SELECT Id, Name, Username, Email FROM User WHERE Id = :userId WITH USER_MODE]`;
    }

    handleRun(): void {
        void this.run();
    }
}

const rejectWhen = (signal: AbortSignal): Promise<never> =>
    new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('Cancelled')), { once: true });
    });

/** Apex rejects with an object of its own, not an Error. */
function messageOf(error: unknown): string {
    const { body, message } = error as { body?: { message?: string }; message?: string };
    return body?.message ?? message ?? String(error);
}
