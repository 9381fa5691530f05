import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sizeOf } from './engine-size.ts';

/**
 * Kilobytes, gzip. The whole is beyond its goal of 22: a third of it is sentences, a quarter the texts of consoles that `parseMessage` knows, in nine
 * languages. It is held to what it is.
 */
const MOST: Record<string, number> = { 'predict.ts': 10, 'crossOrigin.ts': 47 };

for (const [entry, most] of Object.entries(MOST)) {
    test(`${entry} with all that it imports is at most ${most} KB`, async () => {
        const { gzipped } = await sizeOf(entry);
        assert.ok(gzipped / 1024 <= most, `${(gzipped / 1024).toFixed(2)} KB`);
    });
}
