import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { ProjectRow } from './table.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** No project that is known needs a tenth of it. */
const TIMEOUT_MS = 600_000;

interface Report {
    counts: { passed: number; failed: number; skipped: number };
    results: { className: string; methodName: string; failure?: { exceptionType: string; message: string } }[];
}

/**
 * Runs the Apex tests of a folder named `owner+name`, as `npm run test:apex` does, and tells of those that fail. Undefined, and told why, where none
 * could be run.
 */
export function runProject(
    directory: string,
    date: string,
    say: (line: string) => void
): Omit<ProjectRow, 'note'> | undefined {
    const project = path.basename(path.resolve(directory)).replace('+', '/');
    const command = ['--import', 'tsx', path.join(ROOT, 'scripts/test-apex.ts'), '--json', '--source', directory];
    const { stdout, stderr, signal } = spawnSync(process.execPath, command, {
        encoding: 'utf8',
        cwd: ROOT,
        maxBuffer: 1e9,
        timeout: TIMEOUT_MS
    });
    if (!stdout.trim().startsWith('{')) {
        say(`${project}: not run: ${signal ?? stderr.trim()}`);
        return undefined;
    }
    const { counts, results } = JSON.parse(stdout) as Report;
    say(`${project}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
    for (const { className, methodName, failure } of results) {
        if (failure) {
            say(`    ${className}.${methodName}: ${failure.exceptionType}: ${failure.message}`);
        }
    }
    return { project, ...counts, date };
}
