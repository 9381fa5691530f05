import fs from 'node:fs';
import type { Browser, TestInfo } from '@playwright/test';
import { SCENARIO_ROWS } from '../../force-app/main/default/lwc/scenarios/rows.ts';
import type { ScenarioRow } from '../../force-app/main/default/lwc/scenarios/types.ts';
import type { Lab } from '../../lab/lab.ts';
import { explain, readInput, type Explained } from '../../force-app/main/default/lwc/errorReader/errorReader.ts';
import { runScenario, type LaneRun } from '../../verify/scenarios/run-scenario.ts';
import { expect, test } from '../help/lab.ts';

/** Stopped before there is a network, or by the page itself: no recorder of the network sees it. */
const NOT_RECORDED = ['arguments', 'time-limit', 'lightning-web-security'];

/** Scenarios that fail in a lane of the browser, which a recorder of the network sees. */
const failing = (row: ScenarioRow): boolean =>
    row.needs !== 'public-api' &&
    Object.values(row.expected).some(({ outcome, gate = '' }) => outcome === 'blocked' && !NOT_RECORDED.includes(gate));

test.describe('explain names the gate and the reason of each call that a HAR of Chromium shows failing', () => {
    for (const row of SCENARIO_ROWS.filter(failing)) {
        test(row.id, async ({ browser, lab }, testInfo) => {
            const { explained, lanes } = await recorded(browser, lab, row, testInfo);
            const blocked = lanes.filter(({ result, browser: { failure } }) => result.outcome === 'blocked' && failure);
            expect(
                blocked.map(({ lane, trace = '' }) => [lane, named(explained, trace, row.expected[lane]?.reason)])
            ).toEqual(blocked.map(({ lane }) => [lane, row.expected[lane]?.reason]));
        });
    }
});

/** The reason, where it is the one that is named, or among those that remain beside what would decide. */
function named({ calls }: Explained, trace: string, reason = ''): string | undefined {
    const call = calls.find(({ url = '' }) => new URL(url).searchParams.get('trace') === trace);
    const possible = call?.obstacles.map((obstacle) => obstacle.reason) ?? [];
    return call && !call.certain && call.wanted.length > 0 && possible.includes(reason) ? reason : possible[0];
}

async function recorded(
    browser: Browser,
    lab: Lab,
    row: ScenarioRow,
    testInfo: TestInfo
): Promise<{ explained: Explained; lanes: LaneRun[] }> {
    const file = testInfo.outputPath('network.har');
    const context = await browser.newContext({ recordHar: { path: file, content: 'omit' } });
    const { lanes } = await runScenario(context, lab, row);
    await context.close();
    return { explained: explain(readInput(fs.readFileSync(file, 'utf8'))), lanes };
}
