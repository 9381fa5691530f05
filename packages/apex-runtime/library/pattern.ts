import { exception } from '../runtime/exceptions.ts';
import type { ApexValue } from '../runtime/values.ts';
import type { LibraryTypes } from './define.ts';

const CACHE = new Map<string, RegExp>();

/** POSIX classes of java.util.regex, as they stand inside brackets. */
const POSIX: Record<string, string> = {
    Lower: 'a-z',
    Upper: 'A-Z',
    Alpha: 'a-zA-Z',
    Digit: '0-9',
    Alnum: 'a-zA-Z0-9',
    Punct: '!-\\/:-@\\[-`{-~',
    Space: '\\s',
    Blank: ' \\t',
    XDigit: '0-9a-fA-F',
    ASCII: '\\x00-\\x7F'
};

/** A Java pattern as a JavaScript one: leading flags, POSIX classes, possessive quantifiers, `\\Q…\\E`. */
export function javaPattern(pattern: string, flags: string): RegExp {
    const key = `${flags}\0${pattern}`;
    const known = CACHE.get(key);
    if (known) {
        known.lastIndex = 0;
        return known;
    }
    try {
        const regex = translate(pattern, flags);
        CACHE.set(key, regex);
        return regex;
    } catch (error) {
        const reason = error instanceof SyntaxError ? error.message : String(error);
        throw exception('StringException', `Invalid regex: ${reason}`);
    }
}

function translate(pattern: string, flags: string): RegExp {
    const leading = /^\(\?([imsux]+)\)/.exec(pattern);
    const added = [...(leading?.[1] ?? '')].filter((flag) => 'ims'.includes(flag));
    const source = pattern
        .slice(leading?.[0].length ?? 0)
        .replace(/\\Q([\s\S]*?)(?:\\E|$)/g, (_all, literal: string) => literal.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
        .replace(/\[((?:[^\]\\]|\\.)*)\]/g, (_all, inside: string) => `[${posix(inside)}]`)
        .replace(/(^|[^\\])\\p\{(\w+)\}/g, (all, before: string, name: string) =>
            POSIX[name] ? `${before}[${POSIX[name]}]` : all
        )
        .replace(
            /\\[pP]\{\w+\}|\\.|\[(?:[^\]\\]|\\.)*\]|([*+?}])\+/g,
            (part, quantifier?: string) => quantifier ?? part
        )
        .replace(/\\[AzZ]/g, (anchor) => (anchor === '\\A' ? '^' : '$'))
        .replace(/\\h/g, '[ \\t\\xA0]');
    const unicode = /\\p\{/.test(source) ? 'u' : '';
    return new RegExp(source, [...new Set([...flags, ...added, ...unicode])].join(''));
}

