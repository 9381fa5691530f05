import fs from 'node:fs';
import path from 'node:path';
import type { Obstacle } from '../../force-app/main/default/lwc/crossOrigin/types.ts';

export interface Written {
    /** Relative to the directory. */
    file: string;
    /** A file of that name with another text is left as it is. */
    state: 'written' | 'there already' | 'kept, its text is another';
}

/** Writes every change of the admin's that is a metadata file below `directory`, each once. */
export function writeChanges(obstacles: readonly Obstacle[], directory: string): Written[] {
    const files = new Map(
        obstacles
            .flatMap(({ fixes }) => fixes)
            .filter(({ owner }) => owner === 'admin')
            .flatMap(({ code }) => (code?.file === undefined ? [] : [[code.file, code.text] as const]))
    );
    return [...files].map(([file, text]) => ({
        file,
        state: writeFile(path.join(directory, file), `${text.trimEnd()}\n`)
    }));
}

function writeFile(file: string, text: string): Written['state'] {
    if (fs.existsSync(file)) {
        return fs.readFileSync(file, 'utf8') === text ? 'there already' : 'kept, its text is another';
    }
    makeFolder(path.dirname(file));
    fs.writeFileSync(file, text);
    return 'written';
}

/** One by one: with `recursive` Node tries without end where the system takes no folder, as below /proc. */
function makeFolder(folder: string): void {
    if (!fs.existsSync(folder)) {
        makeFolder(path.dirname(folder));
        fs.mkdirSync(folder);
    }
}
