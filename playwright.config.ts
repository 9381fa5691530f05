import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, provideChromium } from './scripts/chromium.ts';

export default defineConfig({
    testDir: 'e2e',
    testMatch: '**/*.spec.ts',
    workers: 2,
    fullyParallel: true,
    forbidOnly: true,
    reporter: [['list']],
    use: {
        launchOptions: { executablePath: provideChromium(), args: CHROMIUM_ARGS },
        screenshot: 'only-on-failure'
    }
});
