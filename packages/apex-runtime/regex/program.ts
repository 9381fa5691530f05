import type { CharTest, Fold, ParsedRegex, Place, RegexNode, RepeatMode } from './tree.ts';
import { widthOf } from './width.ts';

/*
 * A pattern as steps of a machine that keeps its choices on a stack of its own: a long text never exhausts JavaScript's stack. A step
 * that fails takes up the latest choice that is left.
 */

export type Step =
    | { op: 'text'; text: string }
    | { op: 'char'; test: CharTest }
    /** One character over and over. */
    | { op: 'span'; test: CharTest; min: number; max: number; mode: RepeatMode }
    /** Goes on at `first`; at `second` when that fails. */
    | { op: 'split'; first: number; second: number }
    | { op: 'jump'; to: number }
    /** Keeps the place: where a group begins. */
    | { op: 'mark'; register: number }
    /** A group ends: `from` is the register that `mark` set. */
    | { op: 'capture'; group: number; from: number }
    | { op: 'enter'; loop: Loop }
    | { op: 'loop'; loop: Loop }
    | { op: 'again'; loop: Loop }
    | { op: 'back'; group: number; fold: Fold | undefined }
    | { op: 'place'; place: Place; unixLines: boolean }
    /** The steps up to `next` stand for themselves and end with `accept`. */
    | { op: 'look'; next: number; isAhead: boolean; isNegative: boolean; min: number; max: number }
    | { op: 'atomic'; next: number }
    | { op: 'accept' };

/** A repetition of more than one character. */
export interface Loop {
    min: number;
    max: number;
    isLazy: boolean;
    /** Registers: how often it went round, and where the latest round began. */
    count: number;
    begin: number;
    body: number;
    exit: number;
}

export interface RegexProgram {
    steps: Step[];
    registers: number;
    groupCount: number;
    names: Map<string, number>;
    /** Text that every match begins with. */
    prefix: string;
    /** It begins with `^`: a match begins where the search does, or nowhere. */
    isAnchored: boolean;
    /** No match is shorter. */
    minLength: number;
}

export function compileRegex({ node, groupCount, names }: ParsedRegex): RegexProgram {
    const compiler = new Compiler(groupCount);
    compiler.emit(node);
    compiler.steps.push({ op: 'accept' });
    const { steps, registers } = compiler;
    const first = node.kind === 'sequence' ? node.items.at(0) : node;
    const prefix = first?.kind === 'text' ? first.text : '';
    const isAnchored = first?.kind === 'place' && first.place === 'start';
    return { steps, registers, groupCount, names, prefix, isAnchored, minLength: widthOf(node).min };
}

class Compiler {
    readonly steps: Step[] = [];
    /** First the two ends of each group, then what loops and open groups keep. */
    registers: number;

    constructor(groupCount: number) {
        this.registers = 2 * (groupCount + 1);
    }

    emit(node: RegexNode): void {
        switch (node.kind) {
            case 'text':
                this.steps.push({ op: 'text', text: node.text });
                break;
            case 'char':
                this.steps.push({ op: 'char', test: node.test });
                break;
            case 'sequence':
                node.items.forEach((item) => this.emit(item));
                break;
            case 'choice':
                this.choice(node.options);
                break;
            case 'group': {
                const from = this.registers++;
                this.steps.push({ op: 'mark', register: from });
                this.emit(node.of);
                this.steps.push({ op: 'capture', group: node.index, from });
                break;
            }
            case 'repeat':
                this.repeat(node);
                break;
            case 'look': {
                const { min, max } = node.isAhead ? { min: 0, max: 0 } : widthOf(node.of);
                const { isAhead, isNegative } = node;
                this.apart({ op: 'look', next: 0, isAhead, isNegative, min, max }, node.of);
                break;
            }
            case 'atomic':
                this.apart({ op: 'atomic', next: 0 }, node.of);
                break;
            case 'back':
                this.steps.push({ op: 'back', group: node.group, fold: node.fold });
                break;
            case 'place':
                this.steps.push({ op: 'place', place: node.place, unixLines: node.unixLines });
                break;
        }
    }

    /** A part that is matched for itself. */
    private apart(step: Extract<Step, { next: number }>, of: RegexNode): void {
        this.steps.push(step);
        this.emit(of);
        this.steps.push({ op: 'accept' });
        step.next = this.steps.length;
    }

    private choice(options: RegexNode[]): void {
        const ends: { op: 'jump'; to: number }[] = [];
        options.forEach((option, i) => {
            if (i === options.length - 1) {
                this.emit(option);
                return;
            }
            const split = { op: 'split' as const, first: this.steps.length + 1, second: 0 };
            const end = { op: 'jump' as const, to: 0 };
            this.steps.push(split);
            this.emit(option);
            this.steps.push(end);
            ends.push(end);
            split.second = this.steps.length;
        });
        ends.forEach((end) => (end.to = this.steps.length));
    }

    private repeat(node: Extract<RegexNode, { kind: 'repeat' }>): void {
        const { of, min, max, mode } = node;
        const test = testOf(of);
        if (test) {
            this.steps.push({ op: 'span', test, min, max, mode });
        } else if (mode === 'possessive') {
            this.apart({ op: 'atomic', next: 0 }, { ...node, mode: 'greedy' });
        } else if (min === 0 && max === 1) {
            this.optional(of, mode === 'lazy');
        } else {
            this.loop(node);
        }
    }

    private optional(of: RegexNode, isLazy: boolean): void {
        const split = { op: 'split' as const, first: this.steps.length + 1, second: 0 };
        this.steps.push(split);
        this.emit(of);
        split.second = this.steps.length;
        if (isLazy) {
            [split.first, split.second] = [split.second, split.first];
        }
    }

    private loop({ of, min, max, mode }: Extract<RegexNode, { kind: 'repeat' }>): void {
        const [count, begin] = [this.registers++, this.registers++];
        const loop: Loop = { min, max, isLazy: mode === 'lazy', count, begin, body: 0, exit: 0 };
        this.steps.push({ op: 'enter', loop });
        const head = this.steps.length;
        this.steps.push({ op: 'loop', loop }, { op: 'again', loop });
        loop.body = this.steps.length;
        this.emit(of);
        this.steps.push({ op: 'jump', to: head });
        loop.exit = this.steps.length;
    }
}

/** Of a node that always takes one character: the test for it. */
function testOf(node: RegexNode): CharTest | undefined {
    if (node.kind === 'char') {
        return node.test;
    }
    const code = node.kind === 'text' ? node.text.codePointAt(0) : undefined;
    return code === undefined || node.kind !== 'text' || node.text.length !== String.fromCodePoint(code).length
        ? undefined
        : (other) => other === code;
}
