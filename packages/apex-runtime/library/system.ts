import { equal, hashOf, same } from '../runtime/equality.ts';
import { LIMITS, machine } from '../runtime/machine.ts';
import { enumConstant, isInstance } from '../runtime/operations.ts';
import { text } from '../runtime/text.ts';
import { DatetimeValue, DateValue, type TypeValue, type Value } from '../runtime/values.ts';
import type { LibraryTypes, Native } from './define.ts';

/** Each failure's text begins with the developer's message, when there is one. */
function fail(problem: string, message: Value): never {
    throw machine.failAssertion(
        message === null ? `Assertion Failed: ${problem}` : `Assertion Failed: ${text(message)}: ${problem}`
    );
}

function assertTrue(condition: boolean | null, message: Value = null): void {
    if (condition !== true) {
        throw machine.failAssertion(message === null ? 'Assertion Failed' : `Assertion Failed: ${text(message)}`);
    }
}

function areEqual(expected: Value, actual: Value, message: Value = null): void {
    if (!same(expected, actual)) {
        fail(`Expected: ${text(expected)}, Actual: ${text(actual)}`, message);
    }
}

function areNotEqual(expected: Value, actual: Value, message: Value = null): void {
    if (same(expected, actual)) {
        fail(`Same value: ${text(expected)}`, message);
    }
}

function isOfType(value: Value, type: TypeValue, wanted: boolean, message: Value): void {
    if (isInstance(value, type.name) !== wanted) {
        const actual = value === null ? 'null' : text(value);
        fail(`Expected: ${wanted ? '' : 'not '}instance of ${type.name}, Actual: ${actual}`, message);
    }
}

/** The same assertion with and without a message at its end. */
function withMessage(signature: string, native: Native, messageType = 'String?'): Record<string, Native> {
    const open = signature.slice(0, -1);
    return { [signature]: native, [`${open}${open.endsWith('(') ? '' : ', '}${messageType})`]: native };
}

const failNow = (message: Value = null): never => {
    throw machine.failAssertion(message === null ? 'Assertion Failed' : `Assertion Failed: ${text(message)}`);
};

const debug = (...args: Value[]): void => {
    machine.debug(text(args.at(-1) ?? null));
};

/** Limits that this runtime counts, and those of things it does not have: nothing is ever used of them. */
const COUNTED: Record<string, [used: () => number, limit: number]> = {
    Callouts: [() => machine.usage.callouts, LIMITS.callouts],
    CpuTime: [() => Math.round(machine.cpuTime()), LIMITS.cpuMs],
    HeapSize: [() => machine.heapSize(), LIMITS.heapBytes],
    Queries: [() => machine.usage.queries, LIMITS.queries],
    QueryRows: [() => 0, 50_000],
    DmlStatements: [() => machine.usage.dmlStatements, LIMITS.dmlStatements],
    DmlRows: [() => machine.usage.dmlRows, 10_000],
    FutureCalls: [() => 0, 50],
    QueueableJobs: [() => 0, 50],
    SoslQueries: [() => 0, 20],
    QueryLocatorRows: [() => 0, 10_000],
    AggregateQueries: [() => 0, 300],
    PublishImmediateDML: [() => 0, 150],
    MobilePushApexCalls: [() => 0, 10],
    EmailInvocations: [() => 0, 10]
};

const limitMethods = Object.fromEntries(
    Object.entries(COUNTED).flatMap(([name, [used, limit]]): [string, Native][] => [
        [`static Integer get${name}()`, used],
        [`static Integer getLimit${name}()`, () => limit]
    ])
);

export const SYSTEM: LibraryTypes = {
    LoggingLevel: { constants: ['NONE', 'INTERNAL', 'FINEST', 'FINER', 'FINE', 'DEBUG', 'INFO', 'WARN', 'ERROR'] },
    ApplicationReadWriteMode: { constants: ['DEFAULT', 'READ_ONLY'] },
    System: {
        methods: {
            ...withMessage('static void assert(Boolean?)', assertTrue, 'Object'),
            ...withMessage('static void assertEquals(Object, Object)', areEqual, 'Object'),
            ...withMessage('static void assertNotEquals(Object, Object)', areNotEqual, 'Object'),
            'static void debug(Object)': debug,
            'static void debug(LoggingLevel, Object)': debug,
            'static Long currentTimeMillis()': () => BigInt(Date.now()),
            'static Datetime now()': () => new DatetimeValue(Date.now()),
            'static Date today()': () => new DateValue(Math.floor(Date.now() / 86_400_000)),
            'static Boolean equals(Object, Object)': equal,
            'static Integer hashCode(Object)': hashOf,
            'static ApplicationReadWriteMode getApplicationReadWriteMode()': () =>
                enumConstant('ApplicationReadWriteMode', 'DEFAULT'),
            'static Boolean isBatch()': () => false,
            'static Boolean isFuture()': () => false,
            'static Boolean isQueueable()': () => false,
            'static Boolean isScheduled()': () => false
        }
    },
    Assert: {
        methods: {
            ...withMessage('static void areEqual(Object, Object)', areEqual),
            ...withMessage('static void areNotEqual(Object, Object)', areNotEqual),
            ...withMessage('static void fail()', failNow),
            ...withMessage('static void isTrue(Boolean?)', (value: boolean, message: Value = null) =>
                areEqual(true, value, message)
            ),
            ...withMessage('static void isFalse(Boolean?)', (value: boolean, message: Value = null) =>
                areEqual(false, value, message)
            ),
            ...withMessage('static void isNull(Object)', (value: Value, message: Value = null) =>
                areEqual(null, value, message)
            ),
            ...withMessage('static void isNotNull(Object)', (value: Value, message: Value = null) =>
                areNotEqual(null, value, message)
            ),
            ...withMessage(
                'static void isInstanceOfType(Object, Type)',
                (value: Value, type: TypeValue, message: Value = null) => isOfType(value, type, true, message)
            ),
            ...withMessage(
                'static void isNotInstanceOfType(Object, Type)',
                (value: Value, type: TypeValue, message: Value = null) => isOfType(value, type, false, message)
            )
        }
    },
    Limits: { methods: limitMethods }
};
