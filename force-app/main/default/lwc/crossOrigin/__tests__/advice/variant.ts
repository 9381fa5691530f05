import { obstacles } from 'c/crossOrigin';
import type { FetchRequest, HeaderList, Hop, PageContext, ServerResponse } from 'c/crossOrigin';

/** A call like one of the real cases: what stops it first, and who does what about it. */

export const LEX = 'https://acme.lightning.force.com';
export const SITE = 'https://acme.my.site.com';
export const VF = 'https://acme--c.vf.force.com';
export const OUTSIDE = 'https://app.example.com';
export const ACAO = 'Access-Control-Allow-Origin';

export const any: HeaderList[number] = [ACAO, '*'];
export const json: HeaderList = [['Content-Type', 'application/json']];
export const token: HeaderList = [['Authorization', 'Bearer t']];
export const answer = (status: number, ...headers: HeaderList): ServerResponse => ({ status, headers });
export const answered = (status: number, ...headers: HeaderList): Hop[] => [{ response: answer(status, ...headers) }];
export const asked = (preflight: ServerResponse, response: Hop['response'] = answer(200, any)): Hop[] => [
    { preflight, response }
];

export type Row = [
    what: string,
    page: string | PageContext,
    request: FetchRequest,
    hops: Hop[],
    gate: string,
    reason: string,
    owner: string,
    fix: string,
    says?: RegExp
];

export const get = (url: string, more: Partial<FetchRequest> = {}): FetchRequest => ({ url, ...more });
export const put = (url: string, more: Partial<FetchRequest> = {}): FetchRequest => ({ url, method: 'PUT', ...more });
export const soap = (host: string): FetchRequest => ({
    url: `https://${host}/services/Soap/m/60.0`,
    method: 'POST',
    headers: [['SOAPAction', '""']],
    body: '<x/>'
});
export const framed = (url: string): FetchRequest => ({ url, destination: 'iframe' });
export const withPolicy = (origin: string, policy: string): PageContext => ({ origin, policies: [policy] });
export const MISSING = 'MissingAllowOriginHeader';
export const API = 'https://api.example.net/orders';

/** Of what stops it first, with the words of the first fix. */
export function firstAdvice([, asker, request, hops]: Row): (string | undefined)[] {
    const page = typeof asker === 'string' ? { origin: asker, policies: [] } : asker;
    const [{ gate, reason, fixes }] = obstacles(page, request, hops);
    const [best] = fixes;
    return [gate, reason, best.owner, best.id, `${best.title} ${best.text}`];
}
