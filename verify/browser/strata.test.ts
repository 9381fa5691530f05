import assert from 'node:assert/strict';
import test from 'node:test';
import { predict } from '../../force-app/main/default/lwc/crossOrigin/predict.ts';
import { generateBatch } from './generate.ts';
import { Random } from './random.ts';
import { strata } from './verifier.ts';

/** Of as many scenarios as a long run has: a tenth is made here, and counts ten times. */
const SCENARIOS = 20_000;
const PART = 10;
const LEAST = 200;

const WAYS = 'image audio video track font style script worker iframe form websocket beacon event-source'.split(' ');
const GATES =
    'arguments csp mixed-content local-network-access preflight network cors redirect corp frame-ancestors'.split(' ');

const random = new Random(20);
const scenarios = Array.from({ length: SCENARIOS / PART / 50 }, () => generateBatch(random, 50, true)).flat();
const lines = strata(
    scenarios.map((one) => ({ ...one, observed: predict(one.page, one.request, one.hops) })),
    'chromium'
);

const countOf = (line: string, name: string): number =>
    PART * Number(new RegExp(`${name} (\\d+)(,|$)`).exec(lines.find((one) => one.startsWith(line)) ?? '')?.[1] ?? 0);

for (const [line, names] of [
    ['ways', [...WAYS, 'upload listener', 'fetch']],
    ['gates', GATES]
] as const) {
    for (const name of names) {
        test(`of ${SCENARIOS} random scenarios at least ${LEAST} are of the ${line.slice(0, -1)} ${name}`, () => {
            const count = countOf(line, name);
            assert.ok(count >= LEAST, `about ${count}`);
        });
    }
}
