import { expect, test } from './lab.ts';

test('a call that CORS blocks is readable through the proxy, and the page holds no key for it', async ({ labPage }) => {
    const { page, lab } = labPage;
    const proxyOrigin = `http://localhost:${lab.ports.corsProxy}`;
    const sent: { url: string; authorization?: string; method: string }[] = [];
    page.on('request', (request) =>
        sent.push({
            url: request.url(),
            method: request.method(),
            authorization: request.headers().authorization
        })
    );
    await labPage.open('?scenario=proxy');
    await labPage.runButton.click();

    await labPage.expectOutcome('direct', 'Blocked');
    await labPage.expectOutcome('proxy', 'Readable');
    await expect(labPage.lane('proxy')).toContainText('"orders"');

    const proxied = sent.filter(({ url, method }) => url.startsWith(proxyOrigin) && method === 'GET');
    expect(proxied).toHaveLength(1);
    expect(proxied[0].url).toMatch(/\/sample-api\/closed\?trace=/);
    expect(proxied[0].authorization).toMatch(/^Bearer [\w-]+\.[\w-]+\.[\w-]+$/);
    expect(sent.some(({ url }) => url.endsWith('/session'))).toBe(false);
});

test('without a token from the org the proxy refuses, whatever the page', async ({ labPage }) => {
    const { page, lab } = labPage;
    await labPage.open('?scenario=proxy');
    const status = await page.evaluate(
        async (url) => (await fetch(url)).status,
        `http://localhost:${lab.ports.corsProxy}/sample-api/closed`
    );
    expect(status).toBe(401);
});

test('the page shows the proxy lane only beside the lane it is compared with', async ({ labPage }) => {
    await labPage.open('?scenario=proxy');
    await labPage.runButton.click();
    await labPage.expectOutcome('proxy', 'Readable');
    await expect(labPage.page.locator('article[data-lane]')).toHaveCount(2);
});
