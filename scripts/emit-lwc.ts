import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/**
 * Writes the JavaScript of each LWC TypeScript file beside it, without checking types (`npm run build` does that, and writes
 * the same text). Only what is older than its source is written. Returns the files written.
 */
export function emitLwc(projectDir: string): string[] {
    const compilerOptions = readCompilerOptions(path.join(projectDir, 'tsconfig.build.json'));
    return sources(path.join(projectDir, 'force-app'))
        .filter(isStale)
        .map((source) => {
            const { outputText } = ts.transpileModule(fs.readFileSync(source, 'utf8'), {
                compilerOptions,
                fileName: source
            });
            fs.writeFileSync(emitted(source), outputText);
            return emitted(source);
        });
}

function readCompilerOptions(file: string): ts.CompilerOptions {
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
