import { parseMessage } from '../../../../force-app/main/default/lwc/crossOrigin/crossOrigin.ts';

type Message = NonNullable<ReturnType<typeof parseMessage>>;

/** A message found in lines of text. */
export interface Found {
    message: Message;
    /** The message, put together again where it was wrapped. */
    text: string;
    /** How many lines it takes. */
    lines: number;
}

const MOST_LINES = 16;
const MOST_LENGTH = 4000;

/** The message that begins on `lines[at]`, if one does, over as few lines as it takes. */
export function findMessage(lines: readonly string[], at: number): Found | undefined {
    const first = lines[at].slice(0, MOST_LENGTH);
    // A terminal breaks a line in the middle of a word or an address; an editor or a mail breaks it between words.
    let [broken, between] = [first, first];
    for (let taken = 1; taken <= MOST_LINES && at + taken <= lines.length; taken += 1) {
        if (taken > 1) {
            const next = withoutMargin(lines[at + taken - 1]);
            [broken, between] = [broken + lines[at + taken - 1], `${between} ${next}`];
        }
        if (between.length > MOST_LENGTH || (taken > 1 && lines[at + taken - 1].trim() === '')) {
            return undefined;
        }
        const [text, message] = better(between, broken);
        if (message) {
            return { message, text: text.trim(), lines: taken };
        }
    }
    return undefined;
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
