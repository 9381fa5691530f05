import type { LaneRequest, Outcome } from 'c/crossOrigin';
import Lane, { responseOf, type Known } from 'c/lane';
import { readBody } from 'c/responseBody';
import Title from '@salesforce/label/c.DirectFetch_Title';

/**
 * Calls an API with fetch. The origin must be a trusted URL (connect-src), and the API must allow this page's origin:
 * without that the request may be sent, but its answer is withheld.
 */
export default class DirectFetch extends Lane {
    readonly lane = 'direct';
    readonly title = Title;

    async send(request: LaneRequest, signal: AbortSignal, known: Known): Promise<Outcome> {
        const { url, method, headers, body, credentials } = request;
        const answer = await fetch(url, { method, headers, body, credentials, signal });
        known.response = responseOf(answer);
        known.body = await readBody(answer);
        return 'readable';
    }

    get code(): string {
        const { url, method = 'GET', headers, body, credentials } = this.shown;
        const options = JSON.stringify({ method, headers, body, credentials }, null, 4);
        return `const response = await fetch(${JSON.stringify(url)}, ${options});\nconst text = await response.text();`;
    }
}
