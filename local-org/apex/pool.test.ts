import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createApexRuntime } from './index.ts';

const ORG = {
    remoteSites: () => [],
    namedCredentials: () => [],
    customMetadata: () => [],
    label: () => undefined,
    staticResource: () => undefined
};

const ECHO = `public class Echo {
    @AuraEnabled
    public static Integer twice(Integer value) { return 2 * value; }
}`;

test('far more calls than there are threads are answered, one after the other and all at once', async () => {
    const runtime = createApexRuntime([{ path: 'Echo.cls', text: ECHO }], ORG);
    const call = (value: number) => runtime.invoke('Echo', 'twice', { value });
    try {
        for (let value = 0; value < 12; value += 1) {
            assert.deepEqual(await call(value), { ok: true, value: 2 * value });
        }
        const answers = await Promise.all(Array.from({ length: 30 }, (_each, value) => call(value)));
        assert.deepEqual(
            answers,
            answers.map((_each, value) => ({ ok: true, value: 2 * value }))
        );
    } finally {
        await runtime.close();
    }
});
