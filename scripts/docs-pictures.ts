import { spawnSync } from 'node:child_process';
import { readOptions } from '../lab/options.ts';
import { PROJECT_DIR } from '../lab/project.ts';

const USAGE = `Takes the pictures of the documents anew, by the browser tests that show them.

    npm run docs:pictures
`;

/** `npm run docs:pictures`: the browser tests that take each picture where a document has it. */
readOptions(USAGE, {});
const { status } = spawnSync(
    'npx',
    [
        'playwright',
        'test',
        'e2e/learning/walkthrough.spec.ts',
        'e2e/lab.spec.ts',
        'e2e/salesforce.spec.ts',
        '--workers=1'
    ],
    {
        cwd: PROJECT_DIR,
        stdio: 'inherit',
        env: { ...process.env, DOCS_PICTURES: 'yes' },
        shell: process.platform === 'win32'
    }
);
process.exitCode = status ?? 1;
