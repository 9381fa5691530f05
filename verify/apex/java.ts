import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { installWithApt } from '../../lab/debian.ts';

const require = createRequire(import.meta.url);

/** Where the npm package of PMD's engine keeps its jars: apex-ls and PMD are among them. */
export const JAR_DIR = path.join(path.dirname(require.resolve('@salesforce/code-analyzer-pmd-engine')), 'java-lib');

const isOnPath = (): boolean => spawnSync('java', ['-version']).status === 0;

/** Finds Java, or installs Debian's where that is possible. */
export const provideJava = (): boolean =>
    (isOnPath() || (installWithApt('default-jre-headless') && isOnPath())) && fs.existsSync(JAR_DIR);

export interface JavaResult {
    status: number | null;
    output: string;
}

/** Runs a main class of the jars. */
export function java(mainClass: string, args: string[], cwd: string): JavaResult {
    const { status, stdout, stderr } = spawnSync('java', ['-cp', path.join(JAR_DIR, '*'), mainClass, ...args], {
        cwd,
        encoding: 'utf8',
        timeout: 180_000
    });
    return { status, output: `${stdout}${stderr}`.trim() };
}
