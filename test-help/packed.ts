import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** A package as people get it: built, packed, and installed in a folder that holds nothing else. Gives that folder, which the caller removes. */
export function installPacked(packageDir: string): string {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'callout-lab-packed-'));
    execFileSync(npm, ['pack', '--pack-destination', dir], { cwd: packageDir, stdio: 'ignore' });
    const tarball = fs.readdirSync(dir).find((name) => name.endsWith('.tgz')) ?? '';
    fs.writeFileSync(path.join(dir, 'package.json'), '{ "private": true }');
    execFileSync(npm, ['install', '--prefer-offline', '--no-audit', '--no-fund', `./${tarball}`], {
        cwd: dir,
        stdio: 'ignore'
    });
    return dir;
}
