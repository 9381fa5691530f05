import { LightningElement, api } from 'lwc';
import type { HeaderList, LaneRequest, LaneResult } from 'c/crossOrigin';
import { viewOf } from 'c/responseBody';
import { shownRequest } from 'c/secrets';
import send from '@salesforce/apex/CalloutProxy.send';
import Title from '@salesforce/label/c.ApexCallout_Title';

const DEFAULT_TIME_LIMIT = 10_000;

/** What CalloutProxy.send returns. */
interface CalloutResult {
    outcome: string;
    message: string;
    fix: string;
    target?: string;
    statusCode?: number;
    status?: string;
    headers?: { name: string; value: string }[];
    body?: string;
    bodyBase64?: string;
    contentType?: string;
}

/**
 * Lets Apex make the call, server to server: no CSP, no CORS, no preflight. What it needs instead: a Callout Target and a
 * Remote Site Setting or a Named Credential. Apex cannot be stopped half-way: after Cancel its answer is ignored.
 */
export default class ApexCallout extends LightningElement {
    @api request?: LaneRequest;

    readonly title = Title;
    running?: AbortController;
    lastResult?: LaneResult;

    @api
    get result(): LaneResult | undefined {
        return this.lastResult;
    }

    /** Makes the call; the answer of one that is still running is ignored. Never rejects. */
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
        const { url, method, headers = [], body, timeLimit = DEFAULT_TIME_LIMIT } = this.request ?? {};
        const startedAt = performance.now();
        const measured = (): Pick<LaneResult, 'lane' | 'startedAt' | 'durationMs'> => ({
            lane: 'apex',
            startedAt,
            durationMs: performance.now() - startedAt
        });
        const request = {
            url,
            method,
            headers: headers.map(([name, value]) => ({ name, value })),
            body,
            timeoutMs: timeLimit
        };
        try {
            const answer = (await Promise.race([send({ request }), rejectWhen(cancelled)])) as CalloutResult;
            return { ...toResult(answer, url ?? ''), ...measured() };
        } catch (error) {
            const ended = cancelled.aborted ? 'cancelled' : 'settled';
            return {
                outcome: 'blocked',
                ended,
                error: { name: 'ApexError', message: messageOf(error) },
                ...measured()
            };
        }
    }

    get isRunning(): boolean {
        return this.running !== undefined;
    }

    get code(): string {
        const { url, method = 'GET', headers = [], body } = shownRequest(this.request);
        const request = { url, method, headers: headers.map(([name, value]) => ({ name, value })), body };
        return `import send from '@salesforce/apex/CalloutProxy.send';\n\nconst answer = await send(${JSON.stringify({ request }, null, 4)});`;
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

function toResult(
    answer: CalloutResult,
    url: string
): Pick<LaneResult, 'outcome' | 'ended' | 'callout' | 'response' | 'body'> {
    const { outcome, message, fix, target, contentType = '' } = answer;
    const callout = { outcome, message, fix, target };
    if (outcome !== 'RECEIVED') {
        return { outcome: 'blocked', ended: 'settled', callout };
    }
    const headers: HeaderList = (answer.headers ?? []).map(({ name, value }) => [name, value]);
    return {
        outcome: 'readable',
        ended: 'settled',
        callout,
        response: {
            status: answer.statusCode ?? 0,
            statusText: answer.status ?? '',
            type: 'default',
            url,
            redirected: false,
            headers
        },
        body: viewOf(bytesOf(answer), contentType)
    };
}

function bytesOf({ body, bodyBase64 }: CalloutResult): Uint8Array {
    return bodyBase64
        ? Uint8Array.from(atob(bodyBase64), (character) => character.charCodeAt(0))
        : new TextEncoder().encode(body ?? '');
}
