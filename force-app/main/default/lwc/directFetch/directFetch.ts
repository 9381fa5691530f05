import { LightningElement, api } from 'lwc';
import type { LaneRequest, LaneResult } from 'c/crossOrigin';
import { readBody } from 'c/responseBody';
import { shownRequest } from 'c/secrets';
import Title from '@salesforce/label/c.DirectFetch_Title';

const DEFAULT_TIME_LIMIT = 10_000;

/**
 * Calls an API with fetch. The origin must be a trusted URL (connect-src), and the API must allow this page's origin:
 * without that the request may be sent, but its answer is withheld.
 */
export default class DirectFetch extends LightningElement {
    @api request?: LaneRequest;

    readonly title = Title;
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
            lane: 'direct',
            startedAt,
            durationMs: performance.now() - startedAt
        });
        let response: LaneResult['response'];
        try {
            const signal = AbortSignal.any([cancelled, AbortSignal.timeout(timeLimit)]);
            const answer = await fetch(url, { method, headers, body, credentials, signal });
            const { status, statusText, type, redirected } = answer;
            response = { status, statusText, type, url: answer.url, redirected, headers: [...answer.headers] };
            return { outcome: 'readable', ended: 'settled', response, body: await readBody(answer), ...measured() };
        } catch (error) {
            // A blocked call and a dead server reject alike: as long as there is no response, a script is told nothing more.
            const { name, message } = error as Error;
            const ended = name === 'TimeoutError' ? 'timed-out' : name === 'AbortError' ? 'cancelled' : 'settled';
            return { outcome: 'blocked', ended, response, error: { name, message }, ...measured() };
        }
    }

    get isRunning(): boolean {
        return this.running !== undefined;
    }

    get code(): string {
        const { url, method = 'GET', headers, body, credentials } = shownRequest(this.request);
        const options = JSON.stringify({ method, headers, body, credentials }, null, 4);
        return `const response = await fetch(${JSON.stringify(url)}, ${options});\nconst text = await response.text();`;
    }

    handleRun(): void {
        void this.run();
    }
}
