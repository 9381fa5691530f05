import fs from 'node:fs';
import { SCENARIO_ROWS } from '../../force-app/main/default/lwc/scenarios/rows.ts';
import type { ScenarioRow } from '../../force-app/main/default/lwc/scenarios/types.ts';
import { explain, readInput, type Explained } from '../../force-app/main/default/lwc/errorReader/errorReader.ts';
import { ScenarioTab, type LaneRun } from '../../verify/scenarios/run-scenario.ts';
import { expect, test } from '../help/lab.ts';

/** Stopped before there is a network, or by the page itself: no recorder of the network sees it. */
const NOT_RECORDED = ['arguments', 'time-limit', 'lightning-web-security'];

/** Scenarios that fail in a lane of the browser, which a recorder of the network sees. */
const failing = (row: ScenarioRow): boolean =>
    row.needs !== 'public-api' &&
    Object.values(row.expected).some(({ outcome, gate = '' }) => outcome === 'blocked' && !NOT_RECORDED.includes(gate));

// A call that ends at a redirect has no end of its own in the recording: once its page is left, it looks like one that the page gave up.
const endsAtRedirect = ({ expected }: ScenarioRow): number => (expected.direct?.reason === 'csp-redirect' ? 1 : 0);
const ROWS = SCENARIO_ROWS.filter(failing).sort((one, other) => endsAtRedirect(one) - endsAtRedirect(other));

test.describe('explain names the gate and the reason of each call that a HAR of Chromium shows failing', () => {
    // One recording for all: each is found among the others.
    test.describe.configure({ mode: 'default' });
    const ran = new Map<string, LaneRun[]>();
    let explained: Explained;

    test.beforeAll(async ({ browser, lab }, testInfo) => {
        testInfo.setTimeout(300_000);
        const file = testInfo.outputPath('network.har');
        const context = await browser.newContext({ recordHar: { path: file, content: 'omit' } });
        const tab = await ScenarioTab.open(context);
        for (const row of ROWS) {
            ran.set(row.id, (await tab.run(lab, row)).lanes);
        }
        await context.close();
        explained = explain(readInput(fs.readFileSync(file, 'utf8')));
    });

    for (const row of ROWS) {
        test(row.id, () => {
            const blocked = ran
                .get(row.id)!
                .filter(({ result, browser: { failure } }) => result.outcome === 'blocked' && failure);
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
