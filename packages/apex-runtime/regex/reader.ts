import { RegexSyntaxError } from './tree.ts';

/** Letters of `(?imsx)` that are in force. */
export type Flag = 'i' | 'd' | 'm' | 's' | 'u' | 'x' | 'U';

/** Goes through a pattern, character by character. */
export class PatternReader {
    readonly pattern: string;
    private readonly original: string;
    at = 0;
    flags: ReadonlySet<Flag> = new Set();

    constructor(pattern: string) {
        this.original = pattern;
        this.pattern = unquoted(pattern);
    }

    has(flag: Flag): boolean {
        return this.flags.has(flag);
    }

    /** The next character, past comments where they are allowed; empty at the end. */
    peek(): string {
        if (this.has('x')) {
            this.skipComments();
        }
        return this.here();
    }

    next(): string {
        const char = this.peek();
        this.at += char.length;
        return char;
    }

    /** The character at this very place: in an escape a blank is a blank. */
    raw(): string {
        const char = this.here();
        this.at += char.length;
        return char;
    }

    take(text: string): boolean {
        const found = this.pattern.startsWith(text, this.at);
        this.at += found ? text.length : 0;
        return found;
    }

    /** @param back how many characters before the next one the message points */
    fail(problem: string, back = 1): never {
        throw new RegexSyntaxError(problem, this.original, this.at - back);
    }

    private here(): string {
        const code = this.pattern.codePointAt(this.at);
        return code === undefined ? '' : String.fromCodePoint(code);
    }

    private skipComments(): void {
        const skipped = /(?:[ \t\n\v\f\r]|#[^\n\r\u0085\u2028\u2029]*)*/y;
        skipped.lastIndex = this.at;
        this.at += skipped.exec(this.pattern)![0].length;
    }
}

/** `\Q…\E` spelt out, each character escaped that could mean something. */
function unquoted(pattern: string): string {
    let result = '';
    let isQuoted = false;
    for (let i = 0; i < pattern.length; i++) {
        const char = pattern[i];
        const pair = pattern.slice(i, i + 2);
        if (pair === (isQuoted ? '\\E' : '\\Q')) {
            isQuoted = !isQuoted;
            i++;
        } else if (isQuoted) {
            // A digit after `\Q` is no part of a number before it.
            result += /\d/.test(char) ? `\\x3${char}` : /[a-zA-Z\u0080-\uffff]/.test(char) ? char : `\\${char}`;
        } else if (char === '\\') {
            result += pair;
            i++;
        } else {
            result += char;
        }
    }
    return result;
}
