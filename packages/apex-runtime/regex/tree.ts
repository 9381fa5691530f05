/* A regular expression of java.util.regex as a tree. */

/** Whether a character, by its code point, is one of those that are meant. */
export type CharTest = (code: number) => boolean;

/** What a place must be: the start of the input, the border of a word. */
export type Place =
    'start' | 'end' | 'lineStart' | 'lineEnd' | 'lastLineEnd' | 'wordBorder' | 'insideWord' | 'lastMatch';

export type Fold = (code: number) => number;

export type RegexNode =
    | { kind: 'char'; test: CharTest }
    | { kind: 'text'; text: string }
    | { kind: 'sequence'; items: RegexNode[] }
    | { kind: 'choice'; options: RegexNode[] }
    | { kind: 'group'; index: number; of: RegexNode }
    | { kind: 'repeat'; of: RegexNode; min: number; max: number; mode: RepeatMode }
    | { kind: 'look'; of: RegexNode; isAhead: boolean; isNegative: boolean }
    /** What it matched first it keeps. */
    | { kind: 'atomic'; of: RegexNode }
    | { kind: 'back'; group: number; fold: Fold | undefined }
    | { kind: 'place'; place: Place; unixLines: boolean };

/** `*`, `*?`, `*+`. */
export type RepeatMode = 'greedy' | 'lazy' | 'possessive';

export interface ParsedRegex {
    node: RegexNode;
    groupCount: number;
    /** Name → number of the group. */
    names: Map<string, number>;
}

/** The pattern is not one. The message is java.util.regex.PatternSyntaxException's. */
export class RegexSyntaxError extends Error {
    constructor(problem: string, pattern: string, index: number) {
        const pointer = index >= 0 && index < pattern.length ? `\n${' '.repeat(index)}^` : '';
        super(`${problem}${index >= 0 ? ` near index ${index}` : ''}\n${pattern}${pointer}`);
    }
}

/** The pattern is one of Java's that this engine has not. */
export class RegexUnsupported extends Error {}
