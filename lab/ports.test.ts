import assert from 'node:assert/strict';
import { test } from 'node:test';
import { basePortFromEnvironment, freeBasePort } from './ports.ts';

test('a lab begins at port 3000, or where LOCAL_ORG_PORT says', () => {
    assert.deepEqual(['', '4000', '65000'].map(basePortFromEnvironment), [3000, 4000, 65_000]);
});

for (const [value, why] of [
    ['80', /from 1024 to 65000/],
    ['4000.5', /from 1024 to 65000/],
    ['port', /from 1024 to 65000/],
    // X11, and one of IRC's for the server behind the first.
    ['6000', /browsers refuse port 6000 of the lab/],
    ['6660', /browsers refuse port 6669 of the lab/],
    ['4036', /browsers refuse port 4045 of the lab/]
] as const) {
    test(`LOCAL_ORG_PORT=${value} is refused, and says why`, () => {
        assert.throws(() => basePortFromEnvironment(value), why);
    });
}

test('a free port is none that browsers refuse', async () => {
    const numbers = [8 / 2_200, 9 / 2_200];
    assert.notEqual(await freeBasePort(() => numbers.shift() ?? 0.5), 10_080);
});
