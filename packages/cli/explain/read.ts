import fs from 'node:fs';
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
        return readPieces(process.stdin, gathered);
    }
    for (const file of files) {
        if (files.length > 1) {
            gathered.begin(file);
        }
        try {
            await readPieces(file === '-' ? process.stdin : fs.createReadStream(file), gathered);
        } catch (error) {
            const { code = '', message } = error as NodeJS.ErrnoException;
            throw code === '' ? error : new Error(`${file} cannot be read: ${WHY[code] ?? message}.`);
        }
    }
    return gathered;
}
