import { spawnSync } from 'node:child_process';
import { PROJECT_DIR } from '../lab/project.ts';

/** `npm run docs:pictures`: the browser tests that take each picture where a document has it. */
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
