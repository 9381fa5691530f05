import { foldOf, isAsciiLetter, isLineEnd, not, single } from './char-tests.ts';
import { escapedChar, parseClass } from './parse-class.ts';
import { PatternReader, type Flag } from './reader.ts';
import { CLUSTER, joined, LINE_BREAK, LOOKS, PLACES } from './parts.ts';
import type { CharTest, ParsedRegex, Place, RegexNode, RepeatMode } from './tree.ts';
import { widthOf } from './width.ts';

/** Parses a pattern of java.util.regex. Throws RegexSyntaxError, or RegexUnsupported for what this engine has not. */
export function parseRegex(pattern: string): ParsedRegex {
    return new Parser(pattern).whole();
}

const EMPTY: RegexNode = { kind: 'sequence', items: [] };

class Parser {
    private readonly reader: PatternReader;
    private groupCount = 0;
    private readonly names = new Map<string, number>();

    constructor(pattern: string) {
        this.reader = new PatternReader(pattern);
    }

    whole(): ParsedRegex {
        const node = this.choice();
        if (this.reader.peek() === ')') {
            this.reader.fail("Unmatched closing ')'");
        }
        return { node, groupCount: this.groupCount, names: this.names };
    }

    /** `a|b`, up to the end of a group or of the pattern. */
    private choice(): RegexNode {
        const options = [this.sequence()];
        while (this.reader.peek() === '|') {
            this.reader.next();
            options.push(this.sequence());
        }
        return options.length === 1 ? options[0] : { kind: 'choice', options };
    }

    private sequence(): RegexNode {
        const items: RegexNode[] = [];
        while (!['', '|', ')'].includes(this.reader.peek())) {
            items.push(this.repeated(this.atom()));
        }
        return items.length === 1 ? items[0] : { kind: 'sequence', items: joined(items) };
    }

    private atom(): RegexNode {
        const char = this.reader.peek();
        switch (char) {
            case '(':
                this.reader.next();
                return this.group();
            case '[':
                this.reader.next();
                return { kind: 'char', test: parseClass(this.reader) };
            case '\\':
                this.reader.next();
                return this.escape();
            case '^':
                this.reader.next();
                return this.place(this.reader.has('m') ? 'lineStart' : 'start');
            case '$':
                this.reader.next();
                return this.place(this.reader.has('m') ? 'lineEnd' : 'lastLineEnd');
            case '.':
                this.reader.next();
                return { kind: 'char', test: this.anyChar() };
            case '*':
            case '+':
            case '?':
                this.reader.next();
                return this.reader.fail(`Dangling meta character '${char}'`);
            case '{':
                return EMPTY;
            default:
                this.reader.next();
                return this.char(char.codePointAt(0)!);
        }
    }

    private anyChar(): CharTest {
        if (this.reader.has('s')) {
            return () => true;
        }
        return not(this.reader.has('d') ? (code) => code === 10 : isLineEnd);
    }

    private char(code: number): RegexNode {
        const fold = foldOf(this.reader);
        const isPlain = !fold || (code < 128 && !isAsciiLetter(code));
        return isPlain
            ? { kind: 'text', text: String.fromCodePoint(code) }
            : { kind: 'char', test: single(code, fold) };
    }

    private place(place: Place): RegexNode {
        return { kind: 'place', place, unixLines: this.reader.has('d') };
    }

    // ---- how often ---------------------------------------------------------------------------------------------------

    private repeated(of: RegexNode): RegexNode {
        const count = this.count();
        return count ? { kind: 'repeat', of, ...count, mode: this.mode() } : of;
    }

    private count(): { min: number; max: number } | undefined {
        const char = this.reader.peek();
        switch (char) {
            case '*':
            case '+':
            case '?':
                this.reader.next();
                return { min: char === '+' ? 1 : 0, max: char === '?' ? 1 : Infinity };
            case '{':
                return this.counted();
            default:
                return undefined;
        }
    }

