import { parentPort, receiveMessageOnPort, workerData, type MessagePort } from 'node:worker_threads';
import { invokeAura } from './aura.ts';
import { createTypes } from '../library/index.ts';
import { apexType } from '../semantics/apex-type.ts';
import { LIMITS, machine } from '../runtime/machine.ts';
import * as operations from '../runtime/operations.ts';
import type { LoadedClass, Program } from '../runtime/program.ts';
import { runTest } from '../testing/run-tests.ts';
import type { TestName } from '../testing/selection.ts';

/* One thread that runs Apex. It waits for the outside, a callout above all, by sleeping: Apex is synchronous. */

export interface WorkerSetup {
    program: Program;
    answers: MessagePort;
    /** Set to 1 when an answer lies in `answers`. */
    signal: Int32Array;
    /** Grows while Apex runs: a thread that stops counting hangs. */
    beats: Int32Array;
    /** Which statements ran; all threads of a program share it. */
    hits: Uint8Array;
}

export type Task =
    | { kind: 'invoke'; className: string; methodName: string; params: Record<string, unknown> }
    | { kind: 'test'; tests: TestName[] };

const { program, answers, signal, beats, hits } = workerData as WorkerSetup;

function ask(question: string, payload?: unknown): unknown {
    Atomics.store(signal, 0, 0);
    parentPort!.postMessage({ question, payload });
    const { value, problem } = nextAnswer();
    if (problem !== undefined) {
        throw new Error(problem);
    }
    return value;
}

/**
 * Sleeps until an answer is there. Waking alone does not say so: the call that wakes this thread for one answer may come
 * after it found that answer without sleeping, and then ends its sleep for the next.
 */
function nextAnswer(): { value?: unknown; problem?: string } {
    for (;;) {
        Atomics.wait(signal, 0, 0);
        const received = receiveMessageOnPort(answers);
        if (received) {
            return received.message as { value?: unknown; problem?: string };
        }
    }
}

/** Makes the program's classes known and its code ready. */
function load(): void {
    const { types, functions } = createTypes();
    program.sobjects.forEach((name) => types.addSObject(name));
    for (const meta of program.classes) {
        const [, ...interfaces] = meta.ancestry;
        types.addKnown(apexType(meta.name), meta.kind, interfaces.map(apexType), meta.constants);
        machine.classes.set(meta.name, meta);
    }
    machine.types = types;
    machine.natives = functions;
    machine.program = program;
    LIMITS.cpuMs = program.cpuMs ?? LIMITS.cpuMs;
    machine.hits = hits;
    machine.beat = () => void Atomics.add(beats, 0, 1);
    machine.ask = ask;
    // The code was made from Apex by the compiler beside this file.
    const start = new Function('R', 'V', 'L', program.code) as (...args: unknown[]) => Record<string, LoadedClass>;
    machine.loaded = start(machine, operations, functions);
}

/** Of tests each result goes out as it comes: what runs later may end the thread. */
function perform(task: Task): unknown {
    if (task.kind === 'invoke') {
        return invokeAura(task.className, task.methodName, task.params);
    }
    for (const test of task.tests) {
        parentPort!.postMessage({ result: runTest(test) });
    }
    return undefined;
}

load();
parentPort!.postMessage({ done: 'loaded' });
parentPort!.on('message', (task: Task) => parentPort!.postMessage({ done: perform(task) }));
