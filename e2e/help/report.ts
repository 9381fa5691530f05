import fs from 'node:fs';
import path from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { SCENARIO_ROWS } from '../../force-app/main/default/lwc/scenarios/rows.ts';
import type { Lab } from '../../lab/lab.ts';
import { PROJECT_DIR } from '../../lab/project.ts';
import { htmlOf } from '../../verify/scenarios/html.ts';
import { judge } from '../../verify/scenarios/judge.ts';
import { ScenarioTab } from '../../verify/scenarios/run-scenario.ts';

const DIAGRAM_STYLE = path.join(PROJECT_DIR, 'force-app/main/default/lwc/exchangeDiagram/exchangeDiagram.css');

/** The HTML report of one scenario, run in a tab of its own, as `npm run report` writes it. */
export async function htmlReport(profile: BrowserContext, lab: Lab, id: string): Promise<string> {
    const scenario = SCENARIO_ROWS.find((row) => row.id === id)!;
    const tab = await ScenarioTab.open(profile);
    const { lanes, text } = await tab.run(lab, scenario);
    await tab.close();
    return htmlOf({
        madeAt: new Date(),
        browser: 'Chromium',
        security: 'none',
        diagramStyle: fs.readFileSync(DIAGRAM_STYLE, 'utf8'),
        scenarios: [
            {
                id,
                text,
                lanes: lanes.map((run) => ({
                    row: judge(scenario, run),
                    run,
                    text: text.lanes.find(({ lane }) => lane === run.lane)
                }))
            }
        ]
    });
}
