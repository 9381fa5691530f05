import type { Page } from '@playwright/test';
import type { Lab } from '../scripts/lab.ts';
import { expect, test } from './lab.ts';

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
