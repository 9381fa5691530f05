import fs from 'node:fs';
import { pathToFileURL } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './help/lab.ts';
import { htmlReport } from './help/report.ts';

test('the report of a run opens offline: pictures, reasons and fixes are in the file, and nothing is loaded', async ({
    lab,
    page
}, testInfo) => {
    const file = testInfo.outputPath('report.html');
    fs.writeFileSync(file, await htmlReport(page.context(), lab, 'simple-no-header'));
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.context().setOffline(true);
    await page.goto(pathToFileURL(file).href);

    await expect(page.getByRole('heading', { name: 'Simple request: the API sends no CORS header' })).toBeVisible();
    await expect(page.locator('svg')).toHaveCount(3);
    const direct = page.getByRole('article').filter({ hasText: 'Direct fetch' });
    await expect(direct).toContainText('Stopped here: CORS check');
    await direct.getByText(/^What to change/).click();
    await expect(direct.getByText(/^Owner of the API:/).first()).toBeVisible();
    expect(asked).toEqual([pathToFileURL(file).href]);

    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
});

const FORMS: Record<string, string>[] = [{}, { security: 'lws', release: '264' }];
for (const query of FORMS) {
    test(`a request of one's own can be passed on as a report that opens offline ${JSON.stringify(query)}`, async ({
        labPage,
        page
    }, testInfo) => {
        const url = `${labPage.api}/closed?key=of-the-address`;
        await labPage.open(`?${new URLSearchParams({ ...query, url, h: 'X-Api-Version: secret-7' }).toString()}`);
        await labPage.runLane('no-cors');
        await expect(labPage.lane('no-cors').locator('[data-diagram]')).toBeVisible();
        await labPage.runLane('direct');
        await expect(labPage.lane('direct')).toContainText('Stopped here: Preflight');
        const saved = page.waitForEvent('download');
        await page.getByRole('button', { name: 'Download report' }).press('Enter');
        const file = testInfo.outputPath('own.html');
        await (await saved).saveAs(file);
        expect((await saved).suggestedFilename()).toBe('callout-lab-report.html');
        expect(fs.readFileSync(file, 'utf8')).not.toMatch(/secret-7|of-the-address/);

        const asked: string[] = [];
        page.on('request', (request) => asked.push(request.url()));
        await page.context().setOffline(true);
        await page.goto(pathToFileURL(file).href);
        await expect(page.getByText(`${labPage.api}/closed?key=…`).first()).toBeVisible();
        await expect(page.getByRole('article')).toHaveCount(2);
        await expect(page.getByRole('article').first()).toContainText('Direct fetch');
        await expect(page.locator('svg')).toHaveCount(2);
        await expect(page.getByRole('heading', { name: 'What to change' }).first()).toBeVisible();
        expect(asked).toEqual([pathToFileURL(file).href]);
        for (const media of [{ colorScheme: 'light' }, { colorScheme: 'dark' }] as const) {
            await page.emulateMedia(media);
            const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
            expect(violations.map(({ id }) => id)).toEqual([]);
        }
    });
}
