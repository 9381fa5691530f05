import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import { expect } from 'expect';
import ts from 'typescript';

const require = createRequire(import.meta.url);
const OPTIONS = {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true }
};
const compiled = new Map<string, vm.Script>();
const compile = (source: string): vm.Script =>
    new vm.Script(
        `(function (exports, require, __dirname, describe, it, expect) {${ts.transpileModule(source, OPTIONS).outputText}\n})`
    );

type Body = (...args: unknown[]) => void;

/**
 * Runs the engine's own Jest files in this process, with one module replaced. False at the first that fails, which `tests` (absolute) has in front
 * from then on: what noticed one change of a file is likely to notice the next.
 */
export function testsPass(folder: string, tests: string[], replaced?: { file: string; source: string }): boolean {
    const modules = new Map<string, Record<string, unknown>>();
    const engineOr = (name: string): unknown =>
        name === 'c/crossOrigin' ? load(path.join(folder, 'crossOrigin.ts')) : require(name);
    const load = (file: string): Record<string, unknown> => {
        const known = modules.get(file);
        if (known) {
            return known;
        }
        const isReplaced = replaced && file === path.join(folder, replaced.file);
        if (!isReplaced && !compiled.has(file)) {
            compiled.set(file, compile(fs.readFileSync(file, 'utf8')));
        }
        const exports: Record<string, unknown> = {};
        modules.set(file, exports);
        const local = (name: string): unknown => {
            const beside = path.resolve(path.dirname(file), name);
            return name.startsWith('.')
                ? name.endsWith('.json')
                    ? require(beside)
                    : load(`${beside}.ts`)
                : engineOr(name);
        };
        const script = isReplaced ? compile(replaced.source) : (compiled.get(file) as vm.Script);
        script.runInThisContext()(exports, local, path.dirname(file), describe, it, expect);
        return exports;
    };
    const failed = tests.findIndex((test) => !passes(() => load(test)));
    tests.unshift(...(failed < 0 ? [] : tests.splice(failed, 1)));
    return failed < 0;
}

/** A change may keep a loop from ending: that is noticed too. */
const LIMIT_MS = 30_000;
const limited = vm.createContext({});
const RUN = new vm.Script('body()');

function passes(body: () => void): boolean {
    try {
        limited['body'] = body;
        RUN.runInContext(limited, { timeout: LIMIT_MS });
        return true;
    } catch {
        return false;
    }
}

const describe = (_name: string, body: Body): void => body();
const it = Object.assign((_name: string, body: Body): void => body(), {
    each: (rows: readonly unknown[]) => (_name: string, body: Body) => {
        rows.forEach((row) => (Array.isArray(row) ? body(...(row as unknown[])) : body(row)));
    }
});
