import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { OutputChunk } from 'rolldown';
import { noticesOf } from './notices.ts';

const bundled = (...ids: string[]): OutputChunk[] =>
    [{ type: 'chunk', modules: Object.fromEntries(ids.map((id) => [id, {}])) }] as unknown as OutputChunk[];

function install(root: string, name: string, files: Record<string, string>): string {
    const directory = path.join(root, 'node_modules', name);
    fs.mkdirSync(path.join(directory, 'lib'), { recursive: true });
    Object.entries({ 'package.json': JSON.stringify({ name, version: '1.2.3', license: 'MIT' }), ...files }).forEach(
        ([file, text]) => fs.writeFileSync(path.join(directory, file), text)
    );
    return path.join(directory, 'lib/index.js');
}

describe('the notices of bundled libraries', () => {
    const root = fs.mkdtempSync(path.join(os.tmpdir(), 'callout-lab-notices-'));
    const one = install(root, 'one', { 'LICENSE.md': 'Copyright of one' });
    const scoped = install(root, '@two/three', { 'licence-MIT.txt': 'Copyright of three' });
    const within = install(path.join(root, 'node_modules/one'), 'four', { COPYING: 'Copyright of four' });
    const without = install(root, 'five', {});

    it('name each once, with its version and its text, wherever it is installed', () => {
        const text = noticesOf(bundled(one, one.replace('index', 'other'), scoped, within, '/srv/own/index.ts'));
        assert.deepEqual(text.match(/^\S+ 1\.2\.3 \(MIT\)$/gm), [
            '@two/three 1.2.3 (MIT)',
            'four 1.2.3 (MIT)',
            'one 1.2.3 (MIT)'
        ]);
        assert.match(text, /one 1\.2\.3 \(MIT\)\n\nCopyright of one\n/);
        assert.match(text, /Copyright of three\n[^]*Copyright of four\n/);
    });

    it('tell of the helpers that the bundler adds', () => {
        assert.match(noticesOf(bundled('\0rolldown/runtime.js')), /^rolldown \d[^]*MIT/m);
    });

    it('are not made where a text is missing', () => {
        assert.throws(() => noticesOf(bundled(without)), /five has no text of its licence \(MIT\)/);
    });

    it('and end with nothing of a bundle that has no library in it', () => {
        assert.doesNotMatch(noticesOf(bundled('/srv/own/index.ts')), /---/);
    });
});
