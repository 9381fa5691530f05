import type { AuraAnswer } from './threads/aura.ts';
import type { CalloutOrder } from './runtime/callout-order.ts';
import { Callouts } from './threads/callout.ts';
import { compile, type Compiled } from './codegen/compile.ts';
import { coverageOf, type ClassCoverage } from './testing/coverage.ts';
import { createTypes } from './library/index.ts';
import { ApexLoadError } from './syntax/load-error.ts';
import type { ApexSource } from './syntax/source.ts';
import type { ApexOrgEnvironment } from './threads/environment.ts';
import { WorkerPool } from './threads/pool.ts';
import type { TestResult, TestSelection } from './testing/run-tests.ts';

export type { ApexSource } from './syntax/source.ts';
export type { ApexOrgEnvironment } from './threads/environment.ts';
export { ApexLoadError } from './syntax/load-error.ts';
export type { AuraAnswer, AuraError } from './threads/aura.ts';
export type { ClassCoverage } from './testing/coverage.ts';
export type { RecordStore } from './soql/records.ts';
export { runQuery, SoqlError } from './soql/text.ts';
export type { TestResult } from './testing/run-tests.ts';

export interface TestRun {
    results: TestResult[];
    coverage: ClassCoverage[];
}

export interface ApexRuntime {
    /** What was not loaded; always empty unless the runtime was told to go on without. */
    refused: Compiled['refused'];
    refusedTests: Compiled['refusedTests'];
    /** Calls an `@AuraEnabled` static method. */
    invoke(className: string, methodName: string, params: Record<string, unknown>): Promise<AuraAnswer>;
    /** Runs the tests of the sources, with coverage of every class that is not a test. */
    runTests(selection?: TestSelection): Promise<TestRun>;
    close(): Promise<void>;
}

/**
 * Compiles Apex and makes it ready to run. Throws an ApexLoadError that names each class outside the subset, unless
 * `keepGoing` says to run the others. `namespace` is the project's own prefix.
 */
export function createApexRuntime(
    sources: ApexSource[],
    org: ApexOrgEnvironment,
    { keepGoing = false, namespace }: { keepGoing?: boolean; namespace?: string } = {}
): ApexRuntime {
    const { program, refused, refusedTests } = compile(sources, createTypes, {
        namespace,
        objects: org.records?.fields
    });
    if (refused.length > 0 && !keepGoing) {
        throw ApexLoadError.of(refused);
    }
    const callouts = new Callouts(org);
    const pool = new WorkerPool(program, (question, payload) => answer(org, callouts, question, payload));
    pool.warmUp();
    return {
        refused,
        refusedTests,
        async invoke(className, methodName, params) {
            try {
                return (await pool.run({ kind: 'invoke', className, methodName, params })) as AuraAnswer;
            } catch (error) {
                return { ok: false, error: lostThread(error as NodeJS.ErrnoException) };
            }
        },
        async runTests(selection = { only: [] }) {
            const { results, hits } = (await pool.run({ kind: 'test', selection })) as {
                results: TestResult[];
                hits: Uint8Array;
            };
            return { results, coverage: coverageOf(program, hits) };
        },
        async close() {
            await Promise.all([pool.close(), callouts.close()]);
        }
    };
}

/** A thread ends when its memory is used up, which the platform's heap limit would have prevented. */
const lostThread = (error: NodeJS.ErrnoException) => ({
    message: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'Apex heap size too large' : error.message,
    exceptionType: 'System.LimitException',
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
