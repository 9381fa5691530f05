import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { rolldown } from 'rolldown';
import { nodes } from '../../test-help/nodes.ts';
import { noticesOf } from '../cli/notices.ts';
import { ENGINE } from './build.ts';
import { CASES_FILE, material } from './testing/material.ts';

const HERE = import.meta.dirname;
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
let dir = '';
let tarball = '';

const CHECK = `
import fs from 'node:fs';
import * as engine from 'callout-lab-cross-origin';
import { runCases } from './cases.mjs';
const material = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
console.log(JSON.stringify({ names: Object.keys(engine), ...runCases(engine, material) }));
`;

before(() => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'callout-lab-engine-'));
    execFileSync(npm, ['pack', '--pack-destination', dir], { cwd: HERE, stdio: 'ignore' });
    tarball = path.join(dir, fs.readdirSync(dir).find((name) => name.endsWith('.tgz')) ?? '');
    fs.writeFileSync(path.join(dir, 'package.json'), '{ "private": true, "type": "module" }');
    execFileSync(npm, ['install', '--offline', '--no-audit', '--no-fund', tarball], { cwd: dir, stdio: 'ignore' });
    fs.writeFileSync(path.join(dir, 'check.js'), CHECK);
    fs.copyFileSync(CASES_FILE, path.join(dir, 'cases.mjs'));
    fs.writeFileSync(path.join(dir, 'material.json'), JSON.stringify(material()));
});
after(() => fs.rmSync(dir, { recursive: true, force: true }));

describe('the engine as a package', () => {
    for (const { version, program } of nodes()) {
        it(`says in Node ${version} what browsers did, and knows what they print`, () => {
            const output = execFileSync(program(), ['check.js', 'material.json'], { cwd: dir, encoding: 'utf8' });
            const { names, cases, wrong } = JSON.parse(output) as { names: string[]; cases: number; wrong: string[] };
            assert.deepEqual(
                ['advise', 'apply', 'diagnose', 'findings', 'obstacles', 'parseMessage', 'predict'].filter(
                    (name) => !names.includes(name)
                ),
                []
            );
            assert.ok(cases >= 1000);
            assert.deepEqual(wrong, []);
        });
    }

    it('has no code of others in it, and so no notices of their licences', async () => {
        const bundle = await rolldown({ input: ENGINE });
        const { output } = await bundle.generate({ format: 'esm' });
        assert.doesNotMatch(noticesOf(output), /^---/m);
    });

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
