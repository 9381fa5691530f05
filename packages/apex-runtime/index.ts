import type { AuraAnswer, AuraError } from './threads/aura.ts';
import type { CalloutOrder } from './runtime/callout-order.ts';
import { Callouts } from './threads/callout.ts';
import { compile, type Compiled } from './codegen/compile.ts';
import { coverageOf, type ClassCoverage } from './testing/coverage.ts';
import { createTypes } from './library/index.ts';
import { DEFAULT_IDENTITY } from './runtime/identity.ts';
import { ApexLoadError } from './syntax/load-error.ts';
import type { ApexSource } from './syntax/source.ts';
import type { ApexOrgEnvironment } from './threads/environment.ts';
import { WorkerPool } from './threads/pool.ts';
import type { TestResult } from './testing/run-tests.ts';
import { selectTests } from './testing/selection.ts';
import { runInThreads } from './threads/test-run.ts';
import { ThreadLost } from './threads/thread.ts';

export type { ApexSource } from './syntax/source.ts';
export type { ApexOrgEnvironment } from './threads/environment.ts';
export { ApexLoadError } from './syntax/load-error.ts';
export type { AuraAnswer, AuraError } from './threads/aura.ts';
export type { ClassCoverage } from './testing/coverage.ts';
export type { OrgIdentity } from './runtime/identity.ts';
export type { RecordStore } from './soql/records.ts';
export { runQuery, SoqlError } from './soql/text.ts';
export { junit, lcov } from './testing/reports.ts';
export { namespaceOf, readSources } from './testing/sources.ts';
export type { TestResult } from './testing/run-tests.ts';

export interface TestRun {
    results: TestResult[];
    coverage: ClassCoverage[];
}

export interface TestOptions {
    /** Names of classes, or `Class.method`; empty: all. */
    only?: string[];
    /** Gets each result as it comes. */
    onResult?: (result: TestResult) => void;
}

export interface RuntimeOptions {
    /** Run the classes that can be loaded although others cannot. */
    keepGoing?: boolean;
    /** The project's own prefix. */
    namespace?: string;
    /** How long one call or test may take on the clock; the CPU limit holds in any case. */
    timeoutMs?: number;
    /** How long a transaction may be on the processor; the platform's 10 s when it is left out. */
    cpuMs?: number;
}

export interface ApexRuntime {
    /** What was not loaded; always empty unless the runtime was told to go on without. */
    refused: Compiled['refused'];
    refusedTests: Compiled['refusedTests'];
    /** Calls an `@AuraEnabled` static method. */
    invoke(className: string, methodName: string, params: Record<string, unknown>): Promise<AuraAnswer>;
    /** Runs the tests of the sources, with coverage of every class that is not a test. Throws for a name that is no test. */
    runTests(options?: TestOptions): Promise<TestRun>;
    close(): Promise<void>;
}

/**
 * Compiles Apex and makes it ready to run. Throws an ApexLoadError that names each class outside the subset, unless
 * `keepGoing` says to run the others.
 */
export function createApexRuntime(
    sources: ApexSource[],
    org: ApexOrgEnvironment,
    { keepGoing = false, namespace, timeoutMs, cpuMs }: RuntimeOptions = {}
): ApexRuntime {
    const { program, refused, refusedTests } = compile(sources, createTypes, {
        namespace,
        objects: org.records?.fields
    });
    program.cpuMs = cpuMs;
    program.identity = { ...DEFAULT_IDENTITY, ...org.identity };
    if (refused.length > 0 && !keepGoing) {
        throw ApexLoadError.of(refused);
    }
    const callouts = new Callouts(org);
    const pool = new WorkerPool(program, (question, payload) => answer(org, callouts, question, payload), timeoutMs);
    pool.warmUp();
    return {
        refused,
        refusedTests,
        async invoke(className, methodName, params) {
            try {
                return (await pool.run({ kind: 'invoke', className, methodName, params })) as AuraAnswer;
            } catch (error) {
                return { ok: false, error: lostThread(error as Error) };
            }
        },
        async runTests({ only = [], onResult = () => undefined } = {}) {
            const tests = selectTests(
                program,
                only,
                refusedTests.map(({ name }) => name)
            );
            const results = await runInThreads(pool, tests, onResult);
            return { results, coverage: coverageOf(program, pool.hits) };
        },
        async close() {
            await Promise.all([pool.close(), callouts.close()]);
        }
    };
}

const lostThread = (error: Error): AuraError => ({
    message: error.message,
    exceptionType: error instanceof ThreadLost ? 'System.LimitException' : 'System.UnexpectedException',
    isUserDefinedException: false
});

function answer(org: ApexOrgEnvironment, callouts: Callouts, question: string, payload: unknown): unknown {
    switch (question) {
        case 'callout':
            return callouts.perform(payload as CalloutOrder);
        case 'customMetadata':
            return org.customMetadata(payload as string);
        case 'label':
            return org.label(payload as string);
        case 'records':
            return org.records?.of(payload as string) ?? [];
        case 'staticResource':
            return org.staticResource(payload as string);
        default:
            throw new Error(`The org does not know what ${question} is.`);
    }
}
