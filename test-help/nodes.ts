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
        fs.mkdirSync(CACHE, { recursive: true });
        fs.writeFileSync(path.join(CACHE, 'package.json'), '{ "private": true }');
        execFileSync(npm, ['install', '--no-audit', '--no-fund', 'node@22'], { cwd: CACHE, stdio: 'ignore' });
    }
    return program;
}
