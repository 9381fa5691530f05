import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { nodes } from '../../test-help/nodes.ts';

const HERE = import.meta.dirname;
const CORPUS = path.join(HERE, '../../force-app/main/default/lwc/crossOrigin/__tests__/__fixtures__/chromium.json');
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
let dir = '';
let tarball = '';

/** What Chromium did in the recorded scenarios, held against what the installed package predicts. */
const CHECK = `
import fs from 'node:fs';
import * as engine from 'callout-lab-cross-origin';
const corpus = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const wrong = corpus.filter(({ page, request, hops, seen }) => engine.predict(page, request, hops).outcome !== seen.outcome);
const { reason } = engine.parseMessage('System.LimitException: Too many callouts: 101');
console.log(JSON.stringify({ names: Object.keys(engine).sort(), scenarios: corpus.length, wrong: wrong.length, reason }));
`;

before(() => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'callout-lab-engine-'));
    execFileSync(npm, ['pack', '--pack-destination', dir], { cwd: HERE, stdio: 'ignore' });
    tarball = path.join(dir, fs.readdirSync(dir).find((name) => name.endsWith('.tgz')) ?? '');
    fs.writeFileSync(path.join(dir, 'package.json'), '{ "private": true, "type": "module" }');
    execFileSync(npm, ['install', '--offline', '--no-audit', '--no-fund', tarball], { cwd: dir, stdio: 'ignore' });
    fs.writeFileSync(path.join(dir, 'corpus.js'), CHECK);
});
after(() => fs.rmSync(dir, { recursive: true, force: true }));

describe('the engine as a package', () => {
    for (const { version, program } of nodes()) {
        it(`predicts in Node ${version} what Chromium did`, () => {
            const output = execFileSync(program(), [path.join(dir, 'corpus.js'), CORPUS], {
                cwd: dir,
                encoding: 'utf8'
            });
            const { names, scenarios, wrong, reason } = JSON.parse(output) as Record<string, unknown>;
            assert.deepEqual(
                ['advise', 'apply', 'diagnose', 'findings', 'obstacles', 'parseMessage', 'predict'].filter(
                    (name) => !(names as string[]).includes(name)
                ),
                []
            );
            assert.ok((scenarios as number) >= 300);
            assert.deepEqual([wrong, reason], [0, 'too-many-callouts']);
        });
    }

    it('is a package that publint has nothing against', async () => {
        const { messages } = await publint({
            pkgDir: path.join(dir, 'node_modules/callout-lab-cross-origin'),
            strict: true
        });
        assert.deepEqual(messages, []);
    });

    it('has types that are not wrong for whoever can import an ES module', async () => {
        const result = await checkPackage(createPackageFromTarballData(new Uint8Array(fs.readFileSync(tarball))));
        assert.ok(result.types);
        const problems = 'problems' in result ? result.problems : [];
        // A CommonJS caller of an ES module is told so by Node itself.
        assert.deepEqual(
            problems.filter(({ kind }) => kind !== 'CJSResolvesToESM' && kind !== 'NoResolution'),
            []
        );
    });
});
