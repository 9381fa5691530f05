import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type Locator, type Page } from '@playwright/test';
import type { Lane, LaneRequest } from '../../force-app/main/default/lwc/crossOrigin/types.ts';
import { startLab, type Lab } from '../../lab/lab.ts';
import { freeBasePort } from '../../lab/ports.ts';

export { expect };

/** What the servers of this worker's lab have logged and printed: they run in its process. */
export const printed: string[] = [];
for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream) as (...given: unknown[]) => boolean;
    stream.write = ((text: string | Uint8Array, ...rest: unknown[]) => {
        printed.push(typeof text === 'string' ? text : Buffer.from(text).toString());
        return write(text, ...rest);
    }) as typeof stream.write;
}

interface OfTest {
    labPage: LabPage;
    /** For a test that leaves in its browser what nobody takes back: a permission, a script for each page to come, a function for them to call. */
    ownProfile: boolean;
}

interface OfWorker {
    lab: Lab;
    /** The tab of the tests that need no profile of their own: a new one would load and compile the page anew, for five times the processor time. */
    tab: Page;
}

/** A lab of its own for each worker: the same programs that `npm start` starts, on free ports. Its tests share a tab, and none finds there what another left. */
export const test = base.extend<OfTest, OfWorker>({
    ownProfile: [false, { option: true }],
    tab: [
        async ({ browser }, use) => {
            const profile = await browser.newContext();
            await use(await profile.newPage());
            await profile.close();
        },
        { scope: 'worker' }
    ],
    page: async ({ ownProfile, tab, browser, viewport }, use) => {
        const page = ownProfile ? await (await browser.newContext()).newPage() : tab;
        if (viewport) {
            await page.setViewportSize(viewport);
        }
        const origins = new Set<string>();
        page.on('framenavigated', (frame) => origins.add(new URL(frame.url()).origin));
        await use(page);
        await (ownProfile ? page.context().close() : leaveAsNew(page, origins));
    },
    lab: [
        // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from the parameter
        async ({}, use) => {
            // Pictures for the documents show the ports of `npm start`.
            const basePort = process.env.DOCS_PICTURES === 'yes' ? 3000 : await freeBasePort();
            const lab = await startLab(basePort, { proxyLog: { write: (line) => printed.push(line) } });
            await use(lab);
            await lab.stop();
        },
        { scope: 'worker' }
    ],
    labPage: async ({ page, lab }, use) => {
        await use(new LabPage(page, lab));
    }
});

/** Takes back what a test did to the tab and to what the pages of these origins keep, and closes the tabs that it opened. */
async function leaveAsNew(page: Page, origins: Set<string>): Promise<void> {
    const tabs = page
        .context()
        .pages()
        .filter((opened) => opened !== page);
    await Promise.all(tabs.map((opened) => opened.close()));
    page.removeAllListeners();
    await page.unrouteAll();
    await page.context().setOffline(false);
    const shown = new URL(page.url()).origin;
    const others = [...origins].filter((origin) => origin.startsWith('http') && origin !== shown);
    for (const origin of shown.startsWith('http') ? [shown, ...others] : others) {
        await clearStorage(page, origin);
    }
    await page.goto('about:blank');
    await page.emulateMedia({
        colorScheme: null,
        contrast: null,
        forcedColors: null,
        media: null,
        reducedMotion: null
    });
    await page.context().clearCookies();
}

/** Only a page of the origin can, any will do. Where its server is gone nobody navigates: the browser's own page about that would interrupt what comes next. */
async function clearStorage(page: Page, origin: string): Promise<void> {
    if (new URL(page.url()).origin !== origin) {
        const url = `${origin}/favicon.ico`;
        const isThere = await page.request.get(url).catch(() => null);
        if (!isThere) {
            return;
        }
        await page.goto(url);
    }
    await page.evaluate((expected) => {
        // The browser's own page about a server that is gone has the address of that server, and no storage.
        if (location.origin === expected) {
            sessionStorage.clear();
            localStorage.clear();
        }
    }, origin);
}

/** The page as a user handles it. */
export class LabPage {
    readonly page: Page;
    readonly lab: Lab;

    constructor(page: Page, lab: Lab) {
        this.page = page;
        this.lab = lab;
    }

    get api(): string {
        return this.lab.sampleApi.origins[0];
    }

    get runButton(): Locator {
        return this.page.getByRole('button', { name: 'Run', exact: true });
    }

    async open(query = ''): Promise<void> {
        await this.page.goto(`${this.lab.localOrg.origin}/${query}`);
        await expect(this.page.getByRole('heading', { name: 'Callout Lab', level: 1 })).toBeVisible();
    }

    /** Opens the page on a request of one's own, as a shared address does. */
    async openRequest({ url, method, headers = [], body }: LaneRequest): Promise<void> {
        const query = new URLSearchParams({ url, ...(method && { method }), ...(body !== undefined && { body }) });
        headers.forEach(([name, value]) => query.append('h', `${name}: ${value}`));
        await this.open(`?${query.toString()}`);
    }

    lane(lane: Lane): Locator {
        return this.page.locator(`article[data-lane="${lane}"]`);
    }

    /** Presses Run of one lane, when the lanes have what they are to call: they are prepared once more as soon as the targets are known. */
    async runLane(lane: Lane): Promise<void> {
        await expect(this.runButton).toBeEnabled();
        await this.lane(lane).getByRole('button', { name: /^Run/ }).click();
    }

    async expectOutcome(lane: Lane, outcome: 'Readable' | 'Opaque' | 'Blocked'): Promise<void> {
        await expect(this.lane(lane).getByRole('status')).toHaveText(outcome);
    }

    /** Rules that a page breaks seriously, for an assertion that says which. `rules`: only these. */
    async seriousAccessibilityProblems(rules?: string[]): Promise<string[]> {
        // The legacy mode needs no second page in the browser's context, which the content security policy would be asked for.
        const axe = new AxeBuilder({ page: this.page }).setLegacyMode();
        const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
        return violations
            .filter(({ impact }) => impact === 'serious' || impact === 'critical')
            .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
    }
}