    private counted(): { min: number; max: number } {
        const found = /^\{(\d+)(,(\d*))?/.exec(this.reader.pattern.slice(this.reader.at));
        if (!found) {
            return this.reader.fail('Illegal repetition', -1);
        }
        this.reader.at += found[0].length;
        if (!this.reader.take('}')) {
            this.reader.at += 1;
            return this.reader.fail('Unclosed counted closure');
        }
        const min = Number(found[1]);
        const max = found[2] === undefined ? min : found[3] === '' ? Infinity : Number(found[3]);
        const isRange = max >= min && [found[1], found[3] ?? ''].every((digits) => Number(digits) <= 0x7fffffff);
        return isRange ? { min, max } : this.reader.fail('Illegal repetition range');
    }

    private mode(): RepeatMode {
        const char = this.reader.peek();
        if (char !== '?' && char !== '+') {
            return 'greedy';
        }
        this.reader.next();
        return char === '?' ? 'lazy' : 'possessive';
    }

    // ---- groups ------------------------------------------------------------------------------------------------------

    private group(): RegexNode {
        const flags = this.reader.flags;
        if (!this.reader.take('?')) {
            return this.closed(flags, this.capture());
        }
        for (const [sign, isAhead, isNegative] of LOOKS) {
            if (this.reader.take(sign)) {
                const of = this.closed(flags, () => (isAhead ? this.choice() : this.bounded()));
                return { kind: 'look', of, isAhead, isNegative };
            }
        }
        if (this.reader.take('>')) {
            return { kind: 'atomic', of: this.closed(flags, () => this.choice()) };
        }
        if (this.reader.take('<')) {
            return this.closed(flags, this.capture(this.newName()));
        }
        return this.reader.take(':') ? this.closed(flags, () => this.choice()) : this.flagged(flags);
    }

    /** What a look behind looks for: how far back it begins must be known. */
    private bounded(): RegexNode {
        const of = this.choice();
        return widthOf(of).max < Infinity
            ? of
            : this.reader.fail('Look-behind group does not have an obvious maximum length');
    }

    /** Numbered from the left by its bracket. */
    private capture(name?: string): () => RegexNode {
        const index = ++this.groupCount;
        if (name !== undefined) {
            this.names.set(name, index);
        }
        return () => ({ kind: 'group', index, of: this.choice() });
    }

    /** Flags that are set inside of a group end with it. */
    private closed(flags: ReadonlySet<Flag>, inside: () => RegexNode): RegexNode {
        const node = inside();
        const char = this.reader.peek();
        if (char !== ')') {
            this.reader.at += 1;
            this.reader.fail('Unclosed group');
        }
        this.reader.next();
        this.reader.flags = flags;
        return node;
    }

    /** `(?i)` for the rest of what stands around it, `(?i:…)` for itself. */
    private flagged(before: ReadonlySet<Flag>): RegexNode {
        const [letters, added, removed] = /^([a-zA-Z]*)(?:-([a-zA-Z]*))?/.exec(
            this.reader.pattern.slice(this.reader.at)
        )!;
        const unknown = [...letters].findIndex((letter) => !/[idmsuxU-]/.test(letter));
        if (unknown >= 0) {
            this.reader.at += unknown + 1;
            this.reader.fail('Unknown inline modifier');
        }
        this.reader.at += letters.length;
        const flags = new Set([...before, ...(added as Iterable<Flag>)]);
        [...(removed ?? '')].forEach((letter) => flags.delete(letter as Flag));
        this.reader.flags = flags;
        if (this.reader.take(')')) {
            return EMPTY;
        }
        if (!this.reader.take(':')) {
            this.reader.at += 1;
            this.reader.fail('Unknown inline modifier');
        }
        return this.closed(before, () => this.choice());
    }

    private newName(): string {
        if (!/[a-zA-Z]/.test(this.reader.pattern[this.reader.at] ?? '')) {
            this.reader.at += 1;
            this.reader.fail('Unknown look-behind group');
        }
        const name = this.nameInBrackets();
        return this.names.has(name) ? this.reader.fail(`Named capturing group <${name}> is already defined`) : name;
    }

    private nameInBrackets(): string {
        const [name] = /^[a-zA-Z0-9]*/.exec(this.reader.pattern.slice(this.reader.at))!;
        this.reader.at += name.length;
        if (!this.reader.take('>')) {
            this.reader.at += 1;
            this.reader.fail("named capturing group is missing trailing '>'");
        }
        return name;
    }

    // ---- escapes -----------------------------------------------------------------------------------------------------

    private escape(): RegexNode {
        const letter = this.reader.pattern[this.reader.at] ?? '';
        const place = this.reader.pattern.startsWith('b{g}', this.reader.at) ? undefined : PLACES.get(letter);
        if (place) {
            this.reader.raw();
            return this.place(place);
        }
        if (/[1-9]/.test(letter)) {
            return { kind: 'back', group: this.groupNumber(), fold: foldOf(this.reader) };
        }
        switch (letter) {
            case 'k':
                this.reader.raw();
                return { kind: 'back', group: this.groupName(), fold: foldOf(this.reader) };
            case 'R':
                this.reader.raw();
                return LINE_BREAK;
            case 'X':
                this.reader.raw();
                return CLUSTER;
            default: {
                const char = escapedChar(this.reader) ?? this.reader.fail('Illegal/unsupported escape sequence');
                return typeof char === 'number' ? this.char(char) : { kind: 'char', test: char };
            }
        }
    }

    /** As many digits as make the number of a group that has begun. */
    private groupNumber(): number {
        let group = Number(this.reader.raw());
        while (/\d/.test(this.reader.pattern[this.reader.at] ?? '')) {
            const longer = group * 10 + Number(this.reader.pattern[this.reader.at]);
            if (longer > this.groupCount) {
                break;
            }
            group = longer;
            this.reader.raw();
        }
        return group;
    }

    private groupName(): number {
        if (!this.reader.take('<')) {
            this.reader.at += 1;
            this.reader.fail("\\k is not followed by '<' for named capturing group");
        }
        const name = this.nameInBrackets();
        return this.names.get(name) ?? this.reader.fail(`named capturing group <${name}> does not exist`);
    }
}
