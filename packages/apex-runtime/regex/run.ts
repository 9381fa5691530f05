import { ChoiceStack } from './choice-stack.ts';
import type { Loop, RegexProgram, Step } from './program.ts';
import { isPlace, placeBefore } from './places.ts';
import { RegexTooComplicated, TextReader, type RegexBudget } from './text-reader.ts';
import type { Fold } from './tree.ts';

/** What the stack holds: a choice that is left, what a register held before, a span that can give back or take more. */
const BRANCH = 0;
const RESTORE = 1;
const GIVE_BACK = 2;
const TAKE_MORE = 3;

/** Attempts of a program on a text. */
export class RegexRun extends TextReader {
    readonly program: RegexProgram;
    private readonly steps: Step[];
    private readonly stack = new ChoiceStack();
    /** Where the latest choice goes on. */
    private choiceAt = 0;
    private choicePlace = 0;
    /** Group n between 2n and 2n + 1; -1 where there is nothing. */
    registers: number[];

    constructor(program: RegexProgram, text: string, budget: RegexBudget) {
        super(text, budget);
        this.program = program;
        this.steps = program.steps;
        this.registers = Array<number>(program.registers).fill(-1);
    }

    /** The first match that begins at `start` or later. */
    search(start: number): boolean {
        const { prefix, minLength, isAnchored } = this.program;
        if (isAnchored) {
            return this.matchAt(start, -1);
        }
        const latest = this.bounds.to - minLength;
        for (let at = start; at <= latest; at++) {
            if (prefix !== '') {
                const found = this.text.indexOf(prefix, at);
                this.read((found < 0 ? this.bounds.to : found) - at);
                if (found < 0 || found > latest) {
                    break;
                }
                at = found;
            }
            if (this.matchAt(at, -1)) {
                return true;
            }
            at += this.codeAt(at) > 0xffff ? 1 : 0;
        }
        this.hitEnd = true;
        return false;
    }

    /** @param end where the match must end; -1 anywhere */
    matchAt(start: number, end: number): boolean {
        this.stack.length = 0;
        this.registers.fill(-1);
        const found = this.run(0, start, end);
        if (found >= 0) {
            this.registers[0] = start;
            this.registers[1] = found;
        }
        return found >= 0;
    }

    /** Runs to the `accept` that belongs to the step it begins with. Gives the place of it, -1 for no match. */
    private run(from: number, start: number, end: number): number {
        const base = this.stack.length;
        let at = from;
        let place = start;
        for (;;) {
            if (--this.budget.steps < 0) {
                throw new RegexTooComplicated();
            }
            const step = this.steps[at];
            let next = at + 1;
            let found = place;
            switch (step.op) {
                case 'text':
                    found = this.textAt(step.text, place);
                    break;
                case 'char':
                    found = this.charAt(step.test, place);
                    break;
                case 'span':
                    found = this.span(step, at, place);
                    break;
                case 'split':
                    this.stack.push(BRANCH, step.second, place, 0);
                    next = step.first;
                    break;
                case 'jump':
                    next = step.to;
                    break;
                case 'mark':
                    this.set(step.register, place);
                    break;
                case 'capture':
                    this.set(2 * step.group, this.registers[step.from]);
                    this.set(2 * step.group + 1, place);
                    break;
                case 'enter':
                    this.set(step.loop.count, 0);
                    this.set(step.loop.begin, -1);
                    break;
                case 'loop':
                    next = this.turn(step.loop, at, place);
                    break;
                case 'again':
                    this.set(step.loop.count, this.registers[step.loop.count] + 1);
                    this.set(step.loop.begin, place);
                    break;
                case 'back':
                    found = this.back(step.group, step.fold, place);
                    break;
                case 'place':
                    found = isPlace(this, step.place, place, step.unixLines) ? place : -1;
                    break;
                case 'look':
                    found = this.look(step, at + 1, place) !== step.isNegative ? place : -1;
                    next = step.next;
                    break;
                case 'atomic':
                    found = this.apart(at + 1, place, -1);
                    next = step.next;
                    break;
                case 'accept':
                    if (end < 0 || place === end) {
                        return place;
                    }
                    found = -1;
            }
            if (found >= 0) {
                at = next;
                place = found;
            } else if (this.backtrack(base)) {
                at = this.choiceAt;
                place = this.choicePlace;
            } else {
                return -1;
            }
        }
    }

