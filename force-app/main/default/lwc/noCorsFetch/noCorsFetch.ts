import type { LaneRequest, Outcome } from 'c/crossOrigin';
import Lane, { responseOf, type Known } from 'c/lane';
import NothingToRead from '@salesforce/label/c.NoCorsFetch_NothingToRead';
import Title from '@salesforce/label/c.NoCorsFetch_Title';

/**
 * Calls an API with fetch in mode no-cors. The request is sent, cut down to what a form could send, and the answer is
 * opaque: status 0, no headers, no body, whatever the API answered. There is nothing to read, also when it worked.
 */
export default class NoCorsFetch extends Lane {
    readonly lane = 'no-cors';
    readonly labels = { NothingToRead, Title };

    async send(request: LaneRequest, signal: AbortSignal, known: Known): Promise<Outcome> {
        const { url, method, headers, body, credentials } = request;
        // callout-lab-disable-next-line no-cors-answer-read -- it shows that there is nothing to read
        const answer = await fetch(url, { mode: 'no-cors', method, headers, body, credentials, signal });
        known.response = responseOf(answer);
        // On the page's own origin the mode changes nothing.
        return answer.type === 'opaque' ? 'opaque' : 'readable';
    }

    get isOpaque(): boolean {
        return this.lastResult?.outcome === 'opaque';
    }

    get code(): string {
        const { url, method = 'GET', headers, body, credentials } = this.shown;
        const options = JSON.stringify({ mode: 'no-cors', method, headers, body, credentials }, null, 4);
        return `const response = await fetch(${JSON.stringify(url)}, ${options});\n// response.type is 'opaque', response.status is 0`;
    }
}
