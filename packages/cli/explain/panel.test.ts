import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { API, of } from './testing/explained.ts';

describe('what people copy from the panels of the developer tools', () => {
    it('the status column of the network panel: the gate where it says it, the family where it says CORS alone', () => {
        for (const [row, reason, url] of [
            ['orders\t(blocked:csp)\tfetch\torders.js:44\t0 B\t12 ms', 'csp'],
            [`${API}  (blocked:NotSameOrigin)  fetch`, 'corp', API],
            ['Status Code: (blocked:NotSameOriginAfterDefaultedToSameOriginByCoep)', 'coep'],
            ['(blocked:mixed-content)', 'mixed-content']
        ]) {
            const { calls, unknown } = of(row);
            assert.deepEqual(
                calls.map((call) => [call.certain, call.obstacles[0].reason, call.url]),
                [[true, reason, url]]
            );
            assert.deepEqual(unknown, []);
        }
        const [cors] = of('orders\tCORS error\tfetch\torders.js:44\t0 B\t12 ms').calls;
        assert.equal(cors.certain, false);
        assert.ok(cors.obstacles.every(({ gate }) => ['cors', 'preflight', 'redirect'].includes(gate)));
        for (const text of [
            'orders\t(blocked:other)\tfetch',
            'Look for rows that are (blocked:csp) or red.',
            'a CORS error'
        ]) {
            assert.deepEqual(of(text).calls, [], text);
        }
    });
});
