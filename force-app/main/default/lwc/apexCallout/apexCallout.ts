import type { HeaderList, LaneRequest, Outcome } from 'c/crossOrigin';
import Lane, { unlessAborted, type Known } from 'c/lane';
import send from '@salesforce/apex/CalloutProxy.send';
import Title from '@salesforce/label/c.ApexCallout_Title';
import { bodyOf, responseOf, type CalloutResult } from './calloutResult';

/** What CalloutProxy waits for an answer where the request does not say. */
const DEFAULT_TIME_LIMIT = 10_000;

/**
 * Lets Apex make the call, server to server: no CSP, no CORS, no preflight. What it needs instead: a Callout Target and a
 * Remote Site Setting or a Named Credential. Apex cannot be stopped half-way: after Cancel its answer is ignored.
 */
export default class ApexCallout extends Lane {
    readonly lane = 'apex';
    readonly title = Title;

    async send(request: LaneRequest, signal: AbortSignal, known: Known): Promise<Outcome> {
        const { url, method, body, timeLimit: timeoutMs = DEFAULT_TIME_LIMIT } = request;
        const asked = { url, method, headers: toApex(request.headers), body, timeoutMs };
        const answer = (await unlessAborted(send({ request: asked }), signal)) as CalloutResult;
        const { outcome, message, fix, target } = answer;
        known.callout = { outcome, message, fix, target };
        if (outcome !== 'RECEIVED') {
            return 'blocked';
        }
        known.response = responseOf(answer, url);
        known.body = bodyOf(answer);
        return 'readable';
    }

    /** The time limit is for Apex to keep: its own error says more. */
    limited(cancelled: AbortSignal): AbortSignal {
        return cancelled;
    }

    get code(): string {
        const { url, method = 'GET', headers, body } = this.shown;
        const request = { url, method, headers: toApex(headers), body };
        return `import send from '@salesforce/apex/CalloutProxy.send';\n\nconst answer = await send(${JSON.stringify({ request }, null, 4)});`;
    }
}

/** Apex has no tuples. */
const toApex = (headers: HeaderList = []) => headers.map(([name, value]) => ({ name, value }));
