import type { LaneRequest, Outcome } from 'c/crossOrigin';
import Lane, { responseOf, type Known } from 'c/lane';
import CallbacksRan from '@salesforce/label/c.FireAndForgetFetch_CallbacksRan';
import Title from '@salesforce/label/c.FireAndForgetFetch_Title';

/**
 * Calls an API with fetch and ignores the error. The API may have acted, or not: with the answer withheld, `then` never runs,
 * `finally` always does, and nobody on this side will ever know.
 */
export default class FireAndForgetFetch extends Lane {
    readonly lane = 'fire-and-forget';
    readonly title = Title;

    async send(request: LaneRequest, signal: AbortSignal, known: Known): Promise<Outcome> {
        const { url, method, headers, body, credentials } = request;
        const callbacks: Known['callbacks'] = [];
        known.callbacks = callbacks;
        let failure: Error | undefined;
        await fetch(url, { method, headers, body, credentials, signal })
            .then((answer) => {
                callbacks.push('then');
                known.response = { ...responseOf(answer)!, headers: [] };
            })
            // "It worked in the log, so who cares": this is the line that hides the failure.
            .catch((error: Error) => {
                callbacks.push('catch');
                failure = error;
            })
            .finally(() => callbacks.push('finally'));
        if (failure) {
            throw failure;
        }
        return 'readable';
    }

    get callbacksRan(): string {
        return this.lastResult?.callbacks ? `${CallbacksRan} ${this.lastResult.callbacks.join(', ')}` : '';
    }

    get code(): string {
        const { url, method = 'GET', headers, body } = this.shown;
        const options = JSON.stringify({ method, headers, body }, null, 4);
        return `fetch(${JSON.stringify(url)}, ${options})\n    .then(() => { /* never runs when the answer is withheld */ })\n    .catch(() => {})\n    .finally(() => { /* runs always */ });`;
    }
}
