import { Gathered } from './gathered';
import { addRead, readJson } from './detect';
import { encodingOf } from './encoding';
import { LongInput } from './longInput';
import { TextReader } from './text';

/** What is longer is read piece by piece, and never held as a whole. */
const LONGEST_WHOLE = 24_000_000;
const PIECE = 1_000_000;

/** An input of any of the known kinds, told apart by itself; one that begins as JSON and is none is read as text. */
export function readInput(input: string, gathered = new Gathered()): Gathered {
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

/** The same for an input that comes in pieces, of any length; added to what was gathered before from other inputs. */
export async function readPieces(
    pieces: AsyncIterable<Uint8Array | string>,
    gathered = new Gathered(),
    longest = LONGEST_WHOLE
): Promise<Gathered> {
    let head = '';
    let long: LongInput | undefined;
    for await (const piece of decoded(pieces)) {
        if (long) {
            long.push(piece);
        } else {
            head += piece;
            long = head.length > longest ? new LongInput(head, gathered) : undefined;
            head = long ? '' : head;
        }
    }
    return long ? long.end() : readInput(head, gathered);
}

async function* decoded(pieces: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
    let decoder: TextDecoder | undefined;
    let held = '';
    for await (const piece of pieces) {
        // A backslash is read with what it escapes.
        if (typeof piece === 'string') {
            held += piece;
        } else {
            decoder ??= new TextDecoder(encodingOf(piece));
            held += decoder.decode(piece, { stream: true });
        }
        const isCut = held.endsWith('\\');
        yield isCut ? held.slice(0, -1) : held;
        held = isCut ? '\\' : '';
    }
    yield held + (decoder?.decode() ?? '');
}
