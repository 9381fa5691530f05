import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { PROJECT_DIR } from '../../lab/project.ts';

interface Locked {
    version?: string;
    os?: string[];
    optionalDependencies?: Record<string, string>;
}

const { packages } = JSON.parse(fs.readFileSync(path.join(PROJECT_DIR, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
};

/** A package inside another first, else the one that all share. */
const installed = (parent: string, name: string): Locked | undefined =>
    packages[`${parent}/node_modules/${name}`] ?? packages[`node_modules/${name}`];

/** npm drops or mixes up the native code of other systems when a lock file is written beside an old node_modules. */
test('the lock file has the native code of every package for macOS, Windows and Linux, in its own version', () => {
    const wrong = Object.entries(packages).flatMap(([parent, { version, optionalDependencies = {} }]) =>
        Object.entries(optionalDependencies)
            .filter(([name, wanted]) => /(darwin|win32|linux)-(x64|arm64)/.test(name) && wanted === version)
            .filter(([name]) => installed(parent, name)?.version !== version)
            .map(([name]) => `${parent}@${version} has ${name}@${installed(parent, name)?.version ?? 'none'}`)
    );
    assert.deepEqual(wrong, []);
});

test('the lock file names no registry of its own', () => {
    const hosts = JSON.stringify(packages).match(/"resolved":"https?:[^"]+"/g) ?? [];
    assert.deepEqual(
        hosts.filter((resolved) => !resolved.includes('https://registry.npmjs.org/')),
        []
    );
});
