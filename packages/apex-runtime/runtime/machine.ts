import v8 from 'node:v8';
import vm from 'node:vm';
import { threadCpuMs } from './clock.ts';
import { ApexException, LimitFailure, RefusedCall, displayType, exception } from './exceptions.ts';
import { fuel, refillFuel, spend } from './fuel.ts';
import type { ClassMeta, LoadedClass, Program } from './program.ts';
import type { Native } from '../library/define.ts';
import type { TypeTable } from '../semantics/types.ts';
import { TypeValue, type ApexValue, type Value } from './values.ts';

const MAX_DEPTH = 1000;
/** What a transaction's values may take in this process: they are larger here than on the platform. */
const MAX_HEAP = 300_000_000;

/** 20 MB, the most that a debug log of the platform holds. */
const MAX_LOG = 20_000_000;

export const LIMITS = {
    callouts: 100,
    queries: 100,
    dmlStatements: 150,
    calloutMs: 120_000,
    cpuMs: 10_000,
    heapBytes: 6_000_000
};

/** Blobs lie outside of the JavaScript heap. */
function usedHeap(): number {
    const { used_heap_size, external_memory } = v8.getHeapStatistics();
    return used_heap_size + external_memory;
}

function collectGarbage(): void {
    v8.setFlagsFromString('--expose-gc');
    (vm.runInNewContext('gc') as () => void)();
}

/** What a transaction has used up. */
export interface Usage {
    callouts: number;
    calloutMs: number;
    queries: number;
    dmlStatements: number;
    dmlRows: number;
    startedAt: number;
    /** CPU time of the thread when it started, where that can be told. */
    cpuAtStart: number | undefined;
    /** Time spent waiting for the outside, which is not CPU time. */
    waitedMs: number;
    heapAtStart: number;
}

/** What the machine asks of the thread that owns it; answers at once. */
export type Ask = (question: string, payload?: unknown) => unknown;

const freshUsage = (): Usage => ({
    callouts: 0,
    calloutMs: 0,
    queries: 0,
    dmlStatements: 0,
    dmlRows: 0,
    startedAt: performance.now(),
    cpuAtStart: threadCpuMs(),
    waitedMs: 0,
    heapAtStart: usedHeap()
});

/** The state of the running transaction. One a thread: emitted code and library share it. */
export class Machine {
    /** Index of the statement being run. */
    at = 0;
    depth = 0;
    /** Set when a limit was passed: nothing of the transaction runs on, not even a `finally`. */
    fatal: LimitFailure | null = null;
    usage: Usage = freshUsage();
    private usageBefore: Usage | undefined;
    private isTestStarted = false;
    /** The state of the transaction that library functions keep, such as the mock of a test. */
    state = new Map<string, unknown>();
    hits: Uint8Array = new Uint8Array(0);
    types!: TypeTable;
    natives: Native[] = [];
    program: Program | undefined;
    classes = new Map<string, ClassMeta>();
    loaded: Record<string, LoadedClass> = {};
    /** What System.debug wrote in this transaction. */
    debugLog: string[] = [];
    private logged = 0;
    /** Tells whoever watches over this thread that it is alive. */
    beat: () => void = () => undefined;
    ask: Ask = (question) => {
        throw new Error(`Nobody answers ${question}.`);
    };
    private readonly methods = new Int32Array(MAX_DEPTH + 1);
    private readonly callers = new Int32Array(MAX_DEPTH + 1);

    /** A new transaction: no static state, fresh limits. */
    begin(): void {
        this.at = 0;
        this.depth = 0;
        refillFuel();
        this.fatal = null;
        this.state.clear();
        this.debugLog = [];
        this.logged = 0;
        this.freshLimits();
        for (const loaded of Object.values(this.loaded)) {
            loaded.reset?.();
        }
    }

    freshLimits(): void {
        this.usage = freshUsage();
        this.usageBefore = undefined;
        this.isTestStarted = false;
    }

    /** Between `startTest` and `stopTest` limits are counted anew. Once a test, as the platform has it. */
    startTest(): void {
        if (this.isTestStarted) {
            throw exception('FinalException', 'Testing already started');
        }
        this.isTestStarted = true;
        this.usageBefore = this.usage;
        this.usage = freshUsage();
    }

    /** What was used before `startTest` counts again, and the time in between does not. */
    stopTest(): void {
        const before = this.usageBefore;
        if (before) {
            before.startedAt += performance.now() - this.usage.startedAt;
            before.cpuAtStart = before.cpuAtStart && before.cpuAtStart + this.cpuTime();
            this.usage = before;
            this.usageBefore = undefined;
        }
    }

