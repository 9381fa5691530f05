import type { Page } from '@playwright/test';
import { expect, test } from './help/lab.ts';

// A page of an org is shared: other components have the keyboard, the timings and the address too, and a page that was left stays in
// the document, hidden.

const FORMS = ['', 'security=lws&', 'security=lws&release=264&'];

/** A text field of somebody else's, with the focus in it. */
async function focusForeignField(page: Page): Promise<void> {
    await page.evaluate(() => {
        const field = document.body.appendChild(document.createElement('textarea'));
        field.addEventListener('keydown', (event) => {
            setTimeout(() => (field.value = event.defaultPrevented ? 'taken' : 'mine'));
        });
        field.focus();
    });
}

for (const form of FORMS) {
    test(`keys that are pressed elsewhere are not the lab's, hidden or not ?${form}`, async ({ labPage }) => {
        const { page } = labPage;
        await labPage.open(`?${form}scenario=acts-anyway`);
        await expect(labPage.runButton).toBeEnabled();
        const before = labPage.lab.sampleApi.orders.count;
        for (const isHidden of [false, true]) {
            await page.evaluate(
                (hidden) => document.querySelector('main')!.toggleAttribute('hidden', hidden),
                isHidden
            );
            await focusForeignField(page);
            await page.keyboard.press('Control+Enter');
            await expect(page.locator('body > textarea').last()).toHaveValue('mine');
        }
        await page.evaluate(() => document.querySelector('main')!.removeAttribute('hidden'));
        await expect(page.locator('article[data-state="idle"]')).toHaveCount(3);
        expect(labPage.lab.sampleApi.orders.count).toBe(before);

        await page.getByRole('combobox', { name: 'Scenario' }).press('Control+Enter');
        await labPage.expectOutcome('direct', 'Blocked');
        await expect.poll(() => labPage.lab.sampleApi.orders.count).toBe(before + 3);
    });

    test(`two labs on one page do not meet ?${form}`, async ({ labPage }) => {
        const { page, lab } = labPage;
        await page.goto(`${lab.localOrg.origin}/?${form}labs=2&scenario=acts-anyway`);
        const first = page.locator('c-callout-lab').first();
        const second = page.locator('c-callout-lab').last();
        await expect(second.getByRole('button', { name: 'Run', exact: true })).toBeEnabled();
        await second.getByRole('combobox', { name: 'Scenario' }).selectOption('simple-wildcard');
        await expect(second.locator('[data-request-line]')).not.toContainText('acts-anyway');
        expect(page.url()).toContain('scenario=acts-anyway');
        const before = lab.sampleApi.orders.count;
        await second.getByRole('combobox', { name: 'Scenario' }).press('Control+Enter');
        await expect(second.locator('article[data-lane="direct"]').getByRole('status')).toHaveText('Readable');
        await expect(first.locator('[data-request-line]')).toContainText('acts-anyway');
        await expect(first.locator('article[data-state="idle"]')).toHaveCount(3);
        expect(lab.sampleApi.orders.count).toBe(before);
    });
}

test.describe('timings that another script clears are no proof of a policy', () => {
    test.use({ ownProfile: true });
    for (const form of FORMS) {
        for (const hasObserver of [true, false]) {
            test(`?${form} observer: ${hasObserver}`, async ({ labPage }) => {
                const { page, lab } = labPage;
                await page.addInitScript((has) => {
                    const clear = performance.clearResourceTimings.bind(performance);
                    setInterval(clear, 1);
                    if (!has) {
                        Reflect.deleteProperty(window, 'PerformanceObserver');
                    }
                }, hasObserver);
                // A trusted URL where nothing listens: no log that could decide.
                const url = `http://localhost:${lab.ports.closed}/nothing`;
                await labPage.open(`?${form}${new URLSearchParams({ url }).toString()}`);
                await labPage.runLane('direct');
                await labPage.expectOutcome('direct', 'Blocked');
                await expect(labPage.lane('direct')).toContainText('The browser does not tell the script why');
                await expect(labPage.lane('direct')).not.toContainText('Stopped here: Content Security Policy');
            });
        }
    }
});

test('the address keeps what is not the lab’s own', async ({ labPage }) => {
    const { page } = labPage;
    await labPage.open('?mine=1&scenario=simple-allowed&other=a&other=b#part');
    await page.getByRole('combobox', { name: 'Scenario' }).selectOption('simple-no-header');
    await expect(page).toHaveURL(/scenario=simple-no-header/);
    const { searchParams, hash } = new URL(page.url());
    expect([searchParams.get('mine'), ...searchParams.getAll('other'), hash]).toEqual(['1', 'a', 'b', '#part']);
});
