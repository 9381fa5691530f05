import type { PatternReader } from './reader.ts';
import type { CharTest, Fold } from './tree.ts';

/* Sets of characters, and what case makes of them. */

const between = (code: number, first: number, last: number): boolean => code >= first && code <= last;

export const isAsciiLetter: CharTest = (code) => between(code | 32, 97, 122);
export const isDigit: CharTest = (code) => between(code, 48, 57);
export const isWord: CharTest = (code) => isAsciiLetter(code) || isDigit(code) || code === 95;
export const isSpace: CharTest = (code) => code === 32 || between(code, 9, 13);
export const isHorizontal: CharTest = (code) =>
    [9, 32, 0xa0, 0x1680, 0x180e, 0x202f, 0x205f, 0x3000].includes(code) || between(code, 0x2000, 0x200a);
export const isVertical: CharTest = (code) => between(code, 10, 13) || code === 0x85 || between(code, 0x2028, 0x2029);
/** What ends a line: `.` does not match it. */
export const isLineEnd: CharTest = (code) =>
    code === 10 || code === 13 || code === 0x85 || between(code, 0x2028, 0x2029);

export const not =
    (test: CharTest): CharTest =>
    (code) =>
        !test(code);
export const either =
    (left: CharTest, right: CharTest): CharTest =>
    (code) =>
        left(code) || right(code);
export const both =
    (left: CharTest, right: CharTest): CharTest =>
    (code) =>
        left(code) && right(code);

/** A test by a JavaScript class such as `\p{L}`. */
export function byClass(source: string): CharTest {
    const regex = new RegExp(`^${source}$`, 'u');
    return (code) => regex.test(String.fromCodePoint(code));
}

const foldAscii: Fold = (code) => (between(code, 65, 90) ? code + 32 : code);

const upper = (code: number): number => ofOne(String.fromCodePoint(code).toUpperCase(), code);
const lower = (code: number): number => ofOne(String.fromCodePoint(code).toLowerCase(), code);

/** What case makes of one character, unless it makes several of it. */
function ofOne(text: string, before: number): number {
    const code = text.codePointAt(0)!;
    return text.length === String.fromCodePoint(code).length ? code : before;
}

const foldUnicode: Fold = (code) => (code < 128 ? foldAscii(code) : lower(upper(code)));

/** How letters are made alike: `(?i)` only those of ASCII, `(?iu)` all; undefined when case counts. */
export const foldOf = (reader: PatternReader): Fold | undefined =>
    reader.has('i') ? (reader.has('u') || reader.has('U') ? foldUnicode : foldAscii) : undefined;

export function single(code: number, fold: Fold | undefined): CharTest {
    if (!fold) {
        return (other) => other === code;
    }
    const folded = fold(code);
    return (other) => other === code || fold(other) === folded;
}

export function range(first: number, last: number, fold: Fold | undefined): CharTest {
    const inside: CharTest = (code) => between(code, first, last);
    if (!fold) {
        return inside;
    }
    const isAscii = fold === foldAscii;
    return (code) => inside(code) || ((!isAscii || code < 128) && (inside(upper(code)) || inside(lower(code))));
}
