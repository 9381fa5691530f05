import { LightningElement, api } from 'lwc';
import type { Lane as LaneName, LaneRequest, LaneResult, Outcome } from 'c/crossOrigin';
import { shownRequest } from 'c/secrets';

const DEFAULT_TIME_LIMIT = 10_000;

/** What a call came to, as far as it came: what `send` has noted of a call that then fails is not lost. */
export type Known = Partial<Pick<LaneResult, 'response' | 'sent' | 'callout' | 'callbacks' | 'body'>>;

/**
 * What every lane does, so that a lane shows its call and nothing else: one run at a time, cancel, reset, time limit, and the events
 * `lanestart` and `laneresult`, whose detail is the result. A lane extends it with its `lane`, its `send` and its `code`.
 */
export default abstract class Lane extends LightningElement {
    @api request?: LaneRequest;

    running?: AbortController;
    lastResult?: LaneResult;

    abstract get lane(): LaneName;

    /** Makes the call: resolves with its outcome, and rejects by whatever stopped it. Notes in `known` what the result is to have. */
    abstract send(request: LaneRequest, signal: AbortSignal, known: Known): Promise<Outcome>;

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
        this.dispatchEvent(new CustomEvent('lanestart', { bubbles: true }));
        const result = await this.call(this.limited(running.signal));
        // A later run, or the removal of this component, has taken over: then this answer is nobody's.
        if (this.running === running) {
            this.running = undefined;
            this.lastResult = result;
            this.dispatchEvent(new CustomEvent('laneresult', { bubbles: true, detail: result }));
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

    async call(signal: AbortSignal): Promise<LaneResult> {
        const { lane } = this;
        const known: Known = {};
        const startedAt = performance.now();
        const measured = () => ({ ...known, lane, startedAt, durationMs: performance.now() - startedAt });
        try {
            const outcome = await this.send(this.request ?? { url: '' }, signal, known);
            return { outcome, ended: 'settled', ...measured() };
        } catch (rejection) {
            // A blocked call and a dead server reject alike: as long as there is no response, a script is told nothing more.
            return { outcome: 'blocked', ended: endOf(rejection, signal), error: asError(rejection), ...measured() };
        }
    }

    /** Cancelled by the user, or by the time limit of the request. */
    limited(cancelled: AbortSignal): AbortSignal {
        return AbortSignal.any([cancelled, AbortSignal.timeout(this.request?.timeLimit ?? DEFAULT_TIME_LIMIT)]);
    }

    /** The request as it may be shown. */
    get shown(): LaneRequest {
        return shownRequest(this.request);
    }

    get isRunning(): boolean {
        return this.running !== undefined;
    }

    handleRun(): void {
        void this.run();
    }
}

/** What a script can read of a response, its body aside. */
export function responseOf(answer: Response): LaneResult['response'] {
    const { status, statusText, type, url, redirected, headers } = answer;
    return { status, statusText, type, url, redirected, headers: [...headers] };
}

/** For what cannot be stopped half-way: rejects when `signal` says so, and ignores what comes then. */
export const unlessAborted = <T>(answer: Promise<T>, signal: AbortSignal): Promise<T> =>
    Promise.race([
        answer,
        new Promise<never>((_resolve, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
        })
    ]);

/** Fetch rejects with the reason of the signal; WebKit with an AbortError, whatever the reason. */
function endOf(rejection: unknown, signal: AbortSignal): LaneResult['ended'] {
    const { name } = asError(signal.aborted ? signal.reason : rejection);
    return name === 'TimeoutError' ? 'timed-out' : name === 'AbortError' ? 'cancelled' : 'settled';
}

/** Apex and the wire adapters reject with an object of their own, not an Error. */
function asError(rejection: unknown): { name: string; message: string } {
    const { name, message, body } = rejection as { name?: string; message?: string; body?: { message?: string } };
    return { name: body ? 'ApexError' : (name ?? 'Error'), message: body?.message ?? message ?? String(rejection) };
}
