import type { Program } from '../runtime/program.ts';
import { ApexThread, type Answer, type Settle } from './thread.ts';
import type { Task } from './worker.ts';

const MAX_WORKERS = 8;

interface Job extends Settle {
    task: Task;
    /** Gets what comes before the end: the results of tests. */
    onResult: (result: unknown) => void;
}

/** Threads that run a program: a call that waits for a slow API does not hold up the next. */
export class WorkerPool {
    private readonly program: Program;
    private readonly answer: Answer;
    private readonly idle: ApexThread[] = [];
    private readonly all = new Set<ApexThread>();
    private readonly waiting: Job[] = [];
    /** Threads that load the program still. */
    private starting = 0;
    private isClosed = false;
    /** Which statements ran. */
    readonly hits: Uint8Array;
    private readonly timeoutMs: number | undefined;

    /** @param timeoutMs how long a task, or one of its tests, may take on the clock */
    constructor(program: Program, answer: Answer, timeoutMs?: number) {
        this.program = program;
        this.hits = new Uint8Array(new SharedArrayBuffer(program.lines.length));
        this.timeoutMs = timeoutMs;
        this.answer = answer;
    }

    /** Starts a thread before it is needed. */
    warmUp(): void {
        this.start();
    }

    run(task: Task, onResult: (result: unknown) => void = () => undefined): Promise<unknown> {
        return new Promise((resolve, reject) => {
            this.waiting.push({ task, onResult, resolve, reject });
            this.next();
        });
    }

    async close(): Promise<void> {
        this.isClosed = true;
        await Promise.all([...this.all].map((worker) => worker.close()));
    }

    /** A thread takes jobs once it has loaded the program: until then, one that is done with its job is sooner. */
    private start(): void {
        const worker = new ApexThread({ program: this.program, hits: this.hits }, this.answer, this.timeoutMs);
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

    private perform(worker: ApexThread, { task, onResult, resolve, reject }: Job): void {
        worker.run(task, onResult).then(
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
