import { obstacles } from 'c/crossOrigin';
import type { Call, Change, Fix } from 'c/crossOrigin';
import fs from 'node:fs';
import path from 'node:path';
import type { Stop } from '../../stop';
import { refusedHeaders } from '../../values';
import { LEX, OUTSIDE, answer, answered, any, asked, get } from './variant';

/** A call, and all that is advised at its first obstacle, in order: who does it, where, what it changes, what is there to copy. */
type Advised = Call & {
    what: string;
    reason: string;
    fixes: (Pick<Fix, 'owner' | 'id' | 'setupPath'> & {
        change?: Change;
        language?: string;
        code?: string;
        warned?: boolean;
    })[];
};
const CALLS = JSON.parse(fs.readFileSync(path.join(__dirname, '../__fixtures__/fixes.json'), 'utf8')) as Advised[];

describe('what is advised at the first obstacle', () => {
    it.each(CALLS.map((call): [string, Advised] => [call.what, call]))(
        '%s',
        (_what, { page, request, hops, ...wanted }) => {
            const [{ reason, fixes }] = obstacles(page, request, hops);
            const advised = fixes.map(({ owner, id, setupPath, change, code, warning }, index) => ({
                owner,
                id,
                setupPath,
                change,
                language: code?.language,
                ...('code' in (wanted.fixes[index] ?? {}) && { code: code?.text }),
                ...(warning !== undefined && { warned: true })
            }));
            expect({ reason, fixes: advised }).toEqual({ reason: wanted.reason, fixes: wanted.fixes });
        }
    );

    it('a body that keepalive does not carry: it is sent without', () => {
        const request = get('https://api.example.net/', { method: 'POST', keepalive: true, body: 'x'.repeat(65_537) });
        const [{ fixes }] = obstacles({ origin: OUTSIDE, policies: [] }, request, []);
        expect(fixes.map(({ owner, id, change }) => [owner, id, change])).toEqual([
            ['developer', 'without-keepalive', { request: { keepalive: null, initiator: null } }]
        ]);
    });

    it.each([
        ['wss://s.example.net/', 's_example_net_ws', true],
        ['ws://s.example.net/', 's_example_net_ws', true],
        ['https://s.example.net/wss://x', 's_example_net', false]
    ])('the entry for %s is the file %s', (url, name, isSaid) => {
        const page = { origin: LEX, policies: ["connect-src 'self'"] };
        const request = get(url, url.startsWith('ws') ? { mode: 'websocket' } : {});
        const [fix] = obstacles(page, request, [])[0].fixes;
        expect(fix.code?.file).toMatch(new RegExp(`/${name}\\.cspTrustedSite-meta\\.xml$`));
        expect(/WebSockets\.$/.test(fix.text)).toBe(isSaid);
        expect(/reload the page\.$/.test(fix.text)).toBe(!isSaid);
    });

    it('a vary of another name, and a header that only sounds like CORS, are no part in it', () => {
        const idsOf = (...headers: [string, string][]): string =>
            obstacles({ origin: LEX, policies: [] }, get('https://api.example.net/'), answered(200, ...headers))[0]
                .fixes[0].id;
        expect(
            [
                ['X-Access-Control-Allow', '1'],
                ['X-Vary', 'Origin'],
                ['Vary-X', 'Origin'],
                ['Vary', 'Accept'],
                ['X-Origin', 'Origin']
            ].map(([name, value]) => idsOf([name, value]))
        ).toEqual(Array.from({ length: 5 }, () => 'use-apex'));
        expect(idsOf(['Vary', 'Origin'])).toBe('allow-origin');
    });

    it('a token is refused alone where the list has *, and with cookies so is all else', () => {
        const stop = {
            asked: ['authorization', 'x-a', 'x-a'],
            headers: [['Access-Control-Allow-Headers', '*']],
            request: { url: 'https://api.example.net/' }
        } as unknown as Stop;
        expect(refusedHeaders(stop)).toEqual(['authorization']);
        const withCookies: Stop = { ...stop, request: { ...stop.request, credentials: 'include' } };
        expect(refusedHeaders(withCookies)).toEqual(['authorization', 'x-a']);
    });

    it('a mark that stands for all is kept in a list of headers that is malformed', () => {
        const [fix] = obstacles(
            { origin: OUTSIDE, policies: [] },
            get('https://api.example.net/', { headers: [['X-A', '1']] }),
            asked(answer(204, any, ['Access-Control-Allow-Headers', '"*" x-b']))
        )[0].fixes;
        expect(fix.code?.text).toBe('Access-Control-Allow-Headers: *, x-b, x-a');
    });
});
