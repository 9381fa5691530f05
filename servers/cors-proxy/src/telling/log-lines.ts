/** Where log lines go. */
export interface LogTarget {
    write(lines: string): unknown;
}

/** Hands on all lines of one turn of the event loop at once: a write to the system costs more than a line does. */
export class LogLines {
    private readonly target: LogTarget;
    private waiting = '';

    constructor(target: LogTarget) {
        this.target = target;
    }

    write(line: string): void {
        if (this.waiting === '') {
            setImmediate(() => this.flush());
        }
        this.waiting += line;
    }

    flush(): void {
        const lines = this.waiting;
        this.waiting = '';
        if (lines !== '') {
            this.target.write(lines);
        }
    }
}

/** The standard output, one for all. A process that ends in the middle of a turn writes what it has. */
export const standardOutput = new LogLines(process.stdout);
process.once('exit', () => standardOutput.flush());
