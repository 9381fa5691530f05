import { apply, obstacles, predict } from 'c/crossOrigin';
import type { Call } from 'c/crossOrigin';
import fs from 'node:fs';
import path from 'node:path';

/** Calls as a real browser met them (see corpus.test.ts). */
const CALLS = JSON.parse(fs.readFileSync(path.join(__dirname, '../__fixtures__/chromium.json'), 'utf8')) as Call[];

/** Nobody knows which address was meant: there is nothing to write. */
const WITHOUT_CHANGE = ['invalid-url', 'CorsDisabledScheme'];

describe('for every blocked call', () => {
    const blocked = CALLS.filter(({ page, request, hops }) => predict(page, request, hops).outcome === 'blocked');

    it('the first obstacle is what the browser reports', () => {
        for (const { page, request, hops } of blocked) {
            const { gate, reason } = predict(page, request, hops);
            expect(obstacles(page, request, hops)[0]).toMatchObject({ gate, reason });
        }
    });

    it('the first fixes that can be applied, one after the other, meet the obstacles in their order and end in none', () => {
        for (const given of blocked) {
            let call = given;
            const all = obstacles(call.page, call.request, call.hops);
            all.forEach(({ reason, fixes }, index) => {
                expect(predict(call.page, call.request, call.hops).reason).toBe(reason);
                const change = fixes.find((fix) => fix.change)?.change;
                expect(Boolean(change) || (WITHOUT_CHANGE.includes(reason) && index === all.length - 1)).toBe(true);
                call = change ? apply(change, call) : call;
            });
            const left = obstacles(call.page, call.request, call.hops).map(({ reason }) => reason);
            expect(left.filter((reason) => !WITHOUT_CHANGE.includes(reason))).toEqual([]);
        }
    });

    it.each<[string, Partial<Call['page']>, Partial<Call['request']>]>([
        [
            'by the page’s policy',
            { origin: 'http://page.test', policies: ['upgrade-insecure-requests; connect-src'] },
            {}
        ],
        ['as what an element shows', { policies: ['media-src'] }, { destination: 'audio' }]
    ])('one source covers what is upgraded %s, before it and after it', (_how, page, request) => {
        const call: Call = {
            page: { origin: 'https://page.test', policies: [], ...page },
            request: { url: 'http://api.test:8443/a', ...request },
            hops: [{ response: { status: 200, headers: [['Access-Control-Allow-Origin', '*']] } }]
        };
        const [{ reason, fixes }] = obstacles(call.page, call.request, call.hops, 'chromium');
        expect(reason).toBe('csp');
        const changed = apply(fixes[0].change!, call);
        expect(obstacles(changed.page, changed.request, changed.hops, 'chromium')).toEqual([]);
    });

    it('has no fix that opens an API to every web site, or to cookies, without a warning', () => {
        const opened = blocked.flatMap(({ page, request, hops }) =>
            obstacles(page, request, hops).flatMap(({ fixes }) =>
                fixes.filter(
                    ({ change, warning }) => !warning && /"\*"|Allow-Credentials/.test(JSON.stringify(change ?? {}))
                )
            )
        );
        expect(opened).toEqual([]);
    });

    it('changes nothing of what it is given', () => {
        for (const call of blocked) {
            const before = JSON.stringify(call);
            obstacles(call.page, call.request, call.hops);
            expect(JSON.stringify(call)).toBe(before);
        }
    });
});

describe('a call that goes through', () => {
    it('has no obstacle', () => {
        const open = CALLS.filter(({ page, request, hops }) => predict(page, request, hops).outcome !== 'blocked');
        expect(open.flatMap(({ page, request, hops }) => obstacles(page, request, hops))).toEqual([]);
    });
});
