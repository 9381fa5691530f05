import { expect, test } from './help/lab.ts';

test('the first run shows three lanes answer the same request, and what the API saw of it', async ({ labPage }) => {
    const { page } = labPage;
    await labPage.open();
    await page
        .getByRole('combobox', { name: 'Scenario' })
        .selectOption({ label: 'Simple request: the API sends no CORS header' });
    await labPage.runButton.click();

    await labPage.expectOutcome('direct', 'Blocked');
    await labPage.expectOutcome('no-cors', 'Opaque');
    await labPage.expectOutcome('apex', 'Readable');
    await expect(labPage.lane('direct')).toContainText('Stopped here: CORS check');
    await expect(labPage.lane('apex')).toContainText('"orders"');

    const rows = page.getByRole('table').locator('tbody tr');
    await expect(rows).toHaveCount(3);
    await expect(rows.nth(0)).toContainText(labPage.lab.localOrg.origin);
    await expect(rows.nth(2)).toContainText('none');
    if (process.env.DOCS_PICTURES === 'yes') {
        await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
        await page.screenshot({ path: 'docs/pictures/lab.png', fullPage: true });
    }
});

test('an order is placed although the answer is withheld', async ({ labPage }) => {
    await labPage.open('?scenario=acts-anyway');
    const before = labPage.lab.sampleApi.orders.count;
    await labPage.runLane('direct');
    await labPage.expectOutcome('direct', 'Blocked');
    await expect(labPage.page.getByRole('table')).toContainText('order placed');
    expect(labPage.lab.sampleApi.orders.count).toBe(before + 1);
});

test('the request survives a reload and is in the address bar', async ({ labPage }) => {
    const { page } = labPage;
    await labPage.open();
    await page.getByRole('button', { name: 'Your own request' }).click();
    await page.getByLabel('URL').fill(`${labPage.api}/open`);
    await page.getByLabel('URL').blur();
    await expect(page).toHaveURL(/url=http/);
    await page.goto(`${labPage.lab.localOrg.origin}/`);
    await expect(page.getByLabel('URL')).toHaveValue(`${labPage.api}/open`);
});

test.describe('with the clipboard of the browser', () => {
    test.use({ ownProfile: true });

    test('the keyboard alone runs a scenario, opens the fixes and copies one', async ({ labPage }) => {
        const { page } = labPage;
        await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
        await labPage.open('?scenario=csp-untrusted');
        await expect(labPage.runButton).toBeEnabled();
        await page.getByRole('combobox', { name: 'Scenario' }).press('Control+Enter');
        await labPage.expectOutcome('direct', 'Blocked');

        await labPage.lane('direct').locator('[data-fixes] > summary').first().press('Enter');
        await labPage.lane('direct').getByRole('button', { name: /Copy/ }).first().press('Enter');
        await expect
            .poll(() => page.evaluate(() => navigator.clipboard.readText()))
            .toContain(`<endpointUrl>${labPage.lab.sampleApi.origins[1]}</endpointUrl>`);
    });
});

test('a running lane can be cancelled, and run again', async ({ labPage }) => {
    await labPage.openRequest({ url: `${labPage.api}/never` });
    const lane = labPage.lane('direct');
    await labPage.runLane('direct');
    await lane.getByRole('button', { name: 'Cancel' }).click();
    await labPage.expectOutcome('direct', 'Blocked');
    await expect(lane).toContainText('cancelled');

    await labPage.page.getByLabel('URL').fill(`${labPage.api}/open`);
    await lane.getByRole('button', { name: /^Run/ }).click();
    await labPage.expectOutcome('direct', 'Readable');
});

test('a second run replaces the first', async ({ labPage }) => {
    await labPage.open('?scenario=simple-allowed');
    await labPage.runButton.click();
    await labPage.runButton.click();
    await labPage.expectOutcome('apex', 'Readable');
    await expect(labPage.page.getByRole('table').locator('tbody tr')).toHaveCount(3);
});

test('nothing serious stands in the way of assistive technology, before and after a run', async ({ labPage }) => {
    await labPage.open('?scenario=simple-no-header');
    await expect(labPage.runButton).toBeEnabled();
    expect(await labPage.seriousAccessibilityProblems()).toEqual([]);
    await labPage.runButton.click();
    await labPage.expectOutcome('direct', 'Blocked');
    await labPage.expectOutcome('apex', 'Readable');
    expect(await labPage.seriousAccessibilityProblems()).toEqual([]);
});

test('at 320 px the lanes stack and nothing is cut off at the side', async ({ labPage }) => {
    const { page } = labPage;
    await page.setViewportSize({ width: 320, height: 800 });
    await labPage.open('?scenario=simple-no-header');
    await labPage.runButton.click();
    await labPage.expectOutcome('apex', 'Readable');
    const [direct, apex] = await Promise.all([
        labPage.lane('direct').boundingBox(),
        labPage.lane('apex').boundingBox()
    ]);
    expect(apex!.y).toBeGreaterThan(direct!.y + direct!.height - 1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test('for another scenario the lanes forget what they were answered', async ({ labPage, page }) => {
    await labPage.open('?scenario=simple-no-header');
    await labPage.runButton.click();
    await labPage.expectOutcome('direct', 'Blocked');
    await labPage.expectOutcome('apex', 'Readable');
    await page.getByRole('combobox', { name: 'Scenario' }).selectOption('simple-allowed');
    await expect(page.locator('article[data-lane]').getByText('Not run')).toHaveCount(3);
    await expect(labPage.lane('apex')).not.toContainText('"orders"');
});
