import { expect, test, type LabPage } from './help/lab.ts';

const missing = (url: string): string =>
    `Access to fetch at '${url}' from origin 'https://acme.lightning.force.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.`;

async function paste({ page }: LabPage, text: string): Promise<void> {
    await page.getByRole('button', { name: 'Paste an error' }).click();
    await page.getByLabel(/Lines of a console/).fill(text);
}

for (const form of ['', '?security=lws']) {
    test(`a pasted error is explained, and one press makes it a request of one’s own ${form}`, async ({ labPage }) => {
        const { page, api } = labPage;
        await labPage.open(form);
        const sent: string[] = [];
        page.on('request', (request) => sent.push(`${request.method()} ${new URL(request.url()).pathname}`));
        await paste(labPage, `${missing(`${api}/closed`)}\nDELETE ${api}/closed net::ERR_FAILED 200 (OK)`);
        const call = page.locator('[data-call]');
        await expect(call.locator('[data-reason]')).toHaveAttribute('data-reason', 'MissingAllowOriginHeader');
        await expect(page.locator('[data-summary]')).toHaveText('1 failed call: 1 explained, 0 not known');
        await expect(call).toContainText('Owner of the API');
        await page.getByRole('button', { name: 'Make it a request of my own' }).click();
        await expect(page.getByLabel('URL', { exact: true })).toHaveValue(`${api}/closed`);
        await expect(labPage.runButton).toBeFocused();
        expect(sent.join()).not.toContain('/closed');
        await labPage.runButton.click();
        await labPage.expectOutcome('direct', 'Blocked');
        expect(sent.join()).toMatch(/(OPTIONS|DELETE) \/closed/);
    });
}

test('a line of no browser is not known, and the page stays accessible', async ({ labPage }) => {
    await labPage.open();
    await paste(labPage, `The moon is full.`);
    await expect(labPage.page.locator('[data-unknown]')).toHaveText('Not known (line 1): The moon is full.');
    await labPage.page.getByLabel(/Lines of a console/).fill(missing('https://api.example.com/a'));
    await expect(labPage.page.locator('[data-call]')).toBeVisible();
    expect(await labPage.seriousAccessibilityProblems()).toEqual([]);
});
