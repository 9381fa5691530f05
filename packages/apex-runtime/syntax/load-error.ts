import { ownName } from './own-name.ts';

/** A class that this runtime does not load: outside the subset, or not Apex at all. */
export class ApexLoadError extends Error {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    /** The construct or the name that is refused, such as `SOQL query` or `Database.insert`. */
    readonly construct: string;
    /** Every refusal, when several classes are refused. */
    readonly all: ApexLoadError[];
    /** What is not loaded: a class, or one member of it, such as `Invoices.save`. */
    subject = '';

    constructor(file: string, at: readonly [number, number], construct: string, problem: string) {
        super(`${file}:${at[0]}:${at[1]}: ${ownName(problem)}`);
        this.name = 'ApexLoadError';
        this.file = file;
        [this.line, this.column] = at;
        this.construct = construct;
        this.all = [this];
    }

    /** One error for all that was refused: the first, with the others in its message. */
    static of(errors: ApexLoadError[]): ApexLoadError {
        const [first, ...others] = errors;
        first.message = [first, ...others].map((error) => error.message).join('\n');
        first.all.push(...others);
        return first;
    }
}

export const tooDeep = (file: string, at: readonly [number, number]): ApexLoadError =>
    new ApexLoadError(file, at, 'nesting', 'This is too deeply nested, or an expression has too many terms.');

/** An ApexLoadError passes; of any other error, a fault of this runtime, the file bears the name, and the others are loaded. */
export function asLoadError(error: unknown, file: string, at: readonly [number, number]): ApexLoadError {
    if (error instanceof ApexLoadError) {
        return error;
    }
    if (error instanceof RangeError) {
        return tooDeep(file, at);
    }
    const { message } = error as Error;
    return new ApexLoadError(
        file,
        at,
        'an error of the runtime',
        `An error of this runtime, not of the class: ${message}`
    );
}
