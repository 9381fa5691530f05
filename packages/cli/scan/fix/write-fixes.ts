import fs from 'node:fs';
import path from 'node:path';
import type { Finding } from '../model.ts';

/** Writes the files of the fixes below `directory`; gives their paths. A file outside of it, or behind a link, is never written. */
export function writeFixes(directory: string, findings: Finding[]): string[] {
    const files = new Map(findings.flatMap(({ fix }) => (fix ? [[fix.file, fix.text]] : [])));
    for (const [file, text] of files) {
        fs.mkdirSync(path.dirname(path.join(directory, file)), { recursive: true });
        fs.writeFileSync(inside(directory, file), text);
    }
    return [...files.keys()];
}

/** Takes away the entries that certainly no call needs; gives their paths. What may be needed after all stays. */
export function removeUnused(directory: string, findings: Finding[]): string[] {
    const files = findings
        .filter(({ rule, severity, list }) => rule === 'unused-entry' && severity !== 'info' && list !== 'SiteScript')
        .map(({ file }) => file);
    files.forEach((file) => fs.rmSync(inside(directory, file)));
    return files;
}

function inside(directory: string, file: string): string {
    const target = path.join(directory, file);
    const real = path.join(fs.realpathSync(path.dirname(target)), path.basename(target));
    if (!real.startsWith(fs.realpathSync(directory) + path.sep)) {
        throw new Error(`${file} is outside of the scanned directory; nothing is written there.`);
    }
    return target;
}
