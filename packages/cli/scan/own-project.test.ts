import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { rulePages } from './report/rules-page.ts';
import { scan } from './scan.ts';
import { short } from './testing/project-of.ts';

const PROJECT = path.join(import.meta.dirname, '../../..');

describe('this project', () => {
    it('has no call that its lists refuse, and no entry that nothing needs, but those that say why', () => {
        assert.deepEqual(short(scan(PROJECT).findings), []);
    });

    it('documents each rule as the program has it', () => {
        const words = (text: string): string[] => text.split(/[\s\\|-]+/);
        for (const [name, page] of rulePages()) {
            const written = fs.readFileSync(path.join(PROJECT, 'docs', name), 'utf8');
            assert.deepEqual(words(written), words(page), 'npm run scan -- --write-rules docs');
        }
        assert.equal(fs.readdirSync(path.join(PROJECT, 'docs/scan-rules')).length, rulePages().size - 1);
    });
});
