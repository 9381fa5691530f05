import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { it } from 'node:test';
import { PROJECT_DIR } from '../../lab/project.ts';

/** Commands whose options are read by what they call, which has tests of it; the browser's tests by Playwright. */
const READ_ELSEWHERE = ['deploy.ts', 'undeploy.ts', 'diagnose.ts', 'scan.ts', 'test-apex.ts', 'test-browser.ts'];

const read = (file: string): string => fs.readFileSync(path.join(PROJECT_DIR, file), 'utf8');

it('every command answers --help and a wrong call with its usage', () => {
    const scripts = path.join(PROJECT_DIR, 'scripts');
    const silent = fs
        .readdirSync(scripts, { recursive: true, encoding: 'utf8' })
        .map((file) => file.replaceAll(path.sep, '/'))
        .filter((file) => file.endsWith('.ts') && !READ_ELSEWHERE.includes(file))
        .filter((file) => !/readOptions\(\s*USAGE\b/.test(read(`scripts/${file}`)));
    assert.deepEqual(silent, []);
});
