import { findings, obstacles } from 'c/crossOrigin';
import type { FetchRequest, HeaderList, Hop, PageContext, ServerResponse } from 'c/crossOrigin';

/** A finding: an answer that shows it, what it has to say, and the nearest that does not show it. */

export const ORIGIN = 'https://acme.lightning.force.com';
export const API = 'https://api.example.com/orders';
export const ACAO = 'Access-Control-Allow-Origin';

export interface Given {
    page?: Partial<PageContext>;
    request?: Partial<FetchRequest>;
    preflight?: ServerResponse;
    hops?: Hop[];
    status?: number;
    headers?: HeaderList;
}

export const answer = (status: number, ...headers: HeaderList): ServerResponse => ({ status, headers });
export const own: HeaderList[number] = [ACAO, ORIGIN];
export const any: HeaderList[number] = [ACAO, '*'];
export const to = (address: string): HeaderList[number] => ['Location', address];

/** Of the first obstacle, or of a call without one. */
export function found({ page, request, preflight, hops, status = 200, headers = [] }: Given): Map<string, string> {
    const asker: PageContext = { origin: ORIGIN, policies: [], ...page };
    const asked: FetchRequest = { url: API, ...request };
    const answers = hops ?? [{ ...(preflight ? { preflight } : {}), response: { status, headers } }];
    const [first] = obstacles(asker, asked, answers);
    const list = first?.findings ?? findings(asker, asked, answers);
    return new Map(list.map(({ id, text }) => [id, text]));
}

export const token: HeaderList = [['Authorization', 'Bearer t']];
export const include = { credentials: 'include' } as const;
export const put = { method: 'PUT' };
export const allowPut = answer(204, any, ['Access-Control-Allow-Methods', 'PUT']);

export type Row = [id: string, given: Given, says: RegExp, not: Given];
