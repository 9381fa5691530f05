import { spawnSync } from 'node:child_process';
import { PROJECT_DIR } from '../lab/project.ts';

/** `npm run test:browser [-- Playwright arguments]`: the browser tests, in the Chromium of this machine. */
const { status } = spawnSync('npx', ['playwright', 'test', ...process.argv.slice(2)], {
    cwd: PROJECT_DIR,
    stdio: 'inherit',
    shell: process.platform === 'win32'
});
process.exitCode = status ?? 1;
