import fs from 'node:fs';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { bundleThread } from './threads/thread-code.ts';

const HERE = import.meta.dirname;

/** Writes dist/: plain JavaScript of the library and its program, and what a thread runs. All that they import is in it. */
export async function buildRuntime(dist = path.join(HERE, 'dist')): Promise<void> {
    fs.rmSync(dist, { recursive: true, force: true });
    const bundle = await rolldown({
        input: { index: path.join(HERE, 'index.ts'), run: path.join(HERE, 'run.ts') },
        platform: 'node',
        external: [/^node:/, 'esbuild']
    });
    await bundle.write({
        dir: dist,
        format: 'esm',
        chunkFileNames: '[name].js',
        banner: (chunk) => (chunk.name === 'run' ? '#!/usr/bin/env node' : '')
    });
    await bundle.close();
    const { text, map } = bundleThread();
    fs.writeFileSync(path.join(dist, 'thread.cjs'), text);
    fs.writeFileSync(path.join(dist, 'thread.cjs.map'), map);
    fs.chmodSync(path.join(dist, 'run.js'), 0o755);
}

if (process.argv[1] === import.meta.filename) {
    await buildRuntime();
}
