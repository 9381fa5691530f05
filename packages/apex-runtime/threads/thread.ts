import { MessageChannel, Worker } from 'node:worker_threads';
import { threadCode } from './thread-code.ts';
import type { Task, WorkerSetup } from './worker.ts';

/** Answers what Apex asks of the outside: callouts, metadata. */
export type Answer = (question: string, payload: unknown) => unknown;

export interface Settle {
    resolve(value: unknown): void;
    reject(error: Error): void;
}

/** The thread ended before its task did. The message is the platform's, for the limit that it stands for. */
export class ThreadLost extends Error {}

const MEMORY_MB = 768;
const LOOK_MS = 250;
/** A thread that gives no sign of life for so long, while it waits for nothing, is ended. */
const SILENCE_MS = 10_000;

type Message = { done?: unknown; result?: unknown; question?: string; payload?: unknown };

/** One thread; one task at a time, under watch. The first is to load the program. */
export class ApexThread {
    /** Rejects when the thread dies before that. */
    readonly ready: Promise<unknown>;
    private readonly worker: Worker;
    private readonly signal = new Int32Array(new SharedArrayBuffer(4));
    private readonly beats = new Int32Array(new SharedArrayBuffer(4));
    private readonly channel = new MessageChannel();
    private readonly answer: Answer;
    private readonly timeoutMs: number | undefined;
    private current?: Settle;
    private onResult: (result: unknown) => void = () => undefined;
    private watch?: NodeJS.Timeout;
    private lastBeat = 0;
    private silentMs = 0;
    private startedAt = 0;
    private isAsking = false;
    private isClosing = false;

    constructor(setup: Pick<WorkerSetup, 'program' | 'hits'>, answer: Answer, timeoutMs?: number) {
        this.answer = answer;
        this.timeoutMs = timeoutMs;
        const workerData: WorkerSetup = {
            ...setup,
            answers: this.channel.port2,
            signal: this.signal,
            beats: this.beats
        };
        this.worker = new Worker(threadCode(), {
            eval: true,
            workerData,
            transferList: [this.channel.port2],
            resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB }
        });
        this.worker.on('message', (message: Message) => this.receive(message));
        this.worker.on('error', (error: NodeJS.ErrnoException) => this.lose(error));
        this.worker.on('exit', () =>
            this.settle(({ reject }) => reject(new ThreadLost('The thread that ran Apex ended.')))
        );
        this.ready = new Promise((resolve, reject) => {
            this.current = { resolve, reject };
        });
    }

    /** Rejects with ThreadLost when the thread dies or is ended for its silence. */
    run(task: Task, onResult: (result: unknown) => void): Promise<unknown> {
        return new Promise((resolve, reject) => {
            this.current = { resolve, reject };
            this.onResult = onResult;
            this.worker.ref();
            this.startWatch();
            this.worker.postMessage(task);
        });
    }

    private startWatch(): void {
        this.watch = setInterval(() => this.look(), LOOK_MS);
        this.alive();
    }

    private alive(): void {
        this.silentMs = 0;
        this.startedAt = performance.now();
    }

    /** Counts looks, not the clock: while this program is busy itself, nobody looks and nothing counts. */
    private look(): void {
        const beat = Atomics.load(this.beats, 0);
        this.silentMs = this.isAsking || beat !== this.lastBeat ? 0 : this.silentMs + LOOK_MS;
        this.lastBeat = beat;
        if (this.silentMs >= SILENCE_MS) {
            this.end('Apex CPU time limit exceeded');
        } else if (this.timeoutMs !== undefined && performance.now() - this.startedAt > this.timeoutMs) {
            this.end(`It took longer than ${this.timeoutMs / 1000} s`);
        }
    }

    private end(why: string): void {
        this.settle(({ reject }) => reject(new ThreadLost(why)));
        void this.close();
    }

    /** A thread ends when its memory is used up, which the platform's heap limit would have prevented. */
    private lose(error: NodeJS.ErrnoException): void {
        const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        this.settle(({ reject }) => reject(isMemory ? new ThreadLost('Apex heap size too large') : error));
    }

    private receive(message: Message): void {
        if (message.question !== undefined) {
            void this.reply(message.question, message.payload);
        } else if ('result' in message) {
            this.alive();
            this.onResult(message.result);
        } else {
            this.settle(({ resolve }) => resolve(message.done));
        }
    }

    private settle(finish: (job: Settle) => void): void {
        const job = this.current;
        this.current = undefined;
        clearInterval(this.watch);
        // A thread that has just loaded says so while it is being ended, and its end is waited for.
        if (!this.isClosing) {
            this.worker.unref();
        }
        if (job) {
            finish(job);
        }
    }

    private async reply(question: string, payload: unknown): Promise<void> {
        let message: { value?: unknown; problem?: string };
        this.isAsking = true;
        try {
            message = { value: await this.answer(question, payload) };
        } catch (error) {
            message = { problem: (error as Error).message };
        }
        this.isAsking = false;
        this.channel.port1.postMessage(message);
        Atomics.store(this.signal, 0, 1);
        Atomics.notify(this.signal, 0);
    }

    async close(): Promise<void> {
        this.isClosing = true;
        clearInterval(this.watch);
        this.channel.port1.close();
        await this.worker.terminate();
    }
}
