import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { SCENARIO_ROWS } from '../force-app/main/default/lwc/scenarios/rows.ts';
import type { ScenarioRow } from '../force-app/main/default/lwc/scenarios/types.ts';
import type { CspDirectives } from '../packages/project/index.ts';
import { OUTSIDE_ROWS } from '../local-org/external-app/scenarios.ts';
import { CHROMIUM_ARGS, provideChromium } from '../lab/chromium.ts';
import { startLab, type LabOptions } from '../lab/lab.ts';
import { freeBasePort } from '../lab/ports.ts';
import { PROJECT_DIR } from '../lab/project.ts';
import { htmlOf, type ScenarioReport } from '../verify/scenarios/html.ts';
import type { LaneReport } from '../verify/scenarios/html-lane.ts';
import { judge, notRun } from '../verify/scenarios/judge.ts';
import { ScenarioTab, SECURITY_QUERIES, type ScenarioRun, type Security } from '../verify/scenarios/run-scenario.ts';
import { tableOf } from '../verify/scenarios/table.ts';

const USAGE = `Runs every scenario through every lane in a real Chromium and compares what the page, the browser and the
servers recorded with what is expected.

    npm run report -- [--json] [--html FILE] [--security lws] [--csp-directives older] [--project DIR] [scenario …]

    --json          one JSON array instead of the table
    --html FILE     a page to pass on as well: requests, verdicts, diagrams, fixes; it opens offline
    --security lws  the lab's scenarios on the page under Lightning Web Security; lws-264: with the rules of Winter '27
    --csp-directives older
                    in an org whose session setting "Adopt updated CSP directives" is off; updated, as in a new org, when left out
    --project DIR   a changed copy of this project, to see which rows depend on a file
`;

const DIAGRAM_STYLE = 'force-app/main/default/lwc/exchangeDiagram/exchangeDiagram.css';

/** Pages that are open at once. */
const PAGES = 3;

/** `npm run report`. Exit code 1 when any row is not as expected. */
async function report(): Promise<number> {
    const { values, positionals } = parseArgs({
        options: {
            json: { type: 'boolean', default: false },
            html: { type: 'string' },
            security: { type: 'string', default: 'none' },
            'csp-directives': { type: 'string', default: 'updated' },
            project: { type: 'string', default: PROJECT_DIR },
            help: { type: 'boolean', short: 'h', default: false }
        },
        allowPositionals: true
    });
    if (values.help) {
        console.log(USAGE);
        return 0;
    }
    const security = securityOf(values.security);
    const cspDirectives = directivesOf(values['csp-directives']);
    const scenarios = chosen(positionals, security).map((row) => expectedUnder(cspDirectives, row));
    if (values.html !== undefined) {
        // Before the minute that the scenarios take, not after it.
        fs.accessSync(path.dirname(path.resolve(values.html)), fs.constants.W_OK);
    }
    const { reports, browser } = await runAll(
        scenarios,
        { projectDir: values.project, cspDirectives },
        security,
        (done) => {
            if (process.stderr.isTTY) {
                process.stderr.write(`\r${done} of ${scenarios.length} scenarios`);
            }
        }
    );
    const rows = reports.flatMap(({ lanes }) => lanes.map(({ row }) => row));
    if (values.html !== undefined) {
        const diagramStyle = fs.readFileSync(path.join(values.project, DIAGRAM_STYLE), 'utf8');
        fs.writeFileSync(
            values.html,
            htmlOf({ madeAt: new Date(), browser, security, diagramStyle, scenarios: reports })
        );
    }
    const failed = rows.filter(({ ok }) => !ok).length;
    console.log(values.json ? JSON.stringify(rows, null, 2) : `${tableOf(rows)}\n`);
    if (!values.json) {
        console.log(`${scenarios.length} scenarios, ${rows.length} lanes: ${rows.length - failed} ok, ${failed} not`);
    }
    return failed > 0 ? 1 : 0;
}

/**
 * Scenarios about public APIs need an internet, and an answer that nobody here decides: the page has them, this has not. Those
 * of the external app are about a page that no Lightning Web Security is around.
 */
function chosen(ids: string[], security: Security): ScenarioRow[] {
    const ofLab = SCENARIO_ROWS.filter(({ needs }) => needs !== 'public-api');
    const all = security === 'none' ? [...ofLab, ...OUTSIDE_ROWS] : ofLab;
    const unknown = ids.filter((id) => !all.some((row) => row.id === id));
    if (unknown.length > 0) {
        throw new Error(`No such scenario: ${unknown.join(', ')}. There are ${all.map(({ id }) => id).join(', ')}.`);
    }
    return ids.length > 0 ? all.filter(({ id }) => ids.includes(id)) : all;
}

function securityOf(name: string): Security {
    if (!(name in SECURITY_QUERIES)) {
        throw new Error(`--security is one of ${Object.keys(SECURITY_QUERIES).join(', ')}, not ${name}.`);
    }
    return name as Security;
}

function directivesOf(name: string): CspDirectives {
    if (name !== 'updated' && name !== 'older') {
        throw new Error(`--csp-directives is updated or older, not ${name}.`);
    }
    return name;
}

/** A row as it is expected to end under the org's session setting. */
const expectedUnder = (directives: CspDirectives, row: ScenarioRow): ScenarioRow =>
    directives === 'older' ? { ...row, expected: { ...row.expected, ...row.expectedUnderOlderDirectives } } : row;

async function runAll(
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

report().then(
    (code) => {
        process.exitCode = code;
    },
    (error: Error) => {
        console.error(error.message);
        process.exitCode = 1;
    }
);
