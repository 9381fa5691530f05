import { LightningElement, api } from 'lwc';
import type { HeaderList, LaneRequest, LaneResult } from 'c/crossOrigin';
import { readBody } from 'c/responseBody';
import { shownRequest } from 'c/secrets';
import openSession from '@salesforce/apex/ProxySession.open';
import Title from '@salesforce/label/c.ProxyFetch_Title';

const DEFAULT_TIME_LIMIT = 10_000;

/** What ProxySession.open returns: the URL through the proxy and the token for it, or why there is none. */
interface ProxyGrant {
    outcome: string;
    message: string;
    fix: string;
    url: string;
    token: string;
}

/**
 * Calls an API through a CORS proxy of our own. The proxy must be a trusted URL (connect-src) and know the API by name; the
 * API need not know of CORS. The token comes from Apex: no secret is in this code or in the page.
 */
export default class ProxyFetch extends LightningElement {
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
        const { url = '', method, headers, body, timeLimit = DEFAULT_TIME_LIMIT } = this.request ?? {};
        const startedAt = performance.now();
        const measured = (): Pick<LaneResult, 'lane' | 'startedAt' | 'durationMs'> => ({
            lane: 'proxy',
            startedAt,
            durationMs: performance.now() - startedAt
        });
        const signal = AbortSignal.any([cancelled, AbortSignal.timeout(timeLimit)]);
        let sent: LaneResult['sent'];
        let response: LaneResult['response'];
        try {
            // The org is asked about the path: a query may hold a secret, which is no affair of its logs and answers.
            const [, path, query] = /^([^?#]*)(.*)$/s.exec(url) as RegExpExecArray;
            const asked = openSession({ url: path }) as Promise<ProxyGrant>;
            const grant = await Promise.race([asked, rejectWhen(signal)]);
            if (grant.outcome !== 'GRANTED') {
                const { outcome, message, fix } = grant;
                return { outcome: 'blocked', ended: 'settled', callout: { outcome, message, fix }, ...measured() };
            }
            // The proxy takes no cookies and gives none. What is reported of the call does not hold the token.
            const init = { method, body, credentials: 'omit' as const };
            const proxied = grant.url + query;
            sent = { url: proxied, ...init, headers: authorized(headers, 'TOKEN') };
            const answer = await fetch(proxied, { ...init, headers: authorized(headers, grant.token), signal });
            const { status, statusText, type, redirected } = answer;
            response = { status, statusText, type, url: answer.url, redirected, headers: [...answer.headers] };
            const result = { outcome: 'readable', ended: 'settled', sent, response } as const;
            return { ...result, body: await readBody(answer), ...measured() };
        } catch (error) {
            // A blocked call and a dead server reject alike: as long as there is no response, a script is told nothing more.
            const { name, message } = asError(error);
            const ended = name === 'TimeoutError' ? 'timed-out' : name === 'AbortError' ? 'cancelled' : 'settled';
            return { outcome: 'blocked', ended, sent, response, error: { name, message }, ...measured() };
        }
    }

    get isRunning(): boolean {
        return this.running !== undefined;
    }

    get code(): string {
        const { url, method = 'GET', headers = [], body } = shownRequest(this.request);
        const options = JSON.stringify({ method, headers, body }, null, 4);
        return `import openSession from '@salesforce/apex/ProxySession.open';

const [path, query = ''] = ${JSON.stringify(url)}.split('?');
const grant = await openSession({ url: path });
if (grant.outcome !== 'GRANTED') {
    throw new Error(grant.message);
}
const request = new Request(\`\${grant.url}?\${query}\`, ${options});
request.headers.set('Authorization', \`Bearer \${grant.token}\`);
const response = await fetch(request);
const text = await response.text();`;
    }

    handleRun(): void {
        void this.run();
    }
}

const authorized = (headers: HeaderList = [], token: string): HeaderList => [
    ...headers,
    ['Authorization', `Bearer ${token}`]
];

const rejectWhen = (signal: AbortSignal): Promise<never> =>
    new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    });

/** Apex rejects with an object of its own, not an Error. */
function asError(error: unknown): { name: string; message: string } {
    const { name, message, body } = error as { name?: string; message?: string; body?: { message?: string } };
    return { name: body ? 'ApexError' : (name ?? 'Error'), message: body?.message ?? message ?? String(error) };
}
