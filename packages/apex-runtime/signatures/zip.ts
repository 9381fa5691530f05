import fs from 'node:fs';
import zlib from 'node:zlib';

const END = 0x06054b50;
const ENTRY = 0x02014b50;

/** The entries of a zip or jar file: name → how to read it. Enough of the format for jars: no zip64, no encryption. */
export function readZip(file: string): Map<string, () => Buffer> {
    const bytes = fs.readFileSync(file);
    const end = bytes.lastIndexOf(Buffer.from(Uint32Array.of(END).buffer));
    if (end < 0) {
        throw new Error(`${file} is no zip file.`);
    }
    const entries = new Map<string, () => Buffer>();
    let at = bytes.readUInt32LE(end + 16);
    for (let i = bytes.readUInt16LE(end + 10); i > 0 && bytes.readUInt32LE(at) === ENTRY; i--) {
        const method = bytes.readUInt16LE(at + 10);
        const size = bytes.readUInt32LE(at + 20);
        const nameLength = bytes.readUInt16LE(at + 28);
        const rest = bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
        const local = bytes.readUInt32LE(at + 42);
        const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
        entries.set(name, () => content(bytes, local, size, method));
        at += 46 + nameLength + rest;
    }
    return entries;
}

function content(bytes: Buffer, local: number, size: number, method: number): Buffer {
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + size);
    return method === 0 ? packed : zlib.inflateRawSync(packed);
}
