import type { HeaderList, LaneRequest, Outcome } from 'c/crossOrigin';
import Lane, { responseOf, unlessAborted, type Known } from 'c/lane';
import { readBody } from 'c/responseBody';
import openSession from '@salesforce/apex/ProxySession.open';
import Title from '@salesforce/label/c.ProxyFetch_Title';

/** What ProxySession.open returns: the URL through the proxy and the token for it, or why there is none. */
type ProxyGrant = Record<'outcome' | 'message' | 'fix' | 'url' | 'token', string>;

/**
 * Calls an API through a CORS proxy of our own. The proxy must be a trusted URL (connect-src) and know the API by name; the
 * API need not know of CORS. The token comes from Apex: no secret is in this code or in the page.
 */
export default class ProxyFetch extends Lane {
    readonly lane = 'proxy';
    readonly title = Title;

    async send({ url, method, headers = [], body }: LaneRequest, signal: AbortSignal, known: Known): Promise<Outcome> {
        // The org is asked about the path: a query may hold a secret, which is no affair of its logs and answers.
        const [, path, query] = /^([^?#]*)(.*)$/s.exec(url) as RegExpExecArray;
        const grant = (await unlessAborted(openSession({ url: path }), signal)) as ProxyGrant;
        if (grant.outcome !== 'GRANTED') {
            const { outcome, message, fix } = grant;
            known.callout = { outcome, message, fix };
            return 'blocked';
        }
        const withToken = (token: string): HeaderList => [...headers, ['Authorization', `Bearer ${token}`]];
        // The proxy takes no cookies and gives none. What is reported of the call does not hold the token.
        const init = { method, body, credentials: 'omit' as const };
        known.sent = { url: grant.url + query, ...init, headers: withToken('TOKEN') };
        const answer = await fetch(grant.url + query, { ...init, headers: withToken(grant.token), signal });
        known.response = responseOf(answer);
        known.body = await readBody(answer);
        return 'readable';
    }

    get code(): string {
        const { url, method = 'GET', headers = [], body } = this.shown;
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
}
