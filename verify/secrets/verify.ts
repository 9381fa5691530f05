import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PROJECT_DIR } from '../../lab/project.ts';
import { REDACTIONS, type Redaction } from './redactions.ts';

/** What the tests read, copied to be changed there; packages are linked. */
const SOURCES = [
    'force-app',
    'servers',
    'local-org',
    'packages',
    'lab',
    'verify',
    'test-help',
    'scripts',
    'types',
    'config',
    'docs'
];

/** Milliseconds for the tests of one redaction: those that never end do not pass. */
const TIME_LIMIT = 300_000;

/** Takes away each redaction in turn, prints a line for each, and returns the exit code: some test must fail without it. */
export async function verifySecrets(only: string): Promise<number> {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'callout-lab-secrets-'));
    try {
        copyTo(dir);
        const wanted = REDACTIONS.filter(({ what, file }) => `${file} ${what}`.includes(only));
        const sound = new Map<string, Promise<boolean>>();
        let failed = 0;
        for (const redaction of wanted) {
            const problem = await problemOf(dir, redaction, sound);
            failed += problem ? 1 : 0;
            console.log(`${problem ? 'FAILED' : 'passed'}  ${redaction.what}${problem ? `: ${problem}` : ''}`);
        }
        console.log(`\n${wanted.length - failed} passed, ${failed} failed, 0 skipped`);
        return failed > 0 ? 1 : 0;
    } finally {
        fs.rmSync(dir, { recursive: true, force: true });
    }
}

function copyTo(dir: string): void {
    const isSource = (file: string): boolean =>
        !/(^|\/)(node_modules|\.cache|dist)(\/|$)/.test(path.relative(PROJECT_DIR, file));
    const files = fs.readdirSync(PROJECT_DIR, { withFileTypes: true }).filter((entry) => entry.isFile());
    for (const name of [...SOURCES, ...files.map((entry) => entry.name)]) {
        fs.cpSync(path.join(PROJECT_DIR, name), path.join(dir, name), { recursive: true, filter: isSource });
    }
    for (const folder of ['', 'local-org', ...inside('servers'), ...inside('packages')]) {
        const packages = path.join(PROJECT_DIR, folder, 'node_modules');
        if (fs.existsSync(packages)) {
            fs.symlinkSync(packages, path.join(dir, folder, 'node_modules'), 'dir');
        }
    }
}

const inside = (folder: string): string[] =>
    fs.readdirSync(path.join(PROJECT_DIR, folder)).map((name) => path.join(folder, name));

async function problemOf(
    dir: string,
    { file, from, to, tests }: Redaction,
    sound: Map<string, Promise<boolean>>
): Promise<string | undefined> {
    if (!sound.has(tests)) {
        sound.set(tests, passes(dir, tests));
    }
    if (!(await sound.get(tests))) {
        return `${tests} fails although nothing was taken away`;
    }
    const target = path.join(dir, file);
    const text = fs.readFileSync(target, 'utf8');
    if (text.split(from).length !== 2) {
        return `${file} does not hold, once: ${from}`;
    }
    fs.writeFileSync(
        target,
        text.replace(from, () => to)
    );
    const isNoticed = !(await passes(dir, tests));
    fs.writeFileSync(target, text);
    return isNoticed ? undefined : `${tests} passes without it`;
}

function passes(dir: string, tests: string): Promise<boolean> {
    const child = spawn(process.execPath, argsFor(tests), { cwd: dir, stdio: 'ignore', timeout: TIME_LIMIT });
    return new Promise((resolve, reject) => {
        child.on('error', reject);
        child.on('close', (code) => resolve(code === 0));
    });
}

function argsFor(tests: string): string[] {
    if (tests.startsWith('force-app')) {
        return ['node_modules/jest/bin/jest.js', '--runTestsByPath', tests];
    }
    return tests.endsWith('.ts')
        ? ['--import', 'tsx', '--test', tests]
        : ['--import', 'tsx', 'scripts/test-apex.ts', tests];
}
