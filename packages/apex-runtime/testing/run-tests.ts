import { ApexException, RefusedCall } from '../runtime/exceptions.ts';
import { machine } from '../runtime/machine.ts';
import type { ClassMeta } from '../runtime/program.ts';
import { INSERTED } from '../soql/query.ts';
import { ownName } from '../syntax/own-name.ts';
import type { TestName } from './selection.ts';

/** The type of a failure that is the runtime's own fault: no Apex exception. */
export const INTERNAL = 'internal';

export interface TestResult {
    className: string;
    methodName: string;
    durationMs: number;
    /** Undefined when it passed. */
    failure?: { message: string; exceptionType: string; stackTrace: string[] };
    /** Set when the test met something that was refused at load: it neither passed nor failed. */
    refusal?: string;
    /** What System.debug wrote. */
    log: string[];
}

/** Runs a test method in a transaction of its own, after the class's `@TestSetup`. */
export function runTest({ className, methodName }: TestName): TestResult {
    const meta = machine.classes.get(className)!;
    const startedAt = performance.now();
    let failure: TestResult['failure'];
    let refusal: string | undefined;
    try {
        const inserted: unknown[] = [];
        for (const name of [...meta.setups, methodName]) {
            machine.begin();
            machine.state.set(INSERTED, inserted);
            machine.state.set('isTest', true);
            machine.state.set('seeAllData', meta.seeAllData || meta.seeAllDataTests.includes(methodName));
            call(meta, name);
        }
    } catch (thrown) {
        const traced = machine.trace(thrown);
        if (traced instanceof RefusedCall || machine.fatal instanceof RefusedCall) {
            refusal = machine.fatal?.message ?? undefined;
        } else {
            failure = describe(traced);
        }
    }
    return {
        className: ownName(meta.name),
        methodName,
        durationMs: performance.now() - startedAt,
        failure,
        refusal,
        log: machine.debugLog
    };
}

function call(meta: ClassMeta, methodName: string): void {
    const method = meta.methods.find((each) => each.name === methodName && each.isStatic);
    if (!method) {
        throw machine.refuse(`${meta.name}.${methodName} is not loaded.`);
    }
    machine.loaded[meta.name].functions[method.emitted]();
    // An endless loop's limit, or an assertion, that a catch block swallowed.
    if (machine.fatal) {
        throw machine.fatal;
    }
}

function describe(failure: unknown): NonNullable<TestResult['failure']> {
    if (failure instanceof ApexException) {
        const stackTrace = failure.stack ?? [];
        const message = failure.message ?? 'Script-thrown exception';
        return { message, exceptionType: machine.displayType(failure), stackTrace };
    }
    const error = failure as Error;
    return {
        message: `An error of this runtime, not of the test: ${error.message}`,
        exceptionType: INTERNAL,
        stackTrace: (error.stack ?? '').split('\n').slice(1, 6)
    };
}
