import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ApexLoadError } from './load-error.ts';
import { parseClass } from './parse.ts';
import { parseCached } from './parse-cache.ts';

const text = `public class Cached { public Integer n = 1; void run() { insert new Account(); } } // ${process.pid}`;

describe('the cache of parsed classes', () => {
    it('gives the tree that parsing gives', () => {
        assert.deepEqual(parseCached('Cached.cls', text), parseClass('Cached.cls', text));
    });
    it('parses a text once, whatever its file is called', () => {
        assert.equal(parseCached('Cached.cls', text), parseCached('other/Cached.cls', text));
    });
    it('names the file of each broken class', () => {
        for (const file of ['First.cls', 'Second.cls']) {
            assert.throws(
                () => parseCached(file, 'public class { }'),
                (error) => error instanceof ApexLoadError && error.file === file && error.line === 1
            );
        }
    });
});
