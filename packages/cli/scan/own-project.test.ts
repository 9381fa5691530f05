import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { rulesPage } from './report/rules-page.ts';
import { scan } from './scan.ts';
import { short } from './testing/project-of.ts';

const PROJECT = path.join(import.meta.dirname, '../../..');

describe('this project', () => {
    it('has no call that its lists refuse, and no entry that nothing needs, but those that say why', () => {
        assert.deepEqual(short(scan(PROJECT).findings), []);
    });

    it('documents each rule as the program has it', () => {
        const words = (text: string): string[] => text.split(/[\s\\]+/);
        const page = fs.readFileSync(path.join(PROJECT, 'docs/scan-rules.md'), 'utf8');
        assert.deepEqual(words(page), words(rulesPage()), 'npm run --silent scan -- --rules > docs/scan-rules.md');
    });
});
