import type { FetchRequest, HeaderList, Hop, PageContext, Verdict } from '../../types';

/** Calls from http://page.test, and what is seen of them in one line. */

export const PAGE: PageContext = { origin: 'http://page.test', policies: [], addressSpace: 'loopback' };
export const SECURE_PAGE: PageContext = { origin: 'https://page.test', policies: [], addressSpace: 'loopback' };
export const API = 'http://api.test/';
export const under = (policy: string): PageContext => ({ ...PAGE, policies: [`connect-src ${policy}`] });
export const answer = (status: number, ...headers: HeaderList): Hop => ({
    preflight: {
        status: 204,
        headers: [
            ['Access-Control-Allow-Origin', '*'],
            ['Access-Control-Allow-Headers', '*']
        ]
    },
    response: { status, headers: [['Access-Control-Allow-Origin', '*'], ...headers] }
});
export const ok = answer(200);
/** A hop whose preflight allows one method, and these names. */
export const allowing = ({ response }: Hop, method: string, names = ''): Hop => ({
    preflight: {
        status: 204,
        headers: [
            ['Access-Control-Allow-Origin', '*'],
            ['Access-Control-Allow-Methods', method],
            ['Access-Control-Allow-Headers', names]
        ]
    },
    response
});

export type Case = [
    what: string,
    page: PageContext,
    request: FetchRequest,
    hops: Hop[],
    chromium: string,
    spec: string
];

export const seen = ({ outcome, reason, wire }: Verdict): string =>
    [outcome, reason, ...wire.map(({ method, origin }) => `${method} ${origin ?? '-'}`)].filter(Boolean).join(', ');
