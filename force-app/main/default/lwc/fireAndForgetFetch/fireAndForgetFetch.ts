import { LightningElement, api } from 'lwc';
import type { LaneRequest, LaneResult } from 'c/crossOrigin';
import { shownRequest } from 'c/secrets';
import CallbacksRan from '@salesforce/label/c.FireAndForgetFetch_CallbacksRan';
import Title from '@salesforce/label/c.FireAndForgetFetch_Title';

const DEFAULT_TIME_LIMIT = 10_000;

/**
 * Calls an API with fetch and ignores the error. The API may have acted, or not: with the answer withheld, `then` never runs,
 * `finally` always does, and nobody on this side will ever know.
 */
export default class FireAndForgetFetch extends LightningElement {
    @api request?: LaneRequest;

    readonly title = Title;
    running?: AbortController;
    lastResult?: LaneResult;

    @api
    get result(): LaneResult | undefined {
        return this.lastResult;
    }

    /** Makes the call; one that is still running is cancelled. Never rejects. */
    @api
    async run(): Promise<LaneResult> {
        this.running?.abort();
        const running = new AbortController();
        this.running = running;
        this.dispatchEvent(new CustomEvent('lanestart'));
        const result = await this.call(running.signal);
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

    async call(cancelled: AbortSignal): Promise<LaneResult> {
        const { url = '', method, headers, body, credentials, timeLimit = DEFAULT_TIME_LIMIT } = this.request ?? {};
        const startedAt = performance.now();
        const callbacks: ('then' | 'catch' | 'finally')[] = [];
        const seen: Partial<LaneResult> = { outcome: 'blocked', ended: 'settled' };
        const signal = AbortSignal.any([cancelled, AbortSignal.timeout(timeLimit)]);
        await Promise.resolve()
            .then(() => fetch(url, { method, headers, body, credentials, signal }))
            .then(({ status, statusText, type, redirected, url: finalUrl }) => {
                callbacks.push('then');
                seen.outcome = 'readable';
                seen.response = { status, statusText, type, url: finalUrl, redirected, headers: [] };
            })
            // "It worked in the log, so who cares": this is the line that hides the failure.
            .catch(({ name, message }: Error) => {
                callbacks.push('catch');
                seen.error = { name, message };
                seen.ended = name === 'TimeoutError' ? 'timed-out' : name === 'AbortError' ? 'cancelled' : 'settled';
            })
            .finally(() => callbacks.push('finally'));
        const durationMs = performance.now() - startedAt;
        return { ...seen, lane: 'fire-and-forget', callbacks, startedAt, durationMs } as LaneResult;
    }

    get isRunning(): boolean {
        return this.running !== undefined;
    }

    get callbacksRan(): string {
        return this.lastResult?.callbacks ? `${CallbacksRan} ${this.lastResult.callbacks.join(', ')}` : '';
    }

    get code(): string {
        const { url, method = 'GET', headers, body } = shownRequest(this.request);
        const options = JSON.stringify({ method, headers, body }, null, 4);
        return `fetch(${JSON.stringify(url)}, ${options})\n    .then(() => { /* never runs when the answer is withheld */ })\n    .catch(() => {})\n    .finally(() => { /* runs always */ });`;
    }

    handleRun(): void {
        void this.run();
    }
}
