import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PROJECT_DIR } from '../lab/project.ts';

const FOLDERS = ['packages', 'local-org', 'servers', 'lab', 'deploy', 'verify', 'scripts'].filter((folder) =>
    fs.existsSync(path.join(PROJECT_DIR, folder))
);

/** `npm run test:node [-- part of a path]`: every *.test.ts of the Node programs, by Node's own test runner. */
const wanted = process.argv[2] ?? '';
const files = FOLDERS.flatMap((folder) =>
    fs
        .readdirSync(path.join(PROJECT_DIR, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.test.ts') && !file.includes('node_modules'))
        .map((file) => path.join(folder, file))
).filter((file) => file.includes(wanted));

const { status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--test', `--test-concurrency=${os.availableParallelism()}`, ...files],
    {
        cwd: PROJECT_DIR,
        stdio: 'inherit'
    }
);
process.exitCode = status ?? 1;