    enter(method: number): void {
        if (this.depth >= MAX_DEPTH) {
            throw this.limit(`Maximum stack depth reached: ${MAX_DEPTH + 1}`);
        }
        spend();
        this.methods[this.depth] = method;
        this.callers[this.depth++] = this.at;
    }

    leave(): void {
        this.at = this.callers[--this.depth];
    }

    /** Looks at the clock: an endless loop ends here. */
    refuel(): void {
        refillFuel();
        this.beat();
        // Time on the clock is never less than time on the processor, and is had for nothing.
        if (this.elapsed() > LIMITS.cpuMs && this.cpuTime() > LIMITS.cpuMs) {
            throw this.limit('Apex CPU time limit exceeded');
        }
        if (usedHeap() > MAX_HEAP) {
            this.checkHeap();
        }
    }

    /** What an earlier transaction left behind does not count: it is collected first. */
    private checkHeap(): void {
        collectGarbage();
        const used = usedHeap();
        if (used > MAX_HEAP) {
            throw this.limit(`Apex heap size too large: ${used}`);
        }
    }

    /** Bytes that the transaction holds, roughly: values are larger here than on the platform. */
    heapSize(): number {
        return Math.max(0, Math.min(usedHeap() - this.usage.heapAtStart, LIMITS.heapBytes - 1));
    }

    private elapsed(): number {
        return performance.now() - this.usage.startedAt - this.usage.waitedMs;
    }

    /** Milliseconds of this transaction on a processor; where the system does not say, on the clock without what it waited. */
    cpuTime(): number {
        const { cpuAtStart } = this.usage;
        return cpuAtStart === undefined ? this.elapsed() : (threadCpuMs() ?? 0) - cpuAtStart;
    }

    /** Keeps what System.debug wrote, as much as a log of the platform holds. */
    debug(line: string): void {
        this.logged += line.length;
        if (this.logged <= MAX_LOG) {
            this.debugLog.push(line);
        }
    }

    limit(message: string): LimitFailure {
        this.fatal ??= new LimitFailure(message);
        return this.fatal;
    }

    /** A member that was not loaded has been called. */
    refuse(message: string): RefusedCall {
        const refusal = new RefusedCall(message);
        this.fatal ??= refusal;
        return refusal;
    }

    /** A failed assertion ends the transaction too. */
    failAssertion(message: string): LimitFailure {
        this.fatal ??= new LimitFailure(message, 'AssertException');
        return this.fatal;
    }

    /** Makes whatever was thrown an Apex exception and gives it its stack, the first time it passes. */
    trace(thrown: unknown): unknown {
        const failure = this.toApex(thrown);
        if (!(failure instanceof ApexException)) {
            return failure;
        }
        failure.isThrown = true;
        return this.located(failure);
    }

    /** An exception knows its line and its stack from when it is made. */
    located<T extends ApexException>(failure: T): T {
        if (failure.stack === null) {
            failure.stack = this.stackTrace();
            failure.line = this.program?.lines[this.at] ?? 0;
        }
        return failure;
    }

    /** For a `catch`: what may be caught comes back, the rest is thrown on. */
    caught(thrown: unknown): ApexException {
        const failure = this.trace(thrown);
        if (!(failure instanceof ApexException) || failure instanceof LimitFailure || this.fatal) {
            throw failure;
        }
        return failure;
    }

    private toApex(thrown: unknown): unknown {
        if (thrown instanceof RangeError && /call stack/i.test(thrown.message)) {
            return this.limit(`Maximum stack depth reached: ${MAX_DEPTH + 1}`);
        }
        if (thrown instanceof RangeError && /invalid string length|array length/i.test(thrown.message)) {
            return this.limit('Apex heap size too large');
        }
        return thrown;
    }

    stackTrace(): string[] {
        const trace: string[] = [];
        let statement = this.at;
        for (let i = this.depth - 1; i >= 0; i--) {
            trace.push(
                `Class.${this.program!.frames[this.methods[i]]}: line ${this.program!.lines[statement]}, column 1`
            );
            statement = this.callers[i];
        }
        return trace;
    }

    classOf(value: ApexValue): ClassMeta | undefined {
        return this.classes.get(value.apexType);
    }

    displayType(failure: ApexException): string {
        return displayType(failure, this.classes.has(failure.apexType));
    }

    /** A new instance by the constructor without parameters. */
    instantiate(type: string): Value {
        const meta = this.classes.get(type);
        const create = meta?.create && this.loaded[type].functions[meta.create];
        if (!create || meta.isAbstract) {
            throw exception('TypeException', `Cannot construct: ${type}`);
        }
        return create() as Value;
    }

    type(name: string): TypeValue {
        return new TypeValue(name);
    }
}

export const machine = new Machine();
fuel.onEmpty = () => machine.refuel();
