import fs from 'node:fs';
import path from 'node:path';
import { PROJECT_DIR } from '../lab/project.ts';

/** What a lab is started from: the sources, what they are compiled with, the LWC configuration (of package.json), the origins' placeholders. */
const SOURCES = [
    'force-app',
    'config',
    'package.json',
    'sfdx-project.json',
    'tsconfig.json',
    'tsconfig.base.json',
    'tsconfig.build.json'
];

/** Copies the project's sources, and `more` files, into a directory that exists, to be changed there; its packages, and what is compiled of them, are linked. */
export function copyProject(to: string, more: readonly string[] = []): void {
    for (const name of [...SOURCES, ...more]) {
        fs.cpSync(path.join(PROJECT_DIR, name), path.join(to, name), { recursive: true });
    }
    for (const shared of ['node_modules', '.cache/lwc', '.cache/bundles']) {
        fs.mkdirSync(path.join(PROJECT_DIR, shared), { recursive: true });
        fs.mkdirSync(path.dirname(path.join(to, shared)), { recursive: true });
        fs.symlinkSync(path.join(PROJECT_DIR, shared), path.join(to, shared), 'dir');
    }
}
