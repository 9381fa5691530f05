import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { SCENARIO_ROWS } from '../force-app/main/default/lwc/scenarios/rows.ts';
import { PROJECT_DIR } from '../scripts/project.ts';
import { htmlOf } from '../scripts/report/html.ts';
import { judge } from '../scripts/report/judge.ts';
import { runScenario } from '../scripts/report/run-scenario.ts';
import { expect, test } from './lab.ts';

const DIAGRAM_STYLE = path.join(PROJECT_DIR, 'force-app/main/default/lwc/exchangeDiagram/exchangeDiagram.css');
const scenario = SCENARIO_ROWS.find(({ id }) => id === 'simple-no-header')!;

test('the report of a run opens offline: pictures, reasons and fixes are in the file, and nothing is loaded', async ({
    lab,
    browser,
    page,
    context
}, testInfo) => {
    const { lanes, text } = await runScenario(browser, lab, scenario);
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
    await context.setOffline(true);
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
