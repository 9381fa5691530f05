import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Locator } from '@playwright/test';
import { copyProject } from '../test-help/copy-project.ts';
import { startLab } from '../lab/lab.ts';
import { freeBasePort } from '../lab/ports.ts';
import { expect, LabPage, test as base } from './help/lab.ts';

const ALLOWLIST = 'force-app/main/default/corsWhitelistOrigins';

/** The external app as its user handles it: its lanes are the lab's. */
class ExternalApp extends LabPage {
    get origin(): string {
        return `http://localhost:${this.lab.ports.externalApp}`;
    }

    get listed(): Locator {
        return this.page.getByRole('switch', { name: /is on the org’s CORS allowlist/ });
    }

    override async open(query = ''): Promise<void> {
        await this.page.goto(`${this.origin}/${query}`);
        await expect(this.runButton).toBeEnabled();
    }

    async run(outcome: 'Readable' | 'Blocked'): Promise<void> {
        await this.runButton.click();
        await this.expectOutcome('direct', outcome);
        await this.expectOutcome('no-cors', 'Opaque');
    }

    /** The switch is a label around a hidden box. */
    async switchList(): Promise<void> {
        await this.page.locator('.slds-checkbox_faux').click();
    }

    async expectExplained(text: string): Promise<void> {
        await expect(this.lane('direct').locator('[data-verdict]')).toContainText(text);
    }

    /** What the app's own server was answered: a row of the table. */
    answer(request: string): Locator {
        return this.page.locator('[data-asked] tbody tr', { hasText: request });
    }
}

const test = base.extend<{ app: ExternalApp }>({
    app: async ({ page, lab }, use) => {
        await use(new ExternalApp(page, lab));
    }
});

test.beforeEach(({ lab }) => lab.localOrg.org.reset('corsAllowlist'));
test.afterEach(({ lab }) => lab.localOrg.org.reset('corsAllowlist'));

test('a page whose origin is on the CORS allowlist reads the record', async ({ app }) => {
    await app.open();
    await expect(app.listed).toBeChecked();
    await app.run('Readable');
    await expect(app.lane('direct')).toContainText('Ada Admin');
    await app.expectExplained('The API allows this origin');
    await expect(app.answer('GET with Origin')).toContainText('200');
});

test('switched off the list, the same call is a 403 that the page explains; switched on again, it is read', async ({
    app,
    page
}) => {
    await app.open();
    await app.switchList();
    await expect(app.listed).not.toBeChecked();
    await app.run('Blocked');
    await app.expectExplained(`when ${app.origin} is not on the org's CORS allowlist`);
    await expect(app.answer('GET with Origin')).toContainText('403');
    await expect(app.answer('GET with Origin')).toContainText('CORS_ORIGIN_NOT_ALLOWED');
    await expect(app.answer('GET without Origin')).toContainText('200');
    if (process.env.DOCS_PICTURES === 'yes') {
        await page.screenshot({ path: 'docs/pictures/external-app.png', fullPage: true });
    }
    await app.switchList();
    await expect(app.listed).toBeChecked();
    await app.run('Readable');
});

test('the fix that it advises, saved in the Setup that it links to, makes the call pass', async ({
    app,
    page,
    lab
}) => {
    lab.localOrg.org.change({ corsAllowlist: [] });
    await app.open();
    await app.run('Blocked');
    await app.lane('direct').getByText('What to change').click();
    await app.lane('direct').getByRole('link', { name: 'Open this form in Setup' }).click();
    await expect(page.getByLabel('Origin URL Pattern')).toHaveValue(app.origin);
    await page.getByRole('button', { name: 'Save' }).click();
    await app.open();
    await expect(app.listed).toBeChecked();
    await app.run('Readable');
});

test('a 403 for a missing permission is told apart from it', async ({ app }) => {
    await app.open('?scenario=salesforce-from-outside-no-permission');
    await app.run('Readable');
    await app.expectExplained(
        'Salesforce answered 403, and the script can read it: the CORS allowlist is right as it is.'
    );
    await app.expectExplained('The user of the token lacks a permission');
    await expect(app.lane('direct')).toContainText('API_DISABLED_FOR_ORG');
    await expect(app.answer('GET with Origin')).toContainText('API_DISABLED_FOR_ORG');
});

