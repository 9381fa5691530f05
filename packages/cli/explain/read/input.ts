import { Gathered } from '../gathered.ts';
import { addRead, readJson } from './detect.ts';
import { JsonStream } from './json-stream.ts';
import { TextReader } from './text.ts';

/** What is longer is read piece by piece, and never held as a whole. */
const LONGEST_WHOLE = 24_000_000;
const PIECE = 1_000_000;

/** An input of any of the known kinds, told apart by itself; one that begins as JSON and is none is read as text. */
export function readInput(input: string): Gathered {
    const gathered = new Gathered();
    const text = input.replace(/^\uFEFF/, '');
    if (!/^\s*[{[]/.test(text) || !readWhole(text, gathered)) {
        const reader = new TextReader(gathered);
        for (let start = 0; start < text.length; start += PIECE) {
            reader.push(text.slice(start, start + PIECE));
        }
        reader.end();
    }
    return gathered;
}

function readWhole(text: string, gathered: Gathered): boolean {
    try {
        return addRead(readJson(JSON.parse(text) as unknown), gathered);
    } catch {
        return false;
    }
}

/** The same for an input that comes in pieces, of any length. */
export async function readPieces(
    pieces: AsyncIterable<Uint8Array | string>,
    longest = LONGEST_WHOLE
): Promise<Gathered> {
    const iterator = decoded(pieces);
    let head = '';
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
        head += next.value;
        if (head.length > longest) {
            return readOn(head, iterator);
        }
    }
    return readInput(head);
}

async function* decoded(pieces: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
    const decoder = new TextDecoder();
    let held = '';
    for await (const piece of pieces) {
        // A backslash is read with what it escapes.
        held += typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true });
        const isCut = held.endsWith('\\');
        yield isCut ? held.slice(0, -1) : held;
        held = isCut ? '\\' : '';
    }
    yield held + decoder.decode();
}

/** A long value of JSON gives its parts as they come; where it turns out to be none, what follows is read as text. */
async function readOn(head: string, more: AsyncIterable<string>): Promise<Gathered> {
    const gathered = new Gathered();
    const json = new JsonStream();
    const text = new TextReader(gathered);
    let isJson = /^\uFEFF?\s*[{[]/.test(head);
    const take = (piece: string): void => {
        isJson &&= json.push(piece);
        if (!isJson) {
            text.push(piece);
        }
    };
    take(head.replace(/^\uFEFF/, ''));
    for await (const piece of more) {
        take(piece);
    }
    addRead(json.end(), gathered);
    if (!isJson) {
        text.end();
    } else if (!gathered.isKnownKind) {
        gathered.addUnknown({ at: 1, text: head.trim().slice(0, 500) });
    }
    return gathered;
}
