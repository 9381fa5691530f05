import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { PROJECT_DIR } from '../../lab/project.ts';

const ENGINE = path.join(PROJECT_DIR, 'force-app/main/default/lwc/crossOrigin');

/** Bytes that a page loads for one entry of the engine and all that it imports. */
export interface Size {
    minified: number;
    gzipped: number;
}

export async function sizeOf(entry: string): Promise<Size> {
    const bundle = await rolldown({ input: path.join(ENGINE, entry) });
    const { output } = await bundle.generate({ minify: true });
    await bundle.close();
    const { code } = output[0];
    return { minified: Buffer.byteLength(code), gzipped: gzipSync(code, { level: 9 }).length };
}
