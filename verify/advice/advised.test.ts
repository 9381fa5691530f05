import assert from 'node:assert/strict';
import test from 'node:test';
import { obstacles } from '../../force-app/main/default/lwc/crossOrigin/obstacles.ts';
import { predict } from '../../force-app/main/default/lwc/crossOrigin/predict.ts';
import type { Hop } from '../../force-app/main/default/lwc/crossOrigin/types.ts';
import { generateBatch } from '../browser/generate.ts';
import type { Scenario } from '../browser/observation.ts';
import { Random } from '../browser/random.ts';
import { advised, renumbered } from './advised.ts';
import { WITHOUT_CHANGE } from './reasons.ts';

for (const profile of ['chromium', 'firefox', 'webkit'] as const) {
    const isBlocked = ({ page, request, hops }: Scenario): boolean =>
        predict(page, request, hops, profile).outcome === 'blocked';

    test(`of 2,000 random calls in ${profile} each blocked one goes through once its fixes are applied, or it is said why it cannot`, () => {
        const random = new Random(7);
        for (let batch = 0; batch < 40; batch += 1) {
            for (const given of generateBatch(random, 50, batch % 2 === 0).filter(isBlocked)) {
                const advice = advised(given, profile);
                if ('without' in advice) {
                    assert.ok(
                        advice.without.every((reason) => reason in WITHOUT_CHANGE),
                        JSON.stringify(given)
                    );
                } else {
                    const { page, request, hops } = advice.call;
                    assert.deepEqual(obstacles(page, request, hops, profile), [], JSON.stringify(given));
                    assert.equal(isBlocked(advice.call), false, JSON.stringify(given));
                }
            }
        }
    });
}

test('a call that begins at a later hop is numbered from there, whatever number it has', () => {
    const to = (address: string): Hop => ({ response: { status: 302, headers: [['Location', address]] } });
    for (const number of [1, 2]) {
        const { request, hops } = renumbered({
            page: { origin: 'http://p.test', policies: [] },
            request: { url: `http://a.test/s%h${number}z` },
            hops: [to('http://a.test/s%h3z'), to('/s%h4z')]
        });
        assert.equal(request.url, 'http://a.test/s%h0z');
        assert.deepEqual(hops, [to('http://a.test/s%h1z'), to('/s%h2z')]);
    }
});
