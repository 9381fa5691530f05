import { chromium } from '@playwright/test';
import { SCENARIO_ROWS } from '../../force-app/main/default/lwc/scenarios/rows.ts';
import type { ScenarioRow } from '../../force-app/main/default/lwc/scenarios/types.ts';
import type { CspDirectives } from '../../packages/project/index.ts';
import { OUTSIDE_ROWS } from '../../local-org/external-app/scenarios.ts';
import { CHROMIUM_ARGS, provideChromium } from '../../lab/chromium.ts';
import { startLab, type LabOptions } from '../../lab/lab.ts';
import { freeBasePort } from '../../lab/ports.ts';
import type { LaneReport } from './html-lane.ts';
import type { ScenarioReport } from './html.ts';
import { judge, notRun } from './judge.ts';
import { ScenarioTab, type ScenarioRun, type Security } from './run-scenario.ts';

/** Pages that are open at once. */
const PAGES = 3;

/**
 * The scenarios of these ids, or all. Those about public APIs need an internet, and an answer that nobody here decides: the page has them, this has not. Those
 * of the external app are about a page that no Lightning Web Security is around.
 */
export function chosenScenarios(ids: string[], security: Security): ScenarioRow[] {
    const ofLab = SCENARIO_ROWS.filter(({ needs }) => needs !== 'public-api');
    const all = security === 'none' ? [...ofLab, ...OUTSIDE_ROWS] : ofLab;
    const unknown = ids.filter((id) => !all.some((row) => row.id === id));
    if (unknown.length > 0) {
        throw new Error(`No such scenario: ${unknown.join(', ')}. There are ${all.map(({ id }) => id).join(', ')}.`);
    }
    return ids.length > 0 ? all.filter(({ id }) => ids.includes(id)) : all;
}

/** A row as it is expected to end under the org's session setting. */
export const expectedUnder = (directives: CspDirectives, row: ScenarioRow): ScenarioRow =>
    directives === 'older' ? { ...row, expected: { ...row.expected, ...row.expectedUnderOlderDirectives } } : row;

/** Runs scenarios in a lab and a browser of their own, and holds what was recorded against what is expected. `progress` is told how many are done. */
export async function runScenarios(
    scenarios: ScenarioRow[],
    options: LabOptions,
    security: Security,
    progress: (done: number) => void
): Promise<{ reports: ScenarioReport[]; browser: string }> {
    const lab = await startLab(await freeBasePort(), options);
    const browser = await chromium.launch({ executablePath: provideChromium(), args: CHROMIUM_ARGS });
    const profile = await browser.newContext();
    const reports = new Map<ScenarioRow, ScenarioReport>();
    const waiting = [...scenarios];
    const reportOf = (tab: ScenarioTab, scenario: ScenarioRow): Promise<ScenarioReport> =>
        tab.run(lab, scenario, security).then(
            (run) => ({
                id: scenario.id,
                text: run.text,
                lanes: scenario.lanes.map((lane) => judgeLane(scenario, lane, run))
            }),
            (error: Error) => ({
                id: scenario.id,
                lanes: scenario.lanes.map((lane) => ({ row: notRun(scenario, lane, error.message) }))
            })
        );
    const work = async (): Promise<void> => {
        const tab = await ScenarioTab.open(profile);
        for (let next = waiting.shift(); next; next = waiting.shift()) {
            reports.set(next, await reportOf(tab, next));
            progress(reports.size);
        }
    };
    try {
        await Promise.all(Array.from({ length: PAGES }, work));
    } finally {
        await browser.close();
        await lab.stop();
    }
    return {
        reports: scenarios.flatMap((scenario) => reports.get(scenario) ?? []),
        browser: `Chromium ${browser.version()}`
    };
}

function judgeLane(
    scenario: ScenarioRow,
    lane: ScenarioRow['lanes'][number],
    { lanes, text }: ScenarioRun
): LaneReport {
    // A lane may be explained twice, the second time with what the others found.
    const run = lanes.findLast((each) => each.lane === lane);
    const row = run ? judge(scenario, run) : notRun(scenario, lane, 'the page reported nothing for this lane');
    return { row, run, text: text.lanes.find((each) => each.lane === lane) };
}
