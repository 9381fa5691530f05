import fs from 'node:fs';
import path from 'node:path';
import { rolldown } from 'rolldown';
import ts from 'typescript';

const HERE = import.meta.dirname;
export const ENGINE = path.join(HERE, '../../force-app/main/default/lwc/crossOrigin/crossOrigin.ts');

/** Writes dist/: the engine as one ES module for Node and browsers, and its types. No code of this package is in it. */
export async function buildEngine(dist = path.join(HERE, 'dist')): Promise<void> {
    fs.rmSync(dist, { recursive: true, force: true });
    await bundleEngine(path.join(dist, 'crossOrigin.js'));
    writeTypes(dist);
}

/** The module alone. */
export async function bundleEngine(file: string): Promise<void> {
    const bundle = await rolldown({ input: ENGINE });
    await bundle.write({ file, format: 'esm' });
    await bundle.close();
}

/** The sources name their neighbours without an extension, as the platform wants it; Node wants one. */
function writeTypes(dist: string): void {
    const options: ts.CompilerOptions = {
        target: ts.ScriptTarget.ESNext,
        module: ts.ModuleKind.ESNext,
        moduleResolution: ts.ModuleResolutionKind.Bundler,
        declaration: true,
        emitDeclarationOnly: true,
        strict: true,
        types: [],
        outDir: dist
    };
    ts.createProgram([ENGINE], options).emit(undefined, (file, text) => {
        const withExtensions = text.replace(/((?:from|import\()\s*'\.\/[^']+)'/g, "$1.js'");
        fs.writeFileSync(path.join(dist, path.basename(file)), withExtensions);
    });
}

if (process.argv[1] === import.meta.filename) {
    await buildEngine();
}
