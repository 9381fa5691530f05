import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';
import { emitLwc } from '../../lab/emit-lwc.ts';
import { PROJECT_DIR } from '../../lab/project.ts';
import { readOrgMetadata } from '../../packages/project/index.ts';
import { buildSite } from '../../site/build.ts';

const TYPES: Record<string, string> = {
    html: 'text/html',
    js: 'text/javascript',
    css: 'text/css',
    svg: 'image/svg+xml'
};
const BELOW = '/somewhere/below/';

interface Site {
    dir: string;
    files: string[];
    url: string;
    /** Addresses that were asked for; emptied by each test. */
    asked: string[];
}

/** The built files, served as any server would, below a path. */
const test = base.extend<{ left: string[] }, { site: Site }>({
    site: [
        // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from the parameter
        async ({}, use) => {
            const dir = fs.mkdtempSync(path.join(PROJECT_DIR, '.cache/site-'));
            emitLwc(PROJECT_DIR);
            const { labels } = readOrgMetadata(path.join(PROJECT_DIR, 'force-app'), {
                projectDir: PROJECT_DIR,
                origins: {}
            });
            const files = await buildSite(PROJECT_DIR, dir, (name) => labels.get(name));
            const asked: string[] = [];
            const server = http.createServer(({ url = '' }, response) => {
                asked.push(url);
                const file = path.join(dir, url.slice(BELOW.length).split('?')[0] || 'index.html');
                if (!url.startsWith(BELOW) || !fs.existsSync(file)) {
                    response.writeHead(404).end();
                    return;
                }
                response.writeHead(200, { 'Content-Type': TYPES[path.extname(file).slice(1)] });
                response.end(fs.readFileSync(file));
            });
            await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
            await use({ dir, files, url: `http://localhost:${(server.address() as AddressInfo).port}${BELOW}`, asked });
            server.close();
            fs.rmSync(dir, { recursive: true, force: true });
        },
        { scope: 'worker' }
    ],
    /** Requests that left the origin of the site. */
    left: [
        async ({ page, site }, use) => {
            const left: string[] = [];
            page.on('request', (request) => {
                if (new URL(request.url()).origin !== new URL(site.url).origin) {
                    left.push(request.url());
                }
            });
            await use(left);
            expect(left).toEqual([]);
        },
        { auto: true }
    ]
});

const MISSING =
    "Access to fetch at 'https://api.example.com/v1' from origin 'https://acme.lightning.force.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.";

async function problemsOf(page: Page): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

test('what is pasted is explained at once, and a line of no browser is not', async ({ page, site }) => {
    await page.goto(site.url);
    const field = page.getByLabel(/Lines of a console/);
    await field.fill(MISSING);
    await expect(page.locator('[data-reason=MissingAllowOriginHeader]')).toBeVisible();
    await expect(page.getByRole('status').first()).toHaveText(/1 failed call: 1 explained/);
    await field.fill('The moon is full.');
    await expect(page.getByText('Not known (line 1): The moon is full.')).toBeVisible();
    await expect(page.locator('[data-reason]')).toHaveCount(0);
});

test('a file is read where it is dropped, and where it is chosen', async ({ page, site }) => {
    await page.goto(site.url);
    const transfer = await page.evaluateHandle((text) => {
        const data = new DataTransfer();
        data.items.add(new File([text], 'console.txt'));
        return data;
    }, MISSING);
    await page.locator('[data-drop]').dispatchEvent('drop', { dataTransfer: transfer });
    await expect(page.getByText(/console\.txt: 1 failed call/)).toBeVisible();
    await page.getByLabel(/Choose a file/).setInputFiles({
        name: 'debug.log',
        mimeType: 'text/plain',
        buffer: Buffer.from('System.LimitException: Too many callouts: 101')
    });
    await expect(page.locator('[data-reason=too-many-callouts]')).toBeVisible();
});

