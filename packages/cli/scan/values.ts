import { parse as parseDomain } from 'tldts';

/** What an expression can be as text: alternatives, each of known text and holes. No value is ever executed. */

/** A place in a file of the scanned project. `line` and `column` count from 1. */
export interface Place {
    file: string;
    line: number;
    column: number;
}

/** What is not known: the reason in words, or `self` for the org's own origin (a static resource, the page's own location). */
export interface Hole {
    hole: string;
    self?: boolean;
    /** A field of a record of the org, which an admin may have set to anything. */
    isRecord?: true;
    /** The last property that was taken of it. */
    key?: string;
}

export type Piece = string | Hole;

export interface Value {
    pieces: Piece[];
    /** Where the first known text stands. */
    at: Place;
}

/** More alternatives than this say nothing that fewer do not. */
const MOST = 100;

export const text = (content: string, at: Place): Value[] => [{ pieces: [content], at }];

export const unknown = (why: string, at: Place): Value[] => [{ pieces: [{ hole: why }], at }];

export const unknownRecord = (why: string, at: Place): Value[] => [{ pieces: [{ hole: why, isRecord: true }], at }];

export const ownOrigin = (what: string, at: Place): Value[] => [{ pieces: [{ hole: what, self: true }], at }];

export const isHole = (piece: Piece | undefined): piece is Hole => typeof piece === 'object';

/** The text of a value without holes. */
export function knownText({ pieces }: Value): string | undefined {
    return pieces.every((piece) => typeof piece === 'string') ? pieces.join('') : undefined;
}

/** Every left with every right. The place is that of the first known text. */
export function concat(left: Value[], right: Value[]): Value[] {
    const joined: Value[] = [];
    for (const one of left) {
        for (const other of isPlaced(one) ? right.slice(0, 1) : right) {
            if (joined.length < MOST) {
                const isTorn = wouldTearHost(one, other);
                joined.push({
                    pieces: isTorn ? [...one.pieces, TORN] : merge([...one.pieces, ...other.pieces]),
                    at: isOnlyLead(one) && !startsUnknown(other) ? other.at : one.at
                });
            }
        }
    }
    return joined;
}

/** What follows a host without its slash: where the two meet, the code has another value for one of them. */
const TORN: Hole = { hole: 'a path without its slash' };

/** `https://example.com` and `api/orders` make no host; `https://api.` and `example.com` do. */
function wouldTearHost(one: Value, other: Value): boolean {
    const [host] = /^(?:https?|wss?):\/\/([^/?#:]+)$/i.exec(knownText(one) ?? '')?.slice(1) ?? [];
    const [next] = other.pieces;
    const start = isHole(next) ? '' : (/^[\w.-]+/.exec(next)?.[0] ?? '');
    return host !== undefined && start !== '' && isRegistered(host) && !isRegistered(host + start);
}

const isRegistered = (host: string): boolean => parseDomain(host).isIcann === true;

/** Where it goes is decided, or cannot be: what follows makes no other address of it. */
const isPlaced = ({ pieces: [start, second] }: Value): boolean =>
    isHole(start) ||
    /^(https?|wss?):\/\/[^/?#]+[/?#]/i.test(start) ||
    (/^callout:/i.test(start) && (second !== undefined || start.length > 8));

/** What comes before the part that matters: a scheme, the `url(` of a style, or nothing known. */
const isOnlyLead = (value: Value): boolean =>
    startsUnknown(value) ||
    /(^callout:|^(https?|wss?):\/\/|^\/\/)$/i.test(knownText(value) ?? '') ||
    /url\(\s*['"]?$/i.test(String(value.pieces.at(-1)));

const startsUnknown = ({ pieces }: Value): boolean =>
    pieces.every((piece) => piece === '' || (isHole(piece) && !piece.self));

function merge(pieces: Piece[]): Piece[] {
    const merged: Piece[] = [];
    for (const piece of pieces) {
        const last = merged.at(-1);
        // The name behind `callout:` ends where its expression ends.
        const isWhole =
            typeof last === 'string' &&
            (/^callout:$/i.test(last) || (merged.length === 2 && /^callout:$/i.test(String(merged[0]))));
        if (typeof piece === 'string' && typeof last === 'string' && !isWhole) {
            merged[merged.length - 1] = last + piece;
        } else if (piece !== '' || pieces.length === 1) {
            merged.push(piece);
        }
    }
    return merged.length === 0 ? [''] : merged;
}

/** One of several: each once. */
export function union(...lists: Value[][]): Value[] {
    const seen = new Map<string, Value>();
    for (const value of lists.flat()) {
        const key = `${JSON.stringify(value.pieces)}${value.at.file}:${value.at.line}`;
        if (!seen.has(key) && seen.size < MOST) {
            seen.set(key, value);
        }
    }
    return [...seen.values()];
}

/**
 * What a text is after `+=`: all that is added, where it goes is decided already; else each alone, because the additions
 * can stand in branches. An empty text that something is added to is none of the alternatives.
 */
export function addTo(starts: Value[], additions: Value[][]): Value[] {
    const open = starts.filter((value) => !isPlaced(value));
    return union(
        additions.reduce(concat, starts.filter(isPlaced)),
        ...additions.map((addition) => concat(open, addition)),
        open.filter((value) => knownText(value) !== '')
    );
}

/** Applies a change to the known text of each value; a change of a text of which only a part is known is left out. */
export function mapText(values: Value[], change: (content: string) => string): Value[] {
    return values.map((value) => {
        const content = knownText(value);
        return content === undefined ? value : { pieces: [change(content)], at: value.at };
    });
}

/** `'…{0}…{1}'` with values in the places of its numbers, as String.format fills it. */
export function format(pattern: Value[], parameters: Value[][], at: Place): Value[] {
    return pattern.flatMap((value) => {
        const content = knownText(value);
        if (content === undefined) {
            return [value];
        }
        return content
            .split(/(\{\d+\})/)
            .map((part) =>
                /^\{\d+\}$/.test(part)
                    ? (parameters[Number(part.slice(1, -1))] ?? unknown('an argument that is not given', at))
                    : text(part, value.at)
            )
            .reduce((left, right) => concat(left, right));
    });
}
