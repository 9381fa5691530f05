import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { buildRuntime } from './build.ts';
import settings from './package.json' with { type: 'json' };

let folder = '';

/** The files of the package, where nothing else is installed. */
before(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'apex-runtime-built-'));
    await buildRuntime(path.join(folder, 'package/dist'));
    fs.copyFileSync(path.join(import.meta.dirname, 'package.json'), path.join(folder, 'package/package.json'));
});
after(() => fs.rmSync(folder, { recursive: true, force: true }));

test('the package runs tests as plain JavaScript, with nothing beside it', () => {
    const source = path.join(folder, 'project');
    fs.mkdirSync(source);
    fs.writeFileSync(
        path.join(source, 'BuiltTest.cls'),
        `@IsTest class BuiltTest {
    @IsTest static void passes() { Assert.areEqual('{"a":1}', JSON.serialize(new Map<String, Integer>{ 'a' => 1 })); }
    @IsTest static void fails() { Assert.areEqual(1, 2); }
}`
    );
    const { stdout, stderr, status } = spawnSync(
        process.execPath,
        [path.join(folder, 'package', settings.bin['apex-test'])],
        {
            cwd: source,
            encoding: 'utf8'
        }
    );
    assert.equal(stderr, '');
    assert.match(stdout, /^passed {2}BuiltTest\.passes .*\nFAILED {2}BuiltTest\.fails .*\n.*Expected: 1, Actual: 2\n/);
    assert.match(stdout, /\n1 passed, 1 failed, 0 skipped\n$/);
    assert.equal(status, 1);
});
