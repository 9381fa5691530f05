import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type typescript from 'typescript';

type TypeScript = typeof typescript;

const require = createRequire(import.meta.url);

/**
 * Writes the JavaScript of each LWC TypeScript file beside it, without checking types (`npm run build` does that, and writes
 * the same text). Only what is older than its source is written. Returns the files written.
 */
export function emitLwc(projectDir: string): string[] {
    const stale = sources(path.join(projectDir, 'force-app')).filter(isStale);
    if (stale.length === 0) {
        return [];
    }
    // Loaded only when there is something to emit: loading it is a sixth of a warm start.
    const ts = require('typescript') as TypeScript;
    const compilerOptions = readCompilerOptions(ts, path.join(projectDir, 'tsconfig.build.json'));
    return stale.map((source) => {
        const { outputText } = ts.transpileModule(fs.readFileSync(source, 'utf8'), {
            compilerOptions,
            fileName: source
        });
        replaceFile(emitted(source), outputText);
        return emitted(source);
    });
}

/** In one step: another program that emits or reads the same file at this moment meets a whole one. */
function replaceFile(file: string, text: string): void {
    const whole = `${file}.${process.pid}`;
    fs.writeFileSync(whole, text);
    fs.renameSync(whole, file);
}

function readCompilerOptions(ts: TypeScript, file: string): typescript.CompilerOptions {
    const { config } = ts.readConfigFile(file, ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent(
        { ...config, files: [], include: undefined },
        ts.sys,
        path.dirname(file)
    );
    return { ...options, noEmitOnError: false, incremental: false, tsBuildInfoFile: undefined };
}

function sources(directory: string): string[] {
    return fs
        .readdirSync(directory, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !file.includes('__tests__'))
        .map((file) => path.join(directory, file));
}

const emitted = (source: string): string => source.replace(/\.ts$/, '.js');

function isStale(source: string): boolean {
    const target = fs.statSync(emitted(source), { throwIfNoEntry: false });
    return !target || target.mtimeMs < fs.statSync(source).mtimeMs;
}
