import fs from 'node:fs';
import { SCENARIO_ROWS } from '../../force-app/main/default/lwc/scenarios/rows.ts';
import type { Lane } from '../../force-app/main/default/lwc/crossOrigin/types.ts';
import type { ScenarioRow } from '../../force-app/main/default/lwc/scenarios/types.ts';
import { explain, readInput, type Explained } from '../../force-app/main/default/lwc/errorReader/errorReader.ts';
import { ScenarioTab, type LaneRun } from '../../verify/scenarios/run-scenario.ts';
import { expect, test } from '../help/lab.ts';

/** Stopped before there is a network, or by the page itself: no recorder of the network sees it. */
const NOT_RECORDED = ['arguments', 'time-limit', 'lightning-web-security'];

/** The lanes of the browser that fail where a recorder of the network sees it. Of an address that the policy stops at once it sees nothing. */
const recorded = ({ lanes, expected }: ScenarioRow): Lane[] =>
    lanes.filter((lane) => {
        const { outcome, gate = '', reason } = expected[lane] ?? {};
        return lane !== 'apex' && outcome === 'blocked' && !NOT_RECORDED.includes(gate) && reason !== 'csp';
    });

const failing = (row: ScenarioRow): boolean => row.needs !== 'public-api' && recorded(row).length > 0;

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
        test(row.id, ({ lab }) => {
            const lanes = recorded(row);
            const found = lanes.map((lane) => {
                const { trace } = ran.get(row.id)!.findLast((run) => run.lane === lane)!;
                const isCalled = ({ searchParams, port }: URL): boolean =>
                    // Nobody listens there, so that no log needs a trace.
                    trace ? searchParams.get('trace') === trace : port === `${lab.ports.closed}`;
                return [lane, named(explained, isCalled, row.expected[lane]?.reason)];
            });
            expect(found).toEqual(lanes.map((lane) => [lane, row.expected[lane]?.reason]));
        });
    }
});

/** The reason, where it is the one that is named, or among those that remain beside what would decide. */
function named({ calls }: Explained, isCalled: (url: URL) => boolean, reason = ''): string | undefined {
    const call = calls.find(({ url = '' }) => isCalled(new URL(url)));
    const possible = call?.obstacles.map((obstacle) => obstacle.reason) ?? [];
    return call && !call.certain && call.wanted.length > 0 && possible.includes(reason) ? reason : possible[0];
}
