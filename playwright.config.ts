import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, provideChromium } from './lab/chromium.ts';

export default defineConfig({
    // The components name each other as `c/…`, also in the JavaScript that is written beside their sources.
    tsconfig: './e2e/tsconfig.json',
    testDir: 'e2e',
    testMatch: '**/*.spec.ts',
    workers: 2,
    fullyParallel: true,
    forbidOnly: true,
    // A machine that is busy with the other tests is slow, not wrong.
    timeout: 60_000,
    expect: { timeout: 15_000 },
    reporter: [['list']],
    use: {
        launchOptions: { executablePath: provideChromium(), args: CHROMIUM_ARGS },
        screenshot: 'only-on-failure'
    }
});
