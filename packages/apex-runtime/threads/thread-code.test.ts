import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { inSources, threadCode } from './thread-code.ts';

test('an error of a thread’s own code has its place in the sources', async () => {
    // Without a program to load, loading it is such an error.
    const thread = new Worker(threadCode(), { eval: true, workerData: {} });
    const error = await new Promise<Error>((resolve) => thread.once('error', resolve));
    const [, first] = error.stack!.split('\n').filter((line) => /worker eval/.test(line));
    assert.match(inSources(first), /^ +at load \(.*threads\/worker\.ts:\d+\)$/);
    assert.equal(inSources('Class.ATest.b: line 3'), 'Class.ATest.b: line 3');
});
