import { isLineEnd, isWord } from './char-tests.ts';
import type { Place } from './tree.ts';

/** The part of a text that is matched, and what its ends count for. */
export interface Bounds {
    from: number;
    to: number;
    /** `^` and `$` match at the ends of the part. */
    isAnchoring: boolean;
    /** Look-around sees beyond the ends. */
    isTransparent: boolean;
}

/** What an assertion looks at, and what it notes. */
export interface Surroundings {
    readonly text: string;
    readonly bounds: Bounds;
    /** Where the text ends for now. */
    readonly to: number;
    /** Where the match before this one ended. */
    readonly lastMatch: number;
    hitEnd: boolean;
    requireEnd: boolean;
}

/** The place one character back, not before `least`. */
export function placeBefore(text: string, place: number, least: number): number {
    const low = text.charCodeAt(place - 1);
    const isPair = low >= 0xdc00 && low < 0xe000 && place - 2 >= least && text.codePointAt(place - 2)! > 0xffff;
    return place - (isPair ? 2 : 1);
}

/** Whether a place is what `^`, `$`, `\b` and their like ask for. */
export function isPlace(around: Surroundings, wanted: Place, place: number, unixLines: boolean): boolean {
    const { isAnchoring } = around.bounds;
    const from = isAnchoring ? around.bounds.from : 0;
    const to = isAnchoring ? around.to : around.text.length;
    switch (wanted) {
        case 'start':
            return place === from;
        case 'lastMatch':
            return place === around.lastMatch;
        case 'lineStart':
            return isLineStart(around, place, from, to, unixLines);
        case 'end':
            around.hitEnd ||= place === to;
            return place === to;
        case 'lastLineEnd':
        case 'lineEnd':
            return isEndOfLine(around, place, to, wanted === 'lineEnd', unixLines);
        case 'wordBorder':
            return isBorder(around, place);
        case 'insideWord':
            return !isBorder(around, place);
    }
}

function atEnd(around: Surroundings, isEnd: boolean): boolean {
    if (isEnd) {
        around.hitEnd = true;
        around.requireEnd = true;
    }
    return isEnd;
}

function endsLine(text: string, place: number, unixLines: boolean): boolean {
    const code = text.charCodeAt(place);
    return unixLines ? code === 10 : isLineEnd(code);
}

/** Not at the end of the text, and not between the two characters of one line's end. */
function isLineStart(around: Surroundings, place: number, from: number, to: number, unixLines: boolean): boolean {
    if (place === to) {
        around.hitEnd = true;
        return false;
    }
    const { text } = around;
    const isInside = !unixLines && text[place - 1] === '\r' && text[place] === '\n';
    return place === from || (endsLine(text, place - 1, unixLines) && !isInside);
}

function isEndOfLine(around: Surroundings, place: number, to: number, anyLine: boolean, unixLines: boolean): boolean {
    if (place === to) {
        return atEnd(around, true);
    }
    const { text } = around;
    const isInside = !unixLines && text[place] === '\n' && place > 0 && text[place - 1] === '\r';
    if (!endsLine(text, place, unixLines) || isInside) {
        return false;
    }
    const length = !unixLines && text.startsWith('\r\n', place) ? 2 : 1;
    return anyLine || atEnd(around, place + length === to);
}

function isBorder(around: Surroundings, place: number): boolean {
    const { text, bounds } = around;
    const [from, to] = bounds.isTransparent ? [0, text.length] : [bounds.from, around.to];
    atEnd(around, place >= to);
    const isBefore = place > from && isWordChar(text.codePointAt(placeBefore(text, place, from))!);
    return isBefore !== (place < to && isWordChar(text.codePointAt(place)!));
}

/** For `\b` letters and digits of every script make words. */
const isWordChar = (code: number): boolean =>
    code < 128 ? isWord(code) : /^[\p{L}\p{Nd}]$/u.test(String.fromCodePoint(code));
