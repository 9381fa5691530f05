import {
    both,
    either,
    foldOf,
    isDigit,
    isHorizontal,
    isSpace,
    isVertical,
    isWord,
    not,
    range,
    single,
    byClass
} from './char-tests.ts';
import { isUnicodeWord, property } from './properties.ts';
import type { PatternReader } from './reader.ts';
import type { CharTest } from './tree.ts';

/** A character of its own or a set of them, after a backslash that has been read; undefined for what is neither. */
export function escapedChar(reader: PatternReader): CharTest | number | undefined {
    const letter = reader.raw();
    return predefined(reader, letter) ?? literal(reader, letter);
}

function predefined(reader: PatternReader, letter: string): CharTest | undefined {
    const isUnicode = reader.has('U');
    switch (letter) {
        case 'd':
            return isUnicode ? byClass('\\p{Nd}') : isDigit;
        case 'D':
            return not(isUnicode ? byClass('\\p{Nd}') : isDigit);
        case 's':
            return isUnicode ? byClass('\\p{White_Space}') : isSpace;
        case 'S':
            return not(isUnicode ? byClass('\\p{White_Space}') : isSpace);
        case 'w':
            return isUnicode ? isUnicodeWord : isWord;
        case 'W':
            return not(isUnicode ? isUnicodeWord : isWord);
        case 'h':
            return isHorizontal;
        case 'H':
            return not(isHorizontal);
        case 'v':
            return isVertical;
        case 'V':
            return not(isVertical);
        case 'p':
        case 'P':
            return property(reader, letter === 'P');
        default:
            return undefined;
    }
}

const CONTROLS = new Map([
    ['t', 9],
    ['n', 10],
    ['r', 13],
    ['f', 12],
    ['a', 7],
    ['e', 27]
]);

function literal(reader: PatternReader, letter: string): number | undefined {
    switch (letter) {
        case '':
            return reader.fail('Unexpected internal error', 0);
        case '0':
            return octal(reader);
        case 'x':
            return hexadecimal(reader);
        case 'u':
            return unicode(reader);
        case 'c': {
            const control = reader.raw();
            return control === '' ? reader.fail('Illegal control escape sequence') : control.codePointAt(0)! ^ 64;
        }
        default:
            return CONTROLS.get(letter) ?? (/[a-zA-Z1-9]/.test(letter) ? undefined : letter.codePointAt(0));
    }
}

function digits(reader: PatternReader, wanted: RegExp): string | undefined {
    const found = wanted.exec(reader.pattern.slice(reader.at, reader.at + 10));
    reader.at += found?.[0].length ?? 0;
    return found?.[1];
}

function octal(reader: PatternReader): number {
    const found = digits(reader, /^([0-3][0-7]{2}|[0-7]{1,2})/);
    return found ? parseInt(found, 8) : reader.fail('Illegal octal escape sequence', 0);
}

function hexadecimal(reader: PatternReader): number {
    const code = parseInt(digits(reader, /^([0-9a-fA-F]{2})/) ?? digits(reader, /^\{([0-9a-fA-F]+)\}/) ?? '', 16);
    return code <= 0x10ffff ? code : reader.fail('Illegal hexadecimal escape sequence', 0);
}

/** `\uD83D\uDE00` is one character. */
function unicode(reader: PatternReader): number {
    const code = digits(reader, /^([0-9a-fA-F]{4})/);
    if (code === undefined) {
        digits(reader, /^([0-9a-fA-F]+)/);
        return reader.fail('Illegal Unicode escape sequence', 0);
    }
    const second = /^[dD][89abAB]/.test(code) ? digits(reader, /^\\u([dD][c-fC-F][0-9a-fA-F]{2})/) : undefined;
    const units = [code, second].filter((each) => each !== undefined).map((each) => parseInt(each, 16));
    return String.fromCharCode(...units).codePointAt(0)!;
}

/** `[…]`, its first bracket read. */
export function parseClass(reader: PatternReader): CharTest {
    const isNegative = reader.peek() === '^';
    if (isNegative) {
        reader.next();
    }
    const test = members(reader);
    reader.next();
    return isNegative ? not(test) : test;
}

/** Up to the bracket that closes them: a union of what stands side by side, an intersection where `&&` stands between. */
function members(reader: PatternReader): CharTest {
    let all: CharTest | undefined;
    for (;;) {
        const char = reader.peek();
        if (char === '') {
            return reader.fail('Unclosed character class');
        }
        if (char === ']' && all) {
            return all;
        }
        if (reader.take('&&')) {
            const right = /[\]&]/.test(reader.peek()) ? undefined : members(reader);
            all = all && right ? both(all, right) : (all ?? right ?? reader.fail('Bad class syntax'));
        } else {
            const member = memberOf(reader);
            all = all ? either(all, member) : member;
        }
    }
}

function memberOf(reader: PatternReader): CharTest {
    if (reader.peek() === '[') {
        reader.next();
        return parseClass(reader);
    }
    const first = classChar(reader);
    if (typeof first !== 'number') {
        return first;
    }
    const hasRange = reader.peek() === '-' && !/^-(\[|\]|$)/.test(reader.pattern.slice(reader.at, reader.at + 2));
    if (!hasRange) {
        return single(first, foldOf(reader));
    }
    reader.next();
    const last = classChar(reader);
    return typeof last === 'number' && last >= first
        ? range(first, last, foldOf(reader))
        : reader.fail('Illegal character range');
}

function classChar(reader: PatternReader): CharTest | number {
    const char = reader.next();
    return char === '\\'
        ? (escapedChar(reader) ?? reader.fail('Illegal/unsupported escape sequence'))
        : char.codePointAt(0)!;
}
