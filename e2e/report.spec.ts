import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { SCENARIO_ROWS } from '../force-app/main/default/lwc/scenarios/rows.ts';
import { PROJECT_DIR } from '../lab/project.ts';
import { htmlOf } from '../verify/scenarios/html.ts';
import { judge } from '../verify/scenarios/judge.ts';
import { runScenario } from '../verify/scenarios/run-scenario.ts';
import { expect, test } from './help/lab.ts';

test.use({ ownProfile: true });

const DIAGRAM_STYLE = path.join(PROJECT_DIR, 'force-app/main/default/lwc/exchangeDiagram/exchangeDiagram.css');
const scenario = SCENARIO_ROWS.find(({ id }) => id === 'simple-no-header')!;

test('the report of a run opens offline: pictures, reasons and fixes are in the file, and nothing is loaded', async ({
    lab,
    browser,
    profile,
    page
}, testInfo) => {
    const { lanes, text } = await runScenario(profile, lab, scenario);
    const file = testInfo.outputPath('report.html');
    fs.writeFileSync(
        file,
        htmlOf({
            madeAt: new Date(),
            browser: `Chromium ${browser.version()}`,
            security: 'none',
            diagramStyle: fs.readFileSync(DIAGRAM_STYLE, 'utf8'),
            scenarios: [
                {
                    id: scenario.id,
                    text,
                    lanes: lanes.map((run) => ({
                        row: judge(scenario, run),
                        run,
                        text: text.lanes.find(({ lane }) => lane === run.lane)
                    }))
                }
            ]
        })
    );
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
