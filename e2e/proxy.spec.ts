import { LISTS } from '../local-org/setup/lists/index.ts';
import { expect, test, type LabPage } from './help/lab.ts';

test.beforeEach(({ lab }) => LISTS.forEach(({ part }) => lab.localOrg.org.reset(part)));
test.afterEach(({ lab }) => LISTS.forEach(({ part }) => lab.localOrg.org.reset(part)));

async function runProxyScenario(labPage: LabPage): Promise<void> {
    await labPage.open('?scenario=proxy');
    await labPage.runButton.click();
}

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

test('the picture shows the browser’s own exchange with the proxy: a preflight, as the token is in a header', async ({
    labPage
}) => {
    await runProxyScenario(labPage);
    await labPage.expectOutcome('proxy', 'Readable');
    const steps = labPage.lane('proxy').locator('c-exchange-diagram');
    await expect(steps).toContainText(`localhost:${labPage.lab.ports.corsProxy}`);
    await expect(steps).toContainText('OPTIONS');
    await expect(steps).toContainText('authorization');
    await expect(labPage.lane('proxy')).toContainText('The proxy called the API');
    await expect(labPage.lane('proxy')).not.toContainText(/Bearer [\w-]+\.[\w-]+\./);
});

test('a proxy that is no trusted URL is stopped by CSP, and the fix trusts the proxy, not the API', async ({
    labPage
}) => {
    const { lab } = labPage;
    const proxyOrigin = `http://localhost:${lab.ports.corsProxy}`;
    const { trustedSites } = lab.localOrg.org.metadata;
    lab.localOrg.org.change({ trustedSites: trustedSites.filter(({ endpointUrl }) => endpointUrl !== proxyOrigin) });
    await runProxyScenario(labPage);
    await labPage.expectOutcome('proxy', 'Blocked');
    const card = labPage.lane('proxy');
    await expect(card).toContainText('Stopped here: Content Security Policy');
    await card.locator('[data-fixes] > summary').first().click();
    await expect(card.locator('[data-fixes]').first()).toContainText(`Add ${proxyOrigin} as a trusted URL`);
});

test('without its Named Credential Apex gets no token, and the lane says at which gate', async ({ labPage }) => {
    labPage.lab.localOrg.org.change({ namedCredentials: [] });
    await runProxyScenario(labPage);
    await labPage.expectOutcome('proxy', 'Blocked');
    const card = labPage.lane('proxy');
    await expect(card).toContainText('Stopped here: Named Credential');
    await expect(card).toContainText('CORS_Proxy');
});

test('a request of one’s own goes through the proxy too, to an API that it knows', async ({ labPage }) => {
    await labPage.openRequest({ url: `${labPage.api}/closed` });
    await labPage.runButton.click();
    await labPage.expectOutcome('direct', 'Blocked');
    await labPage.expectOutcome('proxy', 'Readable');
});

test('an API that the proxy does not know is refused by it, and the fix says where to add it', async ({ labPage }) => {
    await labPage.openRequest({ url: `${labPage.lab.sampleApi.origins[1]}/closed` });
    await labPage.runButton.click();
    await labPage.expectOutcome('proxy', 'Blocked');
    const card = labPage.lane('proxy');
    await expect(card).toContainText('The CORS proxy gave Apex no token');
    await card.locator('[data-fixes] > summary').first().click();
    await expect(card.locator('[data-fixes]').first()).toContainText('UPSTREAMS of the proxy');
});
