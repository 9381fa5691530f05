import { parseMessage } from 'c/crossOrigin';
import { begins } from './beginnings';

type Message = NonNullable<ReturnType<typeof parseMessage>>;

/** A message found in lines of text. */
export interface Found {
    message: Message;
    /** The message, put together again where it was wrapped. */
    text: string;
    /** How many lines it takes. */
    lines: number;
}

export const MOST_LINES = 16;
const MOST_LENGTH = 4000;

/** The message that begins with `first`, if one does, over as few of the lines below as it takes. */
export function findMessage(first: string, below: readonly string[]): Found | undefined {
    // A terminal breaks a line in the middle of a word or an address; an editor or a mail breaks it between words.
    let [broken, between] = [first.slice(0, MOST_LENGTH), first.slice(0, MOST_LENGTH)];
    for (let taken = 1; taken <= MOST_LINES; taken += 1) {
        const [text, message] = better(between, broken, isByTerminal([first, ...below.slice(0, taken - 1)]));
        const next = below[taken - 1];
        if (message && next !== undefined && GOES_ON.some(([end, rest]) => end.test(text) && rest.test(next))) {
            [broken, between] = [broken + next, `${between} ${withoutMargin(next)}`];
            continue;
        }
        if (message && isOnlyReported(text, below.slice(taken - 1, taken + 1))) {
            return undefined;
        }
        if (message) {
            const found = { message, text: text.trim(), lines: taken };
            return message.url === undefined ? withAddress(found, below.slice(taken - 1, taken + 1)) : found;
        }
        if (next === undefined || next.trim() === '' || begins(next)) {
            return undefined;
        }
        [broken, between] = [broken + next, `${between} ${withoutMargin(next)}`];
        if (between.length > MOST_LENGTH) {
            return undefined;
        }
    }
    return undefined;
}

/** Where a message may end, and what it goes on with where it was broken off there. */
const GOES_ON: [end: RegExp, next: RegExp][] = [
    [
        /failed:\s*$/,
        /^[\s>|*•]*(?:Error (?:during|in)|HTTP Auth|WebSocket is closed|There was a bad|Unexpected response|The server did not|Connection terminated)/
    ],
    [/max size limit of \d+\s*$/, /^[\s>|*•]*with re/]
];

/** Chromium says so at the end of the message, which may be broken off. */
function isOnlyReported(text: string, next: readonly string[]): boolean {
    const end = text.slice(-30);
    return [[end, ...next].join(''), [end, ...next.map(withoutMargin)].join(' ')].some(
        (each) => /policy is report-only/.test(each) && !begins(each.slice(end.length))
    );
}

/** The address may have been broken off from the end of the message. */
function withAddress(found: Found, [next, ...more]: readonly string[]): Found {
    if (next === undefined || begins(next) || found.text.length + next.length > MOST_LENGTH) {
        return found;
    }
    const [text, message] = better(`${found.text} ${withoutMargin(next)}`, found.text + next, undefined);
    const longer = { message: message ?? found.message, text, lines: found.lines + 1 };
    if (longer.message.reason !== found.message.reason) {
        return found;
    }
    const last = longer.message.url === undefined ? withAddress(longer, more) : longer;
    return last.message.url === undefined ? found : last;
}

/** A terminal breaks after the same number of characters each time. Undefined where there are too few lines to tell. */
function isByTerminal(lines: readonly string[]): boolean | undefined {
    const widths = lines.slice(0, -1).map(({ length }) => length);
    return widths.length < 2 ? undefined : widths.slice(1).every((width) => width === widths[1] && width >= widths[0]);
}

/**
 * An address has no blank in it: where one has, the line was broken in the middle of it. Where both readings say something, each its own, the widths of
 * the lines decide; where these do not, neither is believed.
 */
function better(
    between: string,
    broken: string,
    byTerminal: boolean | undefined
): [text: string, message: Message | undefined] {
    const first = parseMessage(between);
    const second = between === broken ? undefined : parseMessage(broken);
    if (first && second && first.reason !== second.reason) {
        const believed = byTerminal ? second : first;
        return [byTerminal ? broken : between, byTerminal === undefined ? undefined : believed];
    }
    const isBroken = first?.url === undefined && second?.url !== undefined;
    const isWhole = first !== undefined && !isBroken && !/\s/.test(`${first.url ?? ''}${first.origin ?? ''}`);
    return isWhole || !second ? [between, first] : [broken, second];
}

/** What a quotation, a list or a log puts before each line. */
const withoutMargin = (line: string): string => line.replace(/^[\s>|*•]+/, '').trimEnd();
