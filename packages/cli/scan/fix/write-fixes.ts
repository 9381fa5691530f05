import fs from 'node:fs';
import path from 'node:path';
import type { Finding } from '../model.ts';

/** Writes the files of the fixes below `directory`; gives their paths. A file outside of it, or behind a link, is never written. */
export function writeFixes(directory: string, findings: Finding[]): string[] {
    const files = new Map(findings.flatMap(({ fix }) => (fix ? [[fix.file, fix.text]] : [])));
    for (const [file, text] of files) {
        const target = path.join(directory, file);
        fs.mkdirSync(path.dirname(target), { recursive: true });
        const real = path.join(fs.realpathSync(path.dirname(target)), path.basename(target));
        if (!real.startsWith(fs.realpathSync(directory) + path.sep)) {
            throw new Error(`${file} is outside of the scanned directory; nothing is written there.`);
        }
        fs.writeFileSync(target, text);
    }
    return [...files.keys()];
}