/** Inside brackets: POSIX classes spelt out, a bracket that is not escaped escaped. */
const posix = (inside: string): string =>
    inside
        .replace(/\\p\{(\w+)\}/g, (all, name: string) => POSIX[name] ?? all)
        .replace(/\\[pP]\{\w+\}|\\.|\[/g, (part) => (part === '[' ? '\\[' : part));

/** A Java replacement (`$1`, `\\$`) applied to a text. */
export function replaceWith(text: string, regex: RegExp, replacement: string): string {
    return text.replace(regex, (...match: unknown[]) => expand(replacement, match));
}

function expand(replacement: string, match: unknown[]): string {
    return replacement.replace(/\\(.)|\$(\d)|\$\{(\w+)\}/g, (_all, escaped?: string, group?: string, name?: string) => {
        if (escaped !== undefined) {
            return escaped;
        }
        const groups = match.at(-1) as Record<string, string> | undefined;
        return name ? (groups?.[name] ?? '') : String(match[Number(group)] ?? '');
    });
}

export class PatternValue implements ApexValue {
    readonly pattern: string;

    constructor(pattern: string) {
        this.pattern = pattern;
        javaPattern(pattern, '');
    }

    get apexType(): string {
        return 'Pattern';
    }
}

export class MatcherValue implements ApexValue {
    text: string;
    pattern: string;
    match: RegExpExecArray | null = null;
    /** Where the next `find` starts. */
    position = 0;
    /** End of what `appendReplacement` has copied. */
    appended = 0;

    constructor(pattern: string, text: string) {
        this.pattern = pattern;
        this.text = text;
    }

    get apexType(): string {
        return 'Matcher';
    }

    matches(): boolean {
        this.match = javaPattern(
            // The whole text, whatever the flags make of `^` and `$`.
            `(?<![\\s\\S])(?:${this.pattern.replace(/^\(\?[imsux]+\)/, '')})(?![\\s\\S])`,
            `d${this.flags}`
        ).exec(this.text);
        return this.match !== null;
    }

    /** Leading flags of the pattern, which cannot stand inside a group. */
    private get flags(): string {
        return [...(/^\(\?([imsux]+)\)/.exec(this.pattern)?.[1] ?? '')].filter((flag) => 'ims'.includes(flag)).join('');
    }

    find(): boolean {
        const regex = javaPattern(this.pattern, 'gd');
        regex.lastIndex = this.position;
        this.match = this.position > this.text.length ? null : regex.exec(this.text);
        if (this.match) {
            this.position = this.match.index + (this.match[0].length || 1);
        }
        return this.match !== null;
    }

    lookingAt(): boolean {
        const regex = javaPattern(this.pattern, 'y');
        this.match = regex.exec(this.text);
        return this.match !== null;
    }

    current(): RegExpExecArray {
        if (!this.match) {
            throw exception('StringException', 'No match found');
        }
        return this.match;
    }

    group(index: number): string | null {
        const match = this.current();
        if (index < 0 || index >= match.length) {
            throw exception('StringException', `No group ${index}`);
        }
        return match[index] ?? null;
    }

    reset(): this {
        this.match = null;
        this.position = 0;
        this.appended = 0;
        return this;
    }
}

const fullMatch = (pattern: string, text: string): boolean => new MatcherValue(pattern, text).matches();

export const PATTERN: LibraryTypes = {
    Pattern: {
        methods: {
            'static Pattern compile(String)': (pattern: string) => new PatternValue(pattern),
            'static Boolean matches(String, String)': fullMatch,
            'static String quote(String)': (text: string) => `\\Q${text}\\E`,
            'Matcher matcher(String)': (self: PatternValue, text: string) =>
                new MatcherValue(self.pattern, text.toString()),
            'String pattern()': (self: PatternValue) => self.pattern
        }
    },
    Matcher: {
        methods: {
            'static String quoteReplacement(String)': (text: string) => text.replace(/[\\$]/g, '\\$&'),
            'Boolean matches()': (self: MatcherValue) => self.matches(),
            'Boolean find()': (self: MatcherValue) => self.find(),
            'Boolean find(Integer)': (self: MatcherValue, start: number) => {
                self.reset().position = start;
                return self.find();
            },
            'Boolean lookingAt()': (self: MatcherValue) => self.lookingAt(),
            'Boolean hitEnd()': (self: MatcherValue) => self.position >= self.text.length,
            'String group()': (self: MatcherValue) => self.group(0),
            'String group(Integer)': (self: MatcherValue, index: number) => self.group(index),
            'Integer groupCount()': (self: MatcherValue) =>
                new RegExp(`${javaPattern(self.pattern, '').source}|`).exec('')!.length - 1,
            'Integer start()': (self: MatcherValue) => self.current().index,
            'Integer end()': (self: MatcherValue) => self.current().index + self.current()[0].length,
            'Integer start(Integer)': (self: MatcherValue, group: number) => self.current().indices?.[group]?.[0] ?? -1,
            'Integer end(Integer)': (self: MatcherValue, group: number) => self.current().indices?.[group]?.[1] ?? -1,
            'String replaceAll(String)': (self: MatcherValue, to: string) =>
                replaceWith(self.text, javaPattern(self.pattern, 'g'), to),
            'String replaceFirst(String)': (self: MatcherValue, to: string) =>
                replaceWith(self.text, javaPattern(self.pattern, ''), to),
            'Matcher reset()': (self: MatcherValue) => self.reset(),
            'Matcher reset(String)': (self: MatcherValue, text: string) => {
                self.text = text;
                return self.reset();
            },
            'Pattern pattern()': (self: MatcherValue) => new PatternValue(self.pattern)
        }
    }
};
