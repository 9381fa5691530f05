import fs from 'node:fs';
import path from 'node:path';

/** Messages as public threads have them, with other hosts: the reasons (`-`: none), the address where it stands in the text, the text. */
export const PASTED = fs
    .readFileSync(path.join(import.meta.dirname, 'pasted.tsv'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((row) => {
        const [told, url, text] = row.split('\t');
        return { wanted: told === '-' ? [] : told.split('+'), url, text: text.replaceAll('\\n', '\n') };
    });
