import { MessageChannel, Worker } from 'node:worker_threads';
import type { Program } from '../runtime/program.ts';
import type { Task, WorkerSetup } from './worker.ts';

/** Answers what Apex asks of the outside: callouts, metadata. */
export type Answer = (question: string, payload: unknown) => unknown;

const MAX_WORKERS = 8;
const MEMORY_MB = 768;

interface Job {
    task: Task;
    resolve(value: unknown): void;
    reject(error: Error): void;
}

/** Threads that run a program: a call that waits for a slow API does not hold up the next. */
export class WorkerPool {
    private readonly program: Program;
    private readonly answer: Answer;
    private readonly idle: ApexWorker[] = [];
    private readonly all = new Set<ApexWorker>();
    private readonly waiting: Job[] = [];
    /** Threads that load the program still. */
    private starting = 0;
    private isClosed = false;

    constructor(program: Program, answer: Answer) {
        this.program = program;
        this.answer = answer;
    }

    /** Starts a thread before it is needed. */
    warmUp(): void {
        this.start();
    }

    run(task: Task): Promise<unknown> {
        return new Promise((resolve, reject) => {
            this.waiting.push({ task, resolve, reject });
            this.next();
        });
    }

    async close(): Promise<void> {
        this.isClosed = true;
        await Promise.all([...this.all].map((worker) => worker.close()));
    }

    /** A thread takes jobs once it has loaded the program: until then, one that is done with its job is sooner. */
    private start(): void {
        const worker = new ApexWorker(this.program, this.answer);
        this.all.add(worker);
        this.starting += 1;
        worker.ready.then(
            () => {
                this.starting -= 1;
                this.idle.push(worker);
                this.next();
            },
            (error: Error) => {
                this.starting -= 1;
                this.all.delete(worker);
                this.waiting.shift()?.reject(error);
                this.next();
            }
        );
    }

    private next(): void {
        const worker = this.waiting.length > 0 ? this.idle.pop() : undefined;
        const job = worker && this.waiting.shift();
        if (worker && job) {
            this.perform(worker, job);
        }
        this.provide();
    }

    private perform(worker: ApexWorker, { task, resolve, reject }: Job): void {
        worker.run(task).then(
            (value) => {
                this.idle.push(worker);
                resolve(value);
                this.next();
            },
            (error: Error) => {
                this.all.delete(worker);
                reject(error);
                this.next();
            }
        );
    }

    /** A thread for each job that waits, and while any is busy one to spare. */
    private provide(): void {
        const isBusy = this.all.size > this.idle.length + this.starting;
        const wanted = Math.max(this.waiting.length, isBusy && this.idle.length === 0 ? 1 : 0);
        while (!this.isClosed && this.starting < wanted && this.all.size < MAX_WORKERS) {
            this.start();
        }
    }
}

/** One thread; one task at a time. The first is to load the program. */
class ApexWorker {
    /** Rejects when the thread dies before that. */
    readonly ready: Promise<unknown>;
    private readonly worker: Worker;
    private readonly signal = new Int32Array(new SharedArrayBuffer(4));
    private readonly channel = new MessageChannel();
    private readonly answer: Answer;
    private current?: Pick<Job, 'resolve' | 'reject'>;
    private isClosing = false;

    constructor(program: Program, answer: Answer) {
        this.answer = answer;
        const workerData: WorkerSetup = { program, answers: this.channel.port2, signal: this.signal };
        this.worker = new Worker(new URL('./worker-start.mjs', import.meta.url), {
            workerData,
            transferList: [this.channel.port2],
            resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB }
        });
        this.worker.on('message', (message) => this.receive(message));
        this.worker.on('error', (error) => this.settle(({ reject }) => reject(error)));
        this.worker.on('exit', () => this.settle(({ reject }) => reject(new Error('The thread that ran Apex ended.'))));
        this.ready = new Promise((resolve, reject) => {
            this.current = { resolve, reject };
        });
    }

    /** Rejects when the thread dies. */
    run(task: Task): Promise<unknown> {
        return new Promise((resolve, reject) => {
            this.current = { resolve, reject };
            this.worker.ref();
            this.worker.postMessage(task);
        });
    }

    private receive(message: { done?: unknown; question?: string; payload?: unknown }): void {
        if (message.question !== undefined) {
            void this.reply(message.question, message.payload);
        } else {
            this.settle(({ resolve }) => resolve(message.done));
        }
    }

    private settle(finish: (job: Pick<Job, 'resolve' | 'reject'>) => void): void {
        const job = this.current;
        this.current = undefined;
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
        try {
            message = { value: await this.answer(question, payload) };
        } catch (error) {
            message = { problem: (error as Error).message };
        }
        this.channel.port1.postMessage(message);
        Atomics.store(this.signal, 0, 1);
        Atomics.notify(this.signal, 0);
    }

    async close(): Promise<void> {
        this.isClosing = true;
        this.channel.port1.close();
        await this.worker.terminate();
    }
}
