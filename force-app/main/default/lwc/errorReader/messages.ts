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
        const [text, message] = better(between, broken);
        const next = below[taken - 1];
        if (message) {
            const found = { message, text: text.trim(), lines: taken };
            return message.url === undefined && next !== undefined ? withAddress(found, next) : found;
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

/** The address may have been broken off from the end of the message. */
function withAddress(found: Found, next: string): Found {
    const text = `${found.text} ${withoutMargin(next)}`;
    const message = begins(next) || text.length > MOST_LENGTH ? undefined : parseMessage(text);
    return message?.url !== undefined && message.reason === found.message.reason
        ? { message, text, lines: found.lines + 1 }
        : found;
}

/** An address has no blank in it: where one has, the line was broken in the middle of it. */
function better(between: string, broken: string): [text: string, message: Message | undefined] {
    const first = parseMessage(between);
    const second = between === broken ? undefined : parseMessage(broken);
    const isWhole = first !== undefined && !/\s/.test(`${first.url ?? ''}${first.origin ?? ''}`);
    return isWhole || !second ? [between, first] : [broken, second];
}

/** What a quotation, a list or a log puts before each line. */
const withoutMargin = (line: string): string => line.replace(/^[\s>|*•]+/, '').trimEnd();
