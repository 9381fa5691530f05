import { spawnSync } from 'node:child_process';
import { PROJECT_DIR } from './project.ts';

/** `npm run docs:pictures`: the browser test of the walkthrough, which takes each picture where the document has it. */
const { status } = spawnSync('npx', ['playwright', 'test', 'e2e/walkthrough.spec.ts', '--workers=1'], {
    cwd: PROJECT_DIR,
    stdio: 'inherit',
    env: { ...process.env, DOCS_PICTURES: 'yes' },
    shell: process.platform === 'win32'
});
process.exitCode = status ?? 1;
