import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sideBySide } from './side-by-side.ts';

test('no more than the lanes run at once, and every item runs', async () => {
    const done: number[] = [];
    let running = 0;
    let most = 0;
    await sideBySide([1, 2, 3, 4, 5], 2, async (item) => {
        running += 1;
        most = Math.max(most, running);
        await Promise.resolve();
        running -= 1;
        done.push(item);
    });
    assert.deepEqual(done.sort(), [1, 2, 3, 4, 5]);
    assert.equal(most, 2);
});
