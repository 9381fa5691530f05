import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { PROJECT_DIR } from '../../lab/project.ts';
import { REDACTIONS } from './redactions.ts';

const CLASSES = 'force-app/main/default/classes';

/** `npm run verify:secrets` takes them away; this says at once when one is not where the table has it. */
test('each redaction of the table stands once in its file, and its tests are there', () => {
    for (const { what, file, from, to, tests } of REDACTIONS) {
        const text = fs.readFileSync(path.join(PROJECT_DIR, file), 'utf8');
        assert.equal(text.split(from).length - 1, 1, `${what}: ${file}`);
        assert.notEqual(from, to, what);
        const testFile = tests.endsWith('.ts') ? tests : `${CLASSES}/${tests}.cls`;
        assert.equal(fs.existsSync(path.join(PROJECT_DIR, testFile)), true, testFile);
    }
});

test('what is left out is told apart by its name', () => {
    const names = REDACTIONS.map(({ what, file }) => `${file} ${what}`);
    assert.equal(new Set(names).size, names.length);
});
