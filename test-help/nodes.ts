import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const CACHE = path.join(import.meta.dirname, '../.cache/node-22');
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** The Node that runs the tests, and Node 22, installed once into .cache where it is not the same. */
export function nodes(): { version: string; program: () => string }[] {
    const [major] = process.versions.node.split('.');
    const own = { version: major, program: () => process.execPath };
    return major === '22' ? [own] : [own, { version: '22', program: node22 }];
}

function node22(): string {
    const program = path.join(CACHE, 'node_modules/node/bin/node');
    if (!fs.existsSync(program)) {
        install(`${CACHE}.${process.pid}`);
    }
    return program;
}

/** Beside its place and moved there, since another test may do the same at this moment: the first one stays. */
function install(directory: string): void {
    fs.mkdirSync(directory, { recursive: true });
    fs.writeFileSync(path.join(directory, 'package.json'), '{ "private": true }');
    execFileSync(npm, ['install', '--no-audit', '--no-fund', 'node@22'], { cwd: directory, stdio: 'ignore' });
    try {
        fs.renameSync(directory, CACHE);
    } catch {
        fs.rmSync(directory, { recursive: true });
    }
}
