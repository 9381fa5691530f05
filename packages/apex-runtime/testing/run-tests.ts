import { ApexException, RefusedCall } from '../runtime/exceptions.ts';
import { machine } from '../runtime/machine.ts';
import type { ClassMeta } from '../runtime/program.ts';

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

export interface TestSelection {
    /** Lower-case names of classes, or `class.method`; empty: all. */
    only: string[];
}

/** Runs each test method in a transaction of its own, after the class's `@TestSetup`. */
export function runTests({ only }: TestSelection): TestResult[] {
    const wanted = (meta: ClassMeta, method: string): boolean =>
        only.length === 0 ||
        only.includes(meta.name.toLowerCase()) ||
        only.includes(`${meta.name}.${method}`.toLowerCase());
    return [...machine.classes.values()].flatMap((meta) =>
        meta.tests.filter((method) => wanted(meta, method)).map((method) => runTest(meta, method))
    );
}

function runTest(meta: ClassMeta, methodName: string): TestResult {
    const startedAt = performance.now();
    let failure: TestResult['failure'];
    let refusal: string | undefined;
    try {
        for (const name of [...meta.setups, methodName]) {
            machine.begin();
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
        className: meta.name,
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
        throw new Error(`Test method ${meta.name}.${methodName} must be static.`);
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
        message: error.message,
        exceptionType: 'internal',
        stackTrace: (error.stack ?? '').split('\n').slice(1, 6)
    };
}
