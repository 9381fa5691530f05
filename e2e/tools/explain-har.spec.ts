import fs from 'node:fs';
import { explain, readInput, type Explained } from '../../force-app/main/default/lwc/errorReader/errorReader.ts';
import { namedReason, RECORDED_ROWS, recordedLanes } from '../../verify/scenarios/har.ts';
import { ScenarioTab, type LaneRun } from '../../verify/scenarios/run-scenario.ts';
import { expect, test } from '../help/lab.ts';

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
        for (const row of RECORDED_ROWS) {
            ran.set(row.id, (await tab.run(lab, row)).lanes);
        }
        await context.close();
        explained = explain(readInput(fs.readFileSync(file, 'utf8')));
    });

    for (const row of RECORDED_ROWS) {
        test(row.id, ({ lab }) => {
            const lanes = recordedLanes(row);
            const found = lanes.map((lane) => {
                const { trace } = ran.get(row.id)!.findLast((run) => run.lane === lane)!;
                const isCalled = ({ searchParams, port }: URL): boolean =>
                    // Nobody listens there, so that no log needs a trace.
                    trace ? searchParams.get('trace') === trace : port === `${lab.ports.closed}`;
                return [lane, namedReason(explained, isCalled, row.expected[lane]?.reason)];
            });
            expect(found).toEqual(lanes.map((lane) => [lane, row.expected[lane]?.reason]));
        });
    }
});
