import { expect, test } from './help/lab.ts';

test('behind the policy the page announces the CORS error that comes next, with its fixes', async ({ labPage }) => {
    await labPage.open('?scenario=csp-then-cors');
    await labPage.runButton.click();
    await labPage.expectOutcome('direct', 'Blocked');
    await labPage.expectOutcome('apex', 'Readable');
    const next = labPage.lane('direct').locator('[data-next] [data-obstacle]');
    await expect(next).toHaveCount(1);
    await expect(next).toHaveAttribute('data-obstacle', 'MissingAllowOriginHeader');
    await expect(next).toContainText('What to change');
    expect(await labPage.seriousAccessibilityProblems()).toEqual([]);
});

test('the page names the error of the API that hides behind one of CORS', async ({ labPage }) => {
    await labPage.open('?scenario=error-behind');
    await labPage.runButton.click();
    await labPage.expectOutcome('direct', 'Blocked');
    await expect(labPage.lane('direct').locator('[data-finding="error-status"]')).toContainText('503');
});

test('a request of one’s own shows all that it will meet before it is run', async ({ labPage }) => {
    await labPage.openRequest({ url: 'https://elsewhere.example/orders', method: 'PUT' });
    const list = labPage.page.locator('c-request-form [data-next] [data-obstacle]');
    await expect(list.first()).toHaveAttribute('data-obstacle', 'PreflightMissingAllowOriginHeader');
    await expect(list.nth(1)).toHaveAttribute('data-obstacle', 'MissingAllowOriginHeader');
});