    private set(register: number, value: number): void {
        this.stack.push(RESTORE, register, this.registers[register], 0);
        this.registers[register] = value;
    }

    /** Takes up the latest choice that is left above `base`; false when there is none. */
    private backtrack(base: number): boolean {
        const { stack } = this;
        while (stack.length > base) {
            const top = stack.pop();
            const a = stack.items[top + 1];
            const b = stack.items[top + 2];
            const c = stack.items[top + 3];
            switch (stack.items[top]) {
                case BRANCH:
                    return this.goOn(a, b);
                case RESTORE:
                    this.registers[a] = b;
                    break;
                case GIVE_BACK: {
                    const place = placeBefore(this.text, c, b);
                    if (place > b) {
                        stack.push(GIVE_BACK, a, b, place);
                    }
                    return this.goOn(a, place);
                }
                case TAKE_MORE: {
                    const span = this.steps[a] as Extract<Step, { op: 'span' }>;
                    const place = this.charAt(span.test, b);
                    if (place >= 0) {
                        if (c + 1 < span.max) {
                            stack.push(TAKE_MORE, a, place, c + 1);
                        }
                        return this.goOn(a + 1, place);
                    }
                }
            }
        }
        return false;
    }

    private goOn(at: number, place: number): true {
        this.choiceAt = at;
        this.choicePlace = place;
        return true;
    }

    private span({ test, min, max, mode }: Extract<Step, { op: 'span' }>, at: number, start: number): number {
        const most = mode === 'lazy' ? min : max;
        let [place, least] = [start, start];
        for (let count = 0; count < most; count++) {
            const next = this.charAt(test, place);
            if (next < 0) {
                if (count < min) {
                    return -1;
                }
                break;
            }
            place = next;
            if (count + 1 === min) {
                least = place;
            }
        }
        if (mode === 'lazy') {
            if (max > min) {
                this.stack.push(TAKE_MORE, at, place, min);
            }
        } else if (mode === 'greedy' && place > least) {
            this.stack.push(GIVE_BACK, at + 1, least, place);
        }
        return place;
    }

    private back(group: number, fold: Fold | undefined, place: number): number {
        const [from, to] = [this.registers[2 * group] ?? -1, this.registers[2 * group + 1] ?? -1];
        if (from < 0 || group > this.program.groupCount) {
            return -1;
        }
        const wanted = this.text.slice(from, to);
        if (!fold) {
            return this.textAt(wanted, place);
        }
        let found = place;
        for (const char of wanted) {
            const folded = fold(char.codePointAt(0)!);
            found = this.charAt((code) => fold(code) === folded, found);
            if (found < 0) {
                return -1;
            }
        }
        return found;
    }

    // ---- loops, parts of their own -----------------------------------------------------------------------------------

    /** A round that took nothing is the last. */
    private turn(loop: Loop, at: number, place: number): number {
        const count = this.registers[loop.count];
        if (place === this.registers[loop.begin] || count >= loop.max) {
            return loop.exit;
        }
        if (count < loop.min) {
            return at + 1;
        }
        this.stack.push(BRANCH, loop.isLazy ? at + 1 : loop.exit, place, 0);
        return loop.isLazy ? loop.exit : at + 1;
    }

    private look(step: Extract<Step, { op: 'look' }>, body: number, place: number): boolean {
        const { isTransparent, from } = this.bounds;
        const { to } = this;
        this.to = isTransparent ? this.text.length : to;
        const first = step.isAhead ? place : Math.max(place - step.max, isTransparent ? 0 : from);
        let isFound = false;
        for (let start = place - step.min; start >= first && !isFound; start--) {
            isFound = this.apart(body, start, step.isAhead ? -1 : place, step.isNegative) >= 0;
        }
        this.to = to;
        return isFound;
    }

    /** Runs steps for themselves. Their choices are dropped; what they captured stays, until it is gone back before them. */
    private apart(body: number, place: number, end: number, isForgotten = false): number {
        const base = this.stack.length;
        const found = this.run(body, place, end);
        if (found >= 0 && isForgotten) {
            this.undo(base);
        } else if (found >= 0) {
            this.stack.keep(RESTORE, base);
        }
        return found;
    }

    private undo(base: number): void {
        const { stack } = this;
        while (stack.length > base) {
            const top = stack.pop();
            if (stack.items[top] === RESTORE) {
                this.registers[stack.items[top + 1]] = stack.items[top + 2];
            }
        }
    }
}
