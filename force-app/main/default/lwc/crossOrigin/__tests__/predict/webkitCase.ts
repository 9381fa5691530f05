import { predict } from '../../predict';
import type { FetchRequest, HeaderList, Hop, PageContext, Profile, Verdict } from '../../types';

/** A call from http://page.test, what WebKit does with it, and what the standards say. */

export const PAGE: PageContext = { origin: 'http://page.test', policies: [], addressSpace: 'loopback' };
export const SECURE_PAGE: PageContext = { origin: 'https://page.test', policies: [], addressSpace: 'loopback' };
export const API = 'http://api.test/';
export const OTHER = 'http://other.test/';
export const NOWHERE = '';
export const OWN = 'http://page.test/';

export const allowing = (status: number, ...headers: HeaderList): Hop => ({
    preflight: {
        status: 204,
        headers: [
            ['Access-Control-Allow-Origin', '*'],
            ['Access-Control-Allow-Methods', '*'],
            ['Access-Control-Allow-Headers', '*, authorization']
        ]
    },
    response: { status, headers: [['Access-Control-Allow-Origin', '*'], ...headers] }
});
export const ok = allowing(200);
export const to = (location: string, status = 302): Hop => allowing(status, ['Location', location]);
export const shorten = (url: string): string => url.replace('http://', '').replace('.test', '').replace(/\/$/, '');
/** Each request on the wire: `api/b` is http://api.test/b. */
export const seen = ({ outcome, reason, wire }: Verdict): string =>
    [
        outcome,
        reason,
        ...wire.map(({ method, url, origin = '-', requestMethod, requestHeaders }) =>
            [method, shorten(url), shorten(origin), requestMethod, requestHeaders].filter(Boolean).join(' ')
        )
    ]
        .filter(Boolean)
        .join(', ');

export type Case = [
    what: string,
    page: PageContext,
    request: FetchRequest,
    hops: Hop[],
    webkit: string,
    standard: string
];

export const AUTHORIZED: HeaderList = [['Authorization', 'Bearer t']];
export const X_A: HeaderList = [['X-A', '1']];

/** Both, in one line each. */
export function saidOf([, page, request, hops]: Case): [webkit: string, standard: string] {
    const run = (profile: Profile): string => seen(predict(page, request, hops, profile));
    return [run('webkit'), run('spec')];
}
