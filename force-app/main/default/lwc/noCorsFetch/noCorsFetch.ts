import { LightningElement, api } from 'lwc';
import type { LaneRequest, LaneResult } from 'c/crossOrigin';
import { shownRequest } from 'c/secrets';
import NothingToRead from '@salesforce/label/c.NoCorsFetch_NothingToRead';
import Title from '@salesforce/label/c.NoCorsFetch_Title';

const DEFAULT_TIME_LIMIT = 10_000;

/**
 * Calls an API with fetch in mode no-cors. The request is sent, cut down to what a form could send, and the answer is
 * opaque: status 0, no headers, no body, whatever the API answered. There is nothing to read, also when it worked.
 */
export default class NoCorsFetch extends LightningElement {
    @api request?: LaneRequest;

    readonly labels = { NothingToRead, Title };
    running?: AbortController;
    lastResult?: LaneResult;

    @api
    get result(): LaneResult | undefined {
        return this.lastResult;
    }

    /** Makes the call; one that is still running is cancelled. Never rejects: what went wrong is in the result. */
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
        const measured = (): Pick<LaneResult, 'lane' | 'startedAt' | 'durationMs'> => ({
            lane: 'no-cors',
            startedAt,
            durationMs: performance.now() - startedAt
        });
        try {
            const signal = AbortSignal.any([cancelled, AbortSignal.timeout(timeLimit)]);
            // callout-lab-disable-next-line no-cors-answer-read -- it shows that there is nothing to read
            const response = await fetch(url, { mode: 'no-cors', method, headers, body, credentials, signal });
            const { status, statusText, type, redirected } = response;
            return {
                // On the page's own origin the mode changes nothing.
                outcome: type === 'opaque' ? 'opaque' : 'readable',
                ended: 'settled',
                response: { status, statusText, type, url: response.url, redirected, headers: [...response.headers] },
                ...measured()
            };
        } catch (error) {
            const { name, message } = error as Error;
            const ended = name === 'TimeoutError' ? 'timed-out' : name === 'AbortError' ? 'cancelled' : 'settled';
            return { outcome: 'blocked', ended, error: { name, message }, ...measured() };
        }
    }

    get isRunning(): boolean {
        return this.running !== undefined;
    }

    get isOpaque(): boolean {
        return this.lastResult?.outcome === 'opaque';
    }

    get code(): string {
        const { url, method = 'GET', headers, body, credentials } = shownRequest(this.request);
        const options = JSON.stringify({ mode: 'no-cors', method, headers, body, credentials }, null, 4);
        return `const response = await fetch(${JSON.stringify(url)}, ${options});\n// response.type is 'opaque', response.status is 0`;
    }

    handleRun(): void {
        void this.run();
    }
}
