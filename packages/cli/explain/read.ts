import fs from 'node:fs';
import { pipeline } from 'node:stream';
import zlib from 'node:zlib';
import { Gathered, readPieces } from '../../../force-app/main/default/lwc/errorReader/errorReader.ts';

const WHY: Record<string, string> = {
    ENOENT: 'there is no such file',
    EISDIR: 'it is a directory',
    EACCES: 'you may not read it'
};

/** Reads files one after the other, as one input; standard input where none is named, or by the name `-`. Throws for a file that cannot be read, with its name. */
export async function readFiles(files: readonly string[]): Promise<Gathered> {
    const gathered = new Gathered();
    if (files.length === 0) {
        return readPieces(unpacked(process.stdin), gathered);
    }
    for (const file of files) {
        if (files.length > 1) {
            gathered.begin(file);
        }
        try {
            await readPieces(unpacked(file === '-' ? process.stdin : fs.createReadStream(file)), gathered);
        } catch (error) {
            const { code = '', message } = error as NodeJS.ErrnoException;
            throw code === '' ? error : new Error(`${file} cannot be read: ${WHY[code] ?? message}.`);
        }
    }
    return gathered;
}

/** What gzip has packed is told by its first two bytes, whatever the file is called. */
async function* unpacked(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    const pieces = stream[Symbol.asyncIterator]();
    const { value: first, done } = await pieces.next();
    if (done) {
        return;
    }
    const all = withFirst(first, { [Symbol.asyncIterator]: () => pieces });
    if (first[0] !== 0x1f || first[1] !== 0x8b) {
        yield* all;
        return;
    }
    // An error of either ends the reading of the other.
    yield* pipeline(all, zlib.createGunzip(), () => undefined);
}

async function* withFirst(first: Uint8Array, others: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    yield first;
    yield* others;
}
