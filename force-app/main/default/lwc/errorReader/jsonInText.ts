import { readJson } from './detect';
import type { Read } from './sighting';

/** What a look at a value of JSON in a text came to: the value, that more lines are needed, or that it is none of ours. */
export type Look = { read: Read; lines: number } | 'more' | undefined;

const MOST_LINES = 400_000;
const MOST_LINES_OF_OTHERS = 200;
/** A value that tells of failed calls says what it is near its beginning. */
const OURS =
    /"(?:actions|log|csp-report|type|body|code|issue|details|params|records|result|status|UntrustedUrl|Blocked\w+|BLOCKED_\w+|attributes)"\s*:/;

/** Reads values of JSON that begin on a line of a text, and stops looking when that takes too much of the time. */
export class JsonInText {
    private looked = 0;
    private passed = 0;

    /** The value that begins on `lines[at]`; `isAll`: no line comes after these. */
    look(lines: readonly string[], at: number, isAll: boolean): Look {
        this.passed += 1;
        if (!/^\s*(\{|\[\s*(\{|$))/.test(lines[at].slice(0, 200)) || isOther(lines[at])) {
            return undefined;
        }
        if (this.looked > 100_000 + 4 * this.passed) {
            return undefined;
        }
        const beginning = lines
            .slice(at, at + 8)
            .map((line) => line.slice(0, 400))
            .join('\n');
        const most = OURS.test(beginning) ? MOST_LINES : MOST_LINES_OF_OTHERS;
        const depth = { value: 0, inText: false };
        for (let taken = 1; taken <= most; taken += 1) {
            const line = lines[at + taken - 1];
            if (line === undefined) {
                return isAll ? undefined : 'more';
            }
            this.looked += 1;
            countBrackets(line, depth);
            if (depth.value <= 0) {
                const read = parsed(lines.slice(at, at + taken).join('\n'));
                this.passed += read ? taken : 0;
                return read && { read, lines: taken };
            }
        }
        return undefined;
    }
}

const LONGEST_LINE = 100_000;
const NAMES_OURS = /\\?"(?:csp-report|csp-violation|corsErrorStatus|effectiveDirective|exceptionType|UntrustedUrl)\\?"/;

/** The value that stands within one line, behind what a log puts before it; with its quotes escaped or not. */
export function readWithin(line: string): Read | undefined {
    if (line.length > LONGEST_LINE || !NAMES_OURS.test(line)) {
        return undefined;
    }
    const plain = line.search(/[{[]\s*["{]/);
    const escaped = line.search(/[{[]\s*\\"/);
    return (
        (plain < 0 ? undefined : parsed(valueIn(line.slice(plain)))) ??
        (escaped < 0 ? undefined : parsed(valueIn(line.slice(escaped).replace(/\\(["\\])/g, '$1'))))
    );
}

/** As much of the text as its first bracket encloses. */
function valueIn(text: string): string {
    const depth = { value: 0, inText: false };
    return text.slice(0, countBrackets(text, depth));
}

/** Goes on with the depth; returns where it comes back to nothing, or the end. */
function countBrackets(line: string, depth: { value: number; inText: boolean }): number {
    for (const { 0: token, index } of line.matchAll(/\\.|["{}[\]]/g)) {
        if (token === '"') {
            depth.inText = !depth.inText;
        } else if (!depth.inText && token.length === 1) {
            depth.value += token === '{' || token === '[' ? 1 : -1;
            if (depth.value === 0) {
                return index + 1;
            }
        }
    }
    return line.length;
}

/** One of these stands in every value that tells of a failed call: a log of other things is not parsed for nothing. */
const TELLS =
    /csp-report|csp-violation|"coep\\?"|blockedURI|Issue\\?"|Network\.|exceptionType|UntrustedUrl|BlockedUri|BLOCKED_URI|"entries"/;

/** The record of another log, whole on its line: most lines of a long one are no more. */
const isOther = (line: string): boolean => line.endsWith('}') && !TELLS.test(line) && !OURS.test(line.slice(0, 400));

function parsed(text: string): Read | undefined {
    if (!TELLS.test(text)) {
        return undefined;
    }
    try {
        return readJson(JSON.parse(text) as unknown);
    } catch {
        // Text that only looks like JSON.
        return undefined;
    }
}
