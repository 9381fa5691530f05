import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { copyProject } from '../scripts/copy-project.ts';
import { startLab, type Lab } from '../scripts/lab.ts';
import { freeBasePort } from '../scripts/ports.ts';
import { expect, LabPage, test } from './lab.ts';

const ALLOWLIST = 'force-app/main/default/corsWhitelistOrigins';

test.beforeEach(({ lab }) => lab.localOrg.org.reset('corsAllowlist'));
test.afterEach(({ lab }) => lab.localOrg.org.reset('corsAllowlist'));

async function openApp(page: Page, lab: Lab): Promise<void> {
    await page.goto(`http://localhost:${lab.ports.externalApp}/`);
}

test('a page whose origin is on the CORS allowlist reads the record', async ({ page, lab }) => {
    await openApp(page, lab);
    await page.getByRole('button', { name: 'Read a User' }).click();
    await expect(page.locator('#outcome')).toHaveText('Readable: 200');
    await expect(page.locator('#answer')).toContainText('Ada Admin');
});

test('off the allowlist the same call is a 403 that the page explains', async ({ page, lab }) => {
    lab.localOrg.org.change({ corsAllowlist: [] });
    await openApp(page, lab);
    await page.getByRole('button', { name: 'Read a User' }).click();
    await expect(page.locator('#outcome')).toHaveText('Blocked');
    await expect(page.locator('#reason')).toContainText('is not on the CORS allowlist');
    await expect(page.locator('#answer')).toContainText('CORS_ORIGIN_NOT_ALLOWED');
});

test('a 403 for a missing permission is told apart from it', async ({ page, lab }) => {
    await openApp(page, lab);
    await page.getByRole('button', { name: 'without API access' }).click();
    await expect(page.locator('#outcome')).toHaveText('Readable: 403');
    await expect(page.locator('#reason')).toContainText('the user has no permission');
    await expect(page.locator('#answer')).toContainText('API_DISABLED_FOR_ORG');
});

test('without its CorsWhitelistOrigin file the app gets the 403, and nothing else changes', async ({ page }) => {
    const projectDir = fs.mkdtempSync(path.join(os.tmpdir(), 'callout-lab-allowlist-'));
    copyProject(projectDir);
    const lab = await startLab(await freeBasePort(), projectDir);
    try {
        const labPage = new LabPage(page, lab);
        await openApp(page, lab);
        await page.getByRole('button', { name: 'Read a User' }).click();
        await expect(page.locator('#outcome')).toHaveText('Readable: 200');
        const before = await whatTheLabShows(labPage);

        fs.rmSync(path.join(projectDir, ALLOWLIST), { recursive: true });
        lab.localOrg.org.reloadMetadata();

        await openApp(page, lab);
        await page.getByRole('button', { name: 'Read a User' }).click();
        await expect(page.locator('#reason')).toContainText('is not on the CORS allowlist');
        await expect(page.locator('#answer')).toContainText('CORS_ORIGIN_NOT_ALLOWED');
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
