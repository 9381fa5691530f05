import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROJECT_DIR } from '../../lab/project.ts';

const FOLDERS = ['packages', 'local-org', 'servers', 'lab', 'site', 'deploy', 'verify', 'scripts'];

/** Whose tests are run by one process each: to load what they test takes longer than most of them. */
const ROOMS = [
    'packages/apex-runtime/',
    'packages/cli/scan/',
    'packages/cli/',
    'servers/',
    'local-org/',
    'deploy/',
    'verify/'
];

/**
 * A test that changes its process, has something done before and after each test there is, or reads the clock when it is loaded, has a
 * process of its own.
 */
const NEEDS_ITS_PROCESS = /process\.(?:env|chdir|exit)|^(?:before|after)(?:Each)?\(|^await |^const .*Date\.now\(\)/m;

/** Runs every *.test.ts of the Node programs whose path has `wanted` in it, by Node's own test runner. Gives its exit code. */
export function runNodeTests(wanted = ''): number {
    const files = FOLDERS.flatMap(testsIn).filter((file) => file.includes(wanted));
    const rooms = ROOMS.map((room) => files.filter((file) => roomOf(file) === room));
    const alone = files.filter((file) => roomOf(file) === undefined);
    const together = rooms.filter((room) => room.length > 0).map((room, index) => inOneProcess(room, `${index}`));
    const { status } = spawnSync(
        process.execPath,
        ['--import', 'tsx', '--test', `--test-concurrency=${os.availableParallelism()}`, ...together, ...alone],
        { cwd: PROJECT_DIR, stdio: 'inherit' }
    );
    return status ?? 1;
}

/** The first that it lies in, unless it needs a process of its own. */
const roomOf = (file: string): string | undefined =>
    NEEDS_ITS_PROCESS.test(fs.readFileSync(path.join(PROJECT_DIR, file), 'utf8'))
        ? undefined
        : ROOMS.find((room) => file.startsWith(room));

function testsIn(folder: string): string[] {
    return fs
        .readdirSync(path.join(PROJECT_DIR, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.test.ts') && !file.includes('node_modules'))
        .map((file) => path.posix.join(folder, file.replaceAll(path.sep, '/')));
}

/** A file that imports all of them. */
function inOneProcess(files: readonly string[], name: string): string {
    const file = path.join(PROJECT_DIR, '.cache/tests', `${name}.test.mjs`);
    const addresses = files.map((each) => pathToFileURL(path.join(PROJECT_DIR, each)).href);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, addresses.map((address) => `import ${JSON.stringify(address)};\n`).join(''));
    return file;
}
