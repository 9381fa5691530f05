/** A file of an archive. */
export type ZipEntry = [path: string, text: string];

/** Number of bytes → value, little end first. */
type Field = [bytes: 2 | 4, value: number];

const VERSION = 20;
/** Names are UTF-8. */
const FLAGS = 0x0800;
/** 1980-01-01, the first day that the format has: the same changes are the same bytes. */
const DATE = 0x21;

/** The files as a ZIP archive, each stored as it is: they are a few hundred bytes. Source: APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12, 4.3.16. */
export function zipOf(entries: readonly ZipEntry[]): Uint8Array {
    const locals: Uint8Array[] = [];
    const directory: Uint8Array[] = [];
    let offset = 0;
    for (const [path, text] of entries) {
        const [name, data] = [path, text].map((each) => new TextEncoder().encode(each));
        const about: Field[] = [
            [2, VERSION],
            [2, FLAGS],
            [2, 0],
            [2, 0],
            [2, DATE],
            [4, crc32(data)],
            [4, data.length],
            [4, data.length],
            [2, name.length],
            [2, 0]
        ];
        const local = [record(0x04034b50, about), name, data];
        directory.push(record(0x02014b50, [[2, VERSION], ...about, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]]), name);
        locals.push(...local);
        offset += lengthOf(local);
    }
    const end: Field[] = [
        [2, 0],
        [2, 0],
        [2, entries.length],
        [2, entries.length],
        [4, lengthOf(directory)],
        [4, offset],
        [2, 0]
    ];
    return joined([...locals, ...directory, record(0x06054b50, end)]);
}

function record(signature: number, fields: Field[]): Uint8Array {
    const all: Field[] = [[4, signature], ...fields];
    return Uint8Array.from(
        all.flatMap(([bytes, value]) => [0, 8, 16, 24].slice(0, bytes).map((bits) => value >>> bits))
    );
}

const lengthOf = (parts: readonly Uint8Array[]): number => parts.reduce((sum, { length }) => sum + length, 0);

function joined(parts: readonly Uint8Array[]): Uint8Array {
    const whole = new Uint8Array(lengthOf(parts));
    parts.reduce((at, part) => {
        whole.set(part, at);
        return at + part.length;
    }, 0);
    return whole;
}

/** CRC-32 of the format, bit by bit. */
function crc32(data: Uint8Array): number {
    let sum = 0xffffffff;
    for (const byte of data) {
        sum ^= byte;
        for (let bit = 0; bit < 8; bit += 1) {
            sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
        }
    }
    return (sum ^ 0xffffffff) >>> 0;
}
