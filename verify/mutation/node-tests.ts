import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import ts from 'typescript';

const require = createRequire(import.meta.url);
const OPTIONS = {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true }
};
const compiled = new Map<string, vm.Script>();

/** A module of CommonJS has names of its own for where it lies. */
const compile = (source: string): string =>
    ts.transpileModule(
        source.replaceAll('import.meta.dirname', '__dirname').replaceAll('import.meta.filename', '__filename'),
        OPTIONS
    ).outputText;

type Body = (context: { after: (step: () => void) => void }) => unknown;

/** Runs test files of Node's runner in this process, with one module replaced. False at the first test that fails. No test in them may be asynchronous. */
export function nodeTestsPass(tests: string[], replaced?: { file: string; source: string }): boolean {
    const modules = new Map<string, Record<string, unknown>>();
    const load = (file: string): Record<string, unknown> => {
        const known = modules.get(file);
        if (known) {
            return known;
        }
        const exports: Record<string, unknown> = {};
        modules.set(file, exports);
        const local = (name: string): unknown =>
            name === 'node:test'
                ? RUNNER
                : name.startsWith('.')
                  ? load(path.resolve(path.dirname(file), /\.ts$/.test(name) ? name : `${name}.ts`))
                  : require(name);
        const wrapped = scriptOf(file, replaced).runInThisContext() as (...args: unknown[]) => void;
        wrapped(exports, local, path.dirname(file), file);
        return exports;
    };
    try {
        tests.forEach(load);
        return true;
    } catch {
        return false;
    }
}

function scriptOf(file: string, replaced: { file: string; source: string } | undefined): vm.Script {
    if (replaced?.file === file) {
        return wrap(replaced.source);
    }
    if (!compiled.has(file)) {
        compiled.set(file, wrap(fs.readFileSync(file, 'utf8')));
    }
    return compiled.get(file)!;
}

const wrap = (source: string): vm.Script =>
    new vm.Script(`(function (exports, require, __dirname, __filename) {${compile(source)}\n})`);

const RUNNER = {
    describe: (_name: string, body: () => void): void => body(),
    it: (_name: string, body: Body): void => {
        const steps: (() => void)[] = [];
        try {
            body({ after: (step) => steps.push(step) });
        } finally {
            steps.forEach((step) => step());
        }
    }
};