test('a call is predicted, with its picture, what stands in the way, and what to change', async ({ page, site }) => {
    await page.goto(`${site.url}predict.html`);
    await expect(page.locator('[data-reason=MissingAllowOriginHeader]')).toBeVisible();
    await expect(page.locator('figure[data-diagram]')).toBeVisible();
    await page.getByLabel('Trusted URLs').fill('');
    await expect(page.locator('[data-reason]')).toHaveCount(2);
    await expect(page.locator('[data-reason=csp]')).toContainText('Stopped at');
    await page.getByLabel('Trusted URLs').fill('https://api.example.com');
    await page.getByLabel('Headers of the answer').fill('Access-Control-Allow-Origin: *');
    await expect(page.getByText('Readable, status 200.')).toBeVisible();
    await page.getByLabel('Address').fill('nonsense');
    await expect(page.getByRole('alert')).toContainText('http');
});

test('each answer to who calls whom ends at one list', async ({ page, site }) => {
    await page.goto(`${site.url}which-list.html`);
    await page.getByRole('radio').first().check();
    await expect(page.locator('[data-list]')).toBeVisible();
});

test('every link of every page leads to a page of the site, or to a standard', ({ site }) => {
    const pages = site.files.filter((file) => file.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(60);
    const broken = pages.flatMap((file) =>
        [...fs.readFileSync(path.join(site.dir, file), 'utf8').matchAll(/(?:href|src)="([^"]*)"/g)]
            .map(([, target]) => target)
            .filter(
                (target) =>
                    !/^#|^https:\/\/(fetch\.spec\.whatwg|html\.spec\.whatwg|www\.w3|websockets\.spec|dom\.spec|wicg\.github|www\.rfc-editor|developer\.salesforce)/.test(
                        target
                    )
            )
            .filter((target) => !fs.existsSync(path.join(site.dir, path.dirname(file), target)))
            .map((target) => `${file}: ${target}`)
    );
    expect(broken).toEqual([]);
});

test('every reason that a tool names has its page', async ({ page, site }) => {
    await page.goto(`${site.url}reasons.html`);
    const link = page.getByRole('link', { name: 'PreflightInvalidStatus' });
    await link.click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('PreflightInvalidStatus');
    await expect(page.getByRole('heading', { name: 'What to change' })).toBeVisible();
});

test('after the first load no network is needed', async ({ page, site, context }) => {
    await page.goto(site.url);
    await page.evaluate(() => navigator.serviceWorker.ready.then(({ active }) => active?.state));
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await context.setOffline(true);
    await page.goto(`${site.url}reasons/MissingAllowOriginHeader.html`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('MissingAllowOriginHeader');
    await page.goto(site.url);
    await page.getByRole('button', { name: 'Show an example' }).click();
    await expect(page.locator('[data-reason=MissingAllowOriginHeader]')).toBeVisible();
});

for (const width of [390, 1280]) {
    test(`the tools read well ${width} px wide, and by keyboard`, async ({ page, site }, testInfo) => {
        await page.setViewportSize({ width, height: 900 });
        for (const file of [
            'index.html',
            'predict.html',
            'which-list.html',
            'reasons/AllowOriginMismatch.html',
            'rules/wrong-list.html',
            'recipes/nginx.html'
        ]) {
            await page.goto(site.url + file);
            if (file === 'index.html') {
                await page.getByRole('button', { name: 'Show an example' }).focus();
                await page.keyboard.press('Enter');
                await page.getByText('What to change').first().click();
            }
            await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
            const wide = await page.evaluate(
                () => document.documentElement.scrollWidth - document.documentElement.clientWidth
            );
            expect(wide, `${file} scrolls sideways`).toBeLessThanOrEqual(0);
            expect(await problemsOf(page), file).toEqual([]);
            await page.screenshot({ path: testInfo.outputPath(`${path.basename(file)}.png`), fullPage: true });
        }
    });
}
