import type { Page } from '@playwright/test';
import { expect, test } from './help/lab.ts';

const LWS = 'security=lws';
const STRICTEST = `${LWS}&release=264`;

const detection = (page: Page) => page.locator('[data-detection]');

test('under Lightning Web Security a blocked answer, an opaque one and a readable one are what they are without it', async ({
    labPage
}) => {
    await labPage.open(`?${LWS}&scenario=simple-no-header`);
    await labPage.runButton.click();
    await labPage.expectOutcome('direct', 'Blocked');
    await labPage.expectOutcome('no-cors', 'Opaque');
    await labPage.expectOutcome('apex', 'Readable');
    await expect(labPage.lane('direct')).toContainText('Stopped here: CORS check');
    await expect(labPage.lane('apex')).toContainText('"orders"');
});

test('the components run inside the sandbox: its distortions hold', async ({ labPage }) => {
    await labPage.open(`?${LWS}`);
    // Where the sandbox is not, the violation's event can be listened to.
    await expect(detection(labPage.page)).toHaveText('CSP violations seen by a ReportingObserver');
    await expect(detection(labPage.page)).not.toHaveText('CSP violations seen by their event');
});

test('the sandbox refuses a fetch to a path of the platform, which the plain page makes', async ({ labPage }) => {
    const url = `${labPage.lab.localOrg.origin}/aura`;
    await labPage.open(`?${LWS}&${new URLSearchParams({ url }).toString()}`);
    await labPage.runLane('direct');
    await labPage.expectOutcome('direct', 'Blocked');
    await expect(labPage.lane('direct')).toContainText('Stopped here: Lightning Web Security');

    await labPage.openRequest({ url });
    await labPage.runLane('direct');
    await labPage.expectOutcome('direct', 'Readable');
});

for (const [query, seenBy] of [
    [LWS, 'seen by a ReportingObserver'],
    [STRICTEST, 'concluded from Resource Timing']
]) {
    test(`a call that CSP stops is told from others with ?${query}: ${seenBy}`, async ({ labPage }) => {
        await labPage.open(`?${query}&scenario=csp-untrusted`);
        await expect(detection(labPage.page)).toContainText(seenBy);
        await labPage.runButton.click();
        await labPage.expectOutcome('direct', 'Blocked');
        await expect(labPage.lane('direct')).toContainText('Stopped here: Content Security Policy');
        await labPage.expectOutcome('apex', 'Readable');
    });
}

test('the plain page sees violations by their event', async ({ labPage }) => {
    await labPage.open();
    await expect(detection(labPage.page)).toHaveText('CSP violations seen by their event');
});

test('the menu of the local org switches to Lightning Web Security and back; the scenario stays', async ({
    labPage
}) => {
    const { page } = labPage;
    const menu = page.getByRole('button', { name: /^Local org/ });
    await labPage.open('?scenario=simple-wildcard');
    await menu.click();
    await page.getByRole('menuitemcheckbox', { name: 'Lightning Web Security', exact: true }).click();
    await expect(page).toHaveURL(/security=lws&scenario=simple-wildcard/);
    await expect(menu).toContainText('Local org · Lightning Web Security');
    await labPage.runButton.click();
    await labPage.expectOutcome('direct', 'Readable');

    await menu.click();
    await page.getByRole('menuitemcheckbox', { name: 'plain page' }).click();
    await expect(page).toHaveURL(/\/\?scenario=simple-wildcard$/);
    await expect(menu).toContainText('Local org · plain page');
});

test('the way back from Setup leads to the form of the page that this tab had', async ({ labPage }) => {
    const { page } = labPage;
    const menu = page.getByRole('button', { name: /^Local org/ });
    const thereAndBack = async (): Promise<void> => {
        await page.getByRole('link', { name: 'Setup', exact: true }).click();
        await page.getByRole('link', { name: 'Trusted URLs', exact: true }).first().click();
        await page.getByRole('link', { name: 'Back to Callout Lab' }).click();
        await expect(labPage.runButton).toBeVisible();
    };
    await labPage.open(`?${STRICTEST}&scenario=simple-wildcard`);
    await thereAndBack();
    await expect(page).toHaveURL(/\/\?security=lws&release=264&scenario=simple-wildcard$/);
    await expect(menu).toContainText('Lightning Web Security');

    await labPage.open('?scenario=simple-wildcard');
    await thereAndBack();
    await expect(page).toHaveURL(/\/\?scenario=simple-wildcard$/);
});

test("Lightning Web Security's policy differs in one word: its own evaluation of the components", async ({
    labPage,
    request
}) => {
    const policyOf = async (query: string): Promise<string> =>
        (await request.head(`${labPage.lab.localOrg.origin}/${query}`)).headers()['content-security-policy'];
    expect((await policyOf(`?${LWS}`)).replace(" 'unsafe-eval'", '')).toBe(await policyOf(''));
    expect(await policyOf('')).not.toContain('unsafe-eval');
});
