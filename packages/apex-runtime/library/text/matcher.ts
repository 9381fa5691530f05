import { exception } from '../../runtime/exceptions.ts';
import { spend } from '../../runtime/fuel.ts';
import { machine } from '../../runtime/machine.ts';
import { checkSize } from '../../runtime/operations.ts';
import type { ApexValue } from '../../runtime/values.ts';
import {
    expand,
    regex,
    RegexBudget,
    RegexRun,
    RegexSyntaxError,
    RegexTooComplicated,
    RegexUnsupported,
    ReplacementError,
    type Bounds,
    type Groups,
    type RegexProgram
} from '../../regex/regex.ts';

/** Steps of a match that cost as much as one turn of a loop. */
const STEPS_A_UNIT = 8;

const fail = (problem: string): never => {
    throw exception('StringException', problem);
};

/** A pattern, ready to match; what the engine throws as the platform throws it. */
export function compilePattern(pattern: string): RegexProgram {
    return guarded(() => regex(pattern));
}

function guarded<T>(work: () => T): T {
    try {
        return work();
    } catch (error) {
        if (error instanceof RegexSyntaxError) {
            return fail(`Invalid regex: ${error.message}`);
        }
        if (error instanceof ReplacementError) {
            return fail(error.message);
        }
        if (error instanceof RegexTooComplicated) {
            throw machine.limit('Regex too complicated');
        }
        throw error instanceof RegexUnsupported ? machine.refuse(error.message) : error;
    }
}

/** java.util.regex.Matcher. */
export class MatcherValue implements ApexValue, Groups {
    private text: string;
    private program: RegexProgram;
    private source: string;
    private bounds: Bounds;
    private budget = new RegexBudget();
    private run: RegexRun;
    /** The two ends of each group of the latest match; undefined when there was none. */
    private found: number[] | undefined;
    /** Where the latest match ended, even if a later attempt failed. */
    private last = 0;
    hitEnd = false;
    requireEnd = false;

    constructor(pattern: string, text: string) {
        this.source = pattern;
        this.program = compilePattern(pattern);
        this.text = text;
        this.bounds = { from: 0, to: text.length, isAnchoring: true, isTransparent: false };
        this.run = new RegexRun(this.program, text, this.budget);
    }

    get apexType(): string {
        return 'Matcher';
    }

    get pattern(): string {
        return this.source;
    }

    get groupCount(): number {
        return this.program.groupCount;
    }

    get names(): Map<string, number> {
        return this.program.names;
    }

    get region(): Readonly<Bounds> {
        return this.bounds;
    }

    private attempt(match: (run: RegexRun) => boolean): boolean {
        const before = this.budget.steps;
        const run = this.run.within(this.bounds, this.last);
        const isFound = guarded(() => match(run));
        spend((before - this.budget.steps) / STEPS_A_UNIT);
        this.found = isFound ? run.registers.slice(0, 2 * (this.groupCount + 1)) : undefined;
        this.last = this.found ? this.found[1] : this.last;
        this.hitEnd = run.hitEnd;
        this.requireEnd = run.requireEnd;
        return isFound;
    }

    matches(): boolean {
        return this.attempt((run) => run.matchAt(this.bounds.from, this.bounds.to));
    }

    lookingAt(): boolean {
        return this.attempt((run) => run.matchAt(this.bounds.from, -1));
    }

    /** After a match of nothing the search goes on one place further. */
    find(): boolean {
        const isEmpty = this.found !== undefined && this.found[0] === this.last;
        const start = Math.max(this.last + (isEmpty ? 1 : 0), this.bounds.from);
        if (start > this.bounds.to) {
            this.found = undefined;
            return false;
        }
        return this.attempt((run) => run.search(start));
    }

    findFrom(start: number): boolean {
        if (start < 0 || start > this.text.length) {
            return fail('Illegal start index');
        }
        this.reset();
        return this.attempt((run) => run.search(start));
    }

    reset(text = this.text): this {
        if (text !== this.text) {
            this.text = text;
            this.budget = new RegexBudget();
            this.run = new RegexRun(this.program, text, this.budget);
        }
        this.bounds = { ...this.bounds, from: 0, to: text.length };
        this.found = undefined;
        this.last = 0;
        return this;
    }

    setRegion(from: number, to: number): this {
        if (from < 0 || from > this.text.length || to < from || to > this.text.length) {
            fail(from < 0 || from > this.text.length ? 'start' : 'end');
        }
        this.reset();
        this.bounds = { ...this.bounds, from, to };
        return this;
    }

    useBounds(changes: Partial<Bounds>): this {
        this.bounds = { ...this.bounds, ...changes };
        return this;
    }

    usePattern(pattern: string): this {
        this.source = pattern;
        this.program = compilePattern(pattern);
        this.run = new RegexRun(this.program, this.text, this.budget);
        this.found = undefined;
        return this;
    }

    /** The ends of a group of the latest match, -1 when it took no part. */
    end(group: number, side: 0 | 1): number {
        if (!this.found) {
            return fail('No match available');
        }
        return this.found[2 * this.checked(group) + side];
    }

    group(index: number): string | null {
        if (!this.found) {
            return fail('No match found');
        }
        const [from, to] = this.found.slice(2 * this.checked(index));
        return from < 0 ? null : this.text.slice(from, to);
    }

    private checked(group: number): number {
        return group < 0 || group > this.groupCount ? fail(`No group ${group}`) : group;
    }

    replace(replacement: string, onlyFirst: boolean): string {
        this.reset();
        let [result, copied] = ['', 0];
        while (this.find()) {
            result += this.text.slice(copied, this.found![0]) + guarded(() => expand(replacement, this));
            checkSize(result.length);
            copied = this.found![1];
            if (onlyFirst) {
                break;
            }
        }
        return result + this.text.slice(copied);
    }

    /** java.util.regex.Pattern.split: empty parts at the end go, unless a limit says how many parts there may be. */
    split(limit: number): string[] {
        const parts: string[] = [];
        let start = 0;
        while ((limit <= 0 || parts.length < limit - 1) && this.find()) {
            const [from, to] = this.found!;
            if (to > 0) {
                parts.push(this.text.slice(start, from));
                start = to;
            }
        }
        parts.push(this.text.slice(start));
        while (limit === 0 && parts.length > 1 && parts.at(-1) === '') {
            parts.pop();
        }
        return limit === 0 && start > 0 && parts[0] === '' && parts.length === 1 ? [] : parts;
    }
}
