import { predict } from '../../predict';
import type { FetchRequest, HeaderList, Hop, PageContext, Profile, Verdict } from '../../types';

/** What is predicted of a call from https://page.test, in one line: the outcome or the reason, and what the servers receive. */

export const PAGE: PageContext = { origin: 'https://page.test', policies: [] };
export const API = 'https://api.test/';
export const hop = (status: number, ...headers: HeaderList): Hop => ({ response: { status, headers } });
export const ALLOWED: HeaderList[number] = ['Access-Control-Allow-Origin', '*'];
export const ok = hop(200, ALLOWED);
const said = ({ outcome, reason, wire }: Verdict): string =>
    [reason ?? outcome, ...wire.map(({ method, url, origin = '' }) => `${method} ${url} ${origin}`.trim())].join(', ');
export const seen = (
    page: Partial<PageContext>,
    request: FetchRequest,
    hops: Hop[] = [ok],
    profile?: Profile
): string => said(predict({ ...PAGE, ...page }, request, hops, profile));
export const reason = (...args: Parameters<typeof seen>): string => seen(...args).split(',')[0];
