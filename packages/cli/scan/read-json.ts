import fs from 'node:fs';

/** The text of a file, of UTF-8 or, where its first two bytes say so, of UTF-16; without the mark that says it. */
export function readText(file: string): string {
    const bytes = fs.readFileSync(file);
    const isBigEndian = bytes[0] === 0xfe && bytes[1] === 0xff;
    const isUtf16 = isBigEndian || (bytes[0] === 0xff && bytes[1] === 0xfe);
    if (isBigEndian && bytes.length % 2 === 0) {
        bytes.swap16();
    }
    return bytes.toString(isUtf16 ? 'utf16le' : 'utf8').replace(/^\uFEFF/, '');
}

/** The object that a JSON file holds; undefined where it is no JSON, or something else. */
export function readJsonObject(file: string): Record<string, unknown> | undefined {
    try {
        const data: unknown = JSON.parse(readText(file));
        return isObject(data) ? data : undefined;
    } catch {
        return undefined;
    }
}

export const isObject = (data: unknown): data is Record<string, unknown> =>
    typeof data === 'object' && data !== null && !Array.isArray(data);

/** Why a file or a folder that is there cannot be read: the code of the system. */
export function whyUnreadable(file: string): string | undefined {
    try {
        fs.closeSync(fs.openSync(file, 'r'));
        return undefined;
    } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        return code === 'ENOENT' ? undefined : code;
    }
}
