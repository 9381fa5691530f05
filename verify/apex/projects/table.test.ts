import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRows, withRows } from './table.ts';

const DOCUMENT = `Before

<!-- projects: written by npm run verify:apex -->

| project  | passed | failed | skipped | run on     | what fails, what is missing |
| -------- | -----: | -----: | ------: | ---------- | --------------------------- |
| ann/one  |      1 |      2 |       3 | 2026-01-02 | it needs a database         |

<!-- /projects -->

After
`;

test('a run takes the place of the row of its project, whose note stays, and the others stand in order', () => {
    const written = withRows(DOCUMENT, [
        { project: 'zoe/two', passed: 1000, failed: 0, skipped: 0, date: '2026-02-03' },
        { project: 'Ann/One', passed: 5, failed: 0, skipped: 1, date: '2026-02-03' }
    ]);
    assert.deepEqual(readRows(written), [
        { project: 'Ann/One', passed: 5, failed: 0, skipped: 1, date: '2026-02-03', note: 'it needs a database' },
        { project: 'zoe/two', passed: 1000, failed: 0, skipped: 0, date: '2026-02-03', note: '' }
    ]);
    assert.match(written, /^Before\n[\s\S]*\n2 projects: 1,005 tests passed, 0 failed, 1 skipped\.\n[\s\S]*\nAfter\n$/);
});

test('a document without a place for the table is an error', () => {
    assert.throws(() => withRows('# Nothing', []), /has no lines <!-- projects/);
});
