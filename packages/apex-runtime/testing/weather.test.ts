import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { runApex, type Classes } from './harness.ts';

const FOLDER = path.join(import.meta.dirname, 'weather');

/** A client with retries, a mock factory, models, a parser: what the code of others looks like. */
function weatherClasses(): Classes {
    return Object.fromEntries(
        fs
            .readdirSync(FOLDER)
            .map((file) => [file.replace('.cls', ''), fs.readFileSync(path.join(FOLDER, file), 'utf8')])
    );
}

describe('a whole service with its mock factory and its tests', () => {
    it('loads whole, and every test passes', async () => {
        const results = await runApex(weatherClasses());
        assert.equal(results.size, 7);
        for (const [name, { failure, refusal }] of results) {
            assert.deepEqual({ name, failure, refusal }, { name, failure: undefined, refusal: undefined });
        }
    });
});