test('an expired session is told apart from both', async ({ app }) => {
    await app.open('?scenario=salesforce-from-outside-expired');
    await app.run('Readable');
    await app.expectExplained('Salesforce answered 401');
    await expect(app.lane('direct')).toContainText('INVALID_SESSION_ID');
});

test('another scenario is chosen on the page, and the one about another origin leads to that origin', async ({
    app,
    page
}) => {
    await app.open();
    await app.run('Readable');
    await page.getByRole('combobox', { name: 'Scenario' }).selectOption('salesforce-from-outside-unlisted');
    await expect(app.lane('direct').getByRole('status')).toHaveText('Not run');
    await page.locator('[data-other-origin]').click();
    await expect(page).toHaveURL(/^http:\/\/127\.0\.0\.1:/);
    await expect(app.runButton).toBeEnabled();
    await expect(app.listed).not.toBeChecked();
    await app.run('Blocked');
});

test('no access token is shown to be copied', async ({ app, page }) => {
    await app.open();
    const { tokens } = (await (await page.request.get(`${app.origin}/session`)).json()) as {
        tokens: Record<string, string>;
    };
    await app.run('Readable');
    await app.lane('direct').getByText('Show code').click();
    await expect(app.lane('direct').locator('pre.code')).toContainText('Authorization');
    const text = await page.locator('body').innerText();
    Object.values(tokens).forEach((token) => expect(text).not.toContain(token));
});

test('without an answer of its own server the page says so', async ({ app, page }) => {
    await page.route('**/session', (route) => route.abort());
    await page.goto(app.origin);
    await expect(page.getByRole('alert')).toContainText('Failed to fetch');
    await expect(app.runButton).toBeDisabled();
});

test('the app’s own server refuses what it does not know', async ({ app, request }) => {
    const post = (data: unknown, headers = {}) => request.post(`${app.origin}/allowlist`, { data, headers });
    expect((await request.get(`${app.origin}/asked?scenario=other`)).status()).toBe(404);
    expect((await request.get(`${app.origin}/log?trace=nothing`)).status()).toBe(404);
    expect((await request.post(`${app.origin}/log`, { data: { key: 'short' } })).status()).toBe(400);
    const nobodys = await request.post(`${app.origin}/log`, { data: { key: 'x'.repeat(40) } });
    expect(await nobodys.json()).toEqual({ entries: [] });
    expect((await post({ listed: 'yes please' })).status()).toBe(400);
    expect((await post({ listed: false }, { origin: 'https://evil.example' })).status()).toBe(403);
});

test('the lab leads to the external app', async ({ labPage, app, page }) => {
    await labPage.open();
    await page.getByRole('link', { name: 'External app' }).click();
    await expect(page).toHaveURL(`${app.origin}/`);
    await expect(page.getByRole('heading', { name: 'External app', level: 1 })).toBeVisible();
});

test('without its CorsWhitelistOrigin file the app gets the 403, and nothing else changes', async ({ page }) => {
    // A second lab, with pages of its own.
    test.slow();
    const projectDir = fs.mkdtempSync(path.join(os.tmpdir(), 'callout-lab-allowlist-'));
    copyProject(projectDir);
    const lab = await startLab(await freeBasePort(), { projectDir });
    try {
        const labPage = new LabPage(page, lab);
        const app = new ExternalApp(page, lab);
        await app.open();
        await app.run('Readable');
        const before = await whatTheLabShows(labPage);

        fs.rmSync(path.join(projectDir, ALLOWLIST), { recursive: true });
        lab.localOrg.org.reloadMetadata();

        await app.open();
        await app.run('Blocked');
        await app.expectExplained("is not on the org's CORS allowlist");
        await expect(app.answer('GET with Origin')).toContainText('CORS_ORIGIN_NOT_ALLOWED');
        expect(await whatTheLabShows(labPage)).toEqual(before);
    } finally {
        await lab.stop();
        fs.rmSync(projectDir, { recursive: true, force: true });
    }
});

/** The policy of the page, the other lists of the org, and how its lanes end. */
async function whatTheLabShows(labPage: LabPage): Promise<unknown> {
    await labPage.open('?scenario=simple-no-header');
    await labPage.runButton.click();
    await labPage.expectOutcome('direct', 'Blocked');
    await labPage.expectOutcome('no-cors', 'Opaque');
    await labPage.expectOutcome('apex', 'Readable');
    const { org } = labPage.lab.localOrg;
    return { policy: org.contentSecurityPolicy, ...org.metadata, corsAllowlist: undefined };
}
