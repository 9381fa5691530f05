import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createApexRuntime } from '../index.ts';

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

const NAMES = Array.from({ length: 50 }, (_each, i) => `Label_${i}`);

/** Asks the org for many labels, one right after the other. */
const ASKING = `public class Asking {
    @AuraEnabled
    public static List<String> labels() {
        List<String> found = new List<String>();
        ${NAMES.map((name) => `found.add(System.Label.${name});`).join('\n')}
        return found;
    }
}`;

test('a thread that is woken too early waits on for its answer', async (t) => {
    const notify = Atomics.notify.bind(Atomics);
    t.mock.method(Atomics, 'notify', (signal: Int32Array, index: number) => {
        notify(signal, index);
        holdUp(0.3);
        // By now the thread sleeps for its next answer, as it does when it found this one before it was woken.
        return notify(signal, index);
    });
    const runtime = createApexRuntime([{ path: 'Asking.cls', text: ASKING }], { ...ORG, label: (name) => name });
    try {
        const answers = await Promise.all(Array.from({ length: 4 }, () => runtime.invoke('Asking', 'labels', {})));
        answers.forEach((answer) => assert.deepEqual(answer, { ok: true, value: NAMES }));
    } finally {
        await runtime.close();
    }
});

function holdUp(milliseconds: number): void {
    const until = performance.now() + milliseconds;
    while (performance.now() < until);
}
