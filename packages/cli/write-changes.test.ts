import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { it } from 'node:test';
import { explain, readInput } from '../../force-app/main/default/lwc/errorReader/errorReader.ts';
import { writeChanges } from './write-changes.ts';

const LINE = `Refused to connect to 'https://api.example.com/' because it violates the following Content Security Policy directive: "connect-src 'self'".`;
const [{ obstacles }] = explain(readInput(LINE)).calls;

it('writes into folders that are not there yet, and ends with an error where none can be', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'callout-lab-write-'));
    try {
        const [{ file, state }] = writeChanges(obstacles, path.join(folder, 'a/b'));
        assert.equal(state, 'written');
        assert.equal(writeChanges(obstacles, path.join(folder, 'a/b'))[0].state, 'there already');
        assert.ok(fs.existsSync(path.join(folder, 'a/b', file)));
        fs.writeFileSync(path.join(folder, 'file'), '');
        const nowhere = [path.join(folder, 'file/a'), ...(fs.existsSync('/proc/self') ? ['/proc/none/a'] : [])];
        for (const each of nowhere) {
            assert.throws(() => writeChanges(obstacles, each), { code: /^(ENOENT|ENOTDIR|EEXIST|EACCES|EPERM)$/ });
        }
    } finally {
        fs.rmSync(folder, { recursive: true, force: true });
    }
});
