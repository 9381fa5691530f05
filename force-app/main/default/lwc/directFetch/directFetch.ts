import { api, LightningElement } from 'lwc';
import type { LaneRequest, LaneResult } from 'c/crossOrigin';
import { readBody } from 'c/responseBody';
import { codeFor } from './code';
import { labels } from './labels';

const BADGES = {
    idle: { label: labels.notRun, icon: 'utility:routing_offline', theme: '' },
    running: { label: labels.running, icon: 'utility:spinner', theme: '' },
    readable: { label: labels.readable, icon: 'utility:success', theme: 'slds-theme_success' },
    blocked: { label: labels.blocked, icon: 'utility:error', theme: 'slds-theme_error' }
};

/** Calls an API with the browser's own `fetch`: the page's CSP must allow the address, and the API must allow the page (CORS). */
export default class DirectFetch extends LightningElement {
    @api request?: LaneRequest;
    /** For App Builder, where no request is given: the address of a plain GET. */
    @api url = 'https://api.github.com';

    labels = labels;
    lastResult?: LaneResult;
    /** Aborts the call under way; undefined when there is none. */
    call?: AbortController;
    copyLabel = labels.copy;

    @api
    get result(): LaneResult | undefined {
        return this.lastResult;
    }

    /** Calls the API. Never rejects: what went wrong is in the result. A call under way is replaced. */
    @api
    async run(): Promise<LaneResult> {
        const { url, method = 'GET', headers = [], body, credentials = 'same-origin', timeLimit = 10_000 } = this.sent;
        this.call?.abort();
        const call = new AbortController();
        const limit = AbortSignal.timeout(timeLimit);
        limit.addEventListener('abort', () => call.abort(limit.reason));
        this.call = call;
        this.lastResult = undefined;
        this.dispatchEvent(new CustomEvent('lanestart'));

        const startedAt = performance.now();
        const result: LaneResult = { lane: 'direct', outcome: 'blocked', ended: 'settled', startedAt, durationMs: 0 };
        try {
            const response = await fetch(url, { method, headers, body, credentials, signal: call.signal });
            // To be here means that CSP, network and CORS let the answer through. A 404 or 500 comes here too.
            result.response = {
                status: response.status,
                statusText: response.statusText,
                type: response.type,
                url: response.url,
                redirected: response.redirected,
                // Of a cross-origin answer: the safelisted headers, and those that the API exposes.
                headers: [...response.headers]
            };
            result.body = await readBody(response);
            result.outcome = 'readable';
        } catch (error) {
            // The browser tells a script no more than this: CSP, CORS and a dead network all reject alike.
            const { name, message } = error as Error;
            result.error = { name, message };
            result.ended = limit.aborted ? 'timed-out' : call.signal.aborted ? 'cancelled' : 'settled';
        }
        result.durationMs = performance.now() - startedAt;

        // Another call, or the component's removal, has taken this one's place: its answer is nobody's any more.
        if (this.call === call) {
            this.call = undefined;
            this.lastResult = result;
            this.dispatchEvent(new CustomEvent('laneresult', { detail: result }));
        }
        return result;
    }

    @api
    cancel(): void {
        this.call?.abort();
    }

    disconnectedCallback(): void {
        this.call?.abort();
        this.call = undefined;
    }

    get sent(): LaneRequest {
        return this.request ?? { url: this.url };
    }

    get state(): 'idle' | 'running' | 'done' {
        return this.call ? 'running' : this.lastResult ? 'done' : 'idle';
    }

    get badge() {
        return this.state === 'done' ? BADGES[this.lastResult?.outcome as 'readable' | 'blocked'] : BADGES[this.state];
    }

    get isRunning(): boolean {
        return this.state === 'running';
    }

    get isIdle(): boolean {
        return !this.isRunning;
    }

    get duration(): string {
        return `${Math.round(this.lastResult?.durationMs ?? 0)} ms`;
    }

    get headerLines(): string[] {
        return this.lastResult?.response?.headers.map(([name, value]) => `${name}: ${value}`) ?? [];
    }

    get endedEarly(): string | undefined {
        return { settled: undefined, cancelled: labels.cancelled, 'timed-out': labels.timedOut }[
            this.lastResult?.ended ?? 'settled'
        ];
    }

    get code(): string {
        return codeFor(this.sent);
    }

    async copyCode(): Promise<void> {
        try {
            await navigator.clipboard.writeText(this.code);
            this.copyLabel = labels.copied;
        } catch {
            this.copyLabel = labels.notCopied;
        }
    }
}
