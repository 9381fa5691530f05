import { chromium, type Browser, type Page } from '@playwright/test';
import { CHROMIUM_ARGS } from '../../lab/chromium.ts';
import type { Driver } from '../browser/proxied.ts';

/** A Chromium of one's own, driven by Playwright. It goes to loopback by itself. */
export class ChromiumDriver implements Driver {
    private readonly executable: string;
    private browser?: Browser;
    private page?: Page;

    constructor(executable: string) {
        this.executable = executable;
    }

    async start(): Promise<string> {
        this.browser = await chromium.launch({ executablePath: this.executable, args: CHROMIUM_ARGS });
        this.page = await this.browser.newPage();
        return `Chromium/${this.browser.version()}`;
    }

    async open(url: string): Promise<void> {
        await this.page?.goto(url);
    }

    async evaluate(expression: string): Promise<string> {
        return (await this.page?.evaluate(expression)) as string;
    }

    async close(): Promise<void> {
        await this.browser?.close();
    }
}
