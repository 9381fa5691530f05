import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { installPacked } from '../../test-help/packed.ts';

let folder = '';

before(() => {
    folder = installPacked(import.meta.dirname);
});
after(() => fs.rmSync(folder, { recursive: true, force: true }));

test('the installed package runs tests as plain JavaScript, with nothing beside it', () => {
    const source = path.join(folder, 'project');
    fs.mkdirSync(source);
    fs.writeFileSync(
        path.join(source, 'BuiltTest.cls'),
        `@IsTest class BuiltTest {
    @IsTest static void passes() { Assert.areEqual('{"a":1}', JSON.serialize(new Map<String, Integer>{ 'a' => 1 })); }
    @IsTest static void fails() { Assert.areEqual(1, 2); }
}`
    );
    assert.deepEqual(
        fs.readdirSync(path.join(folder, 'node_modules')).filter((name) => !name.startsWith('.')),
        ['@callout-lab']
    );
    const { stdout, stderr, status } = spawnSync(path.join(folder, 'node_modules/.bin/apex-test'), [], {
        cwd: source,
        encoding: 'utf8',
        shell: process.platform === 'win32'
    });
    assert.equal(stderr, '');
    assert.match(stdout, /^passed {2}BuiltTest\.passes .*\nFAILED {2}BuiltTest\.fails .*\n.*Expected: 1, Actual: 2\n/);
    assert.match(stdout, /\n1 passed, 1 failed, 0 skipped\n$/);
    assert.equal(status, 1);
});
