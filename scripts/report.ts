import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { SCENARIO_ROWS } from '../force-app/main/default/lwc/scenarios/rows.ts';
import type { ScenarioRow } from '../force-app/main/default/lwc/scenarios/types.ts';
import { CHROMIUM_ARGS, provideChromium } from './chromium.ts';
import { startLab } from './lab.ts';
import { freeBasePort } from './ports.ts';
import { PROJECT_DIR } from './project.ts';
import { judge, notRun, type ReportRow } from './report/judge.ts';
import { runScenario, type Security } from './report/run-scenario.ts';
import { tableOf } from './report/table.ts';

const USAGE = `Runs every scenario through every lane in a real Chromium and compares what the page, the browser and the
servers recorded with what is expected.

    npm run report -- [--json] [--security lws] [--project DIR] [scenario …]

    --json          one JSON array instead of the table
    --security lws  the same on the page under Lightning Web Security
    --project DIR   a changed copy of this project, to see which rows depend on a file
`;

/** Pages that are open at once. */
const PAGES = 3;

/** `npm run report`. Exit code 1 when any row is not as expected. */
async function report(): Promise<number> {
    const { values, positionals } = parseArgs({
        options: {
            json: { type: 'boolean', default: false },
            security: { type: 'string', default: 'none' },
            project: { type: 'string', default: PROJECT_DIR },
            help: { type: 'boolean', short: 'h', default: false }
        },
        allowPositionals: true
    });
    if (values.help) {
        console.log(USAGE);
        return 0;
    }
    const scenarios = chosen(positionals);
    const rows = await runAll(scenarios, values.project, securityOf(values.security), (done) => {
        if (process.stderr.isTTY) {
            process.stderr.write(`\r${done} of ${scenarios.length} scenarios`);
        }
    });
    const failed = rows.filter(({ ok }) => !ok).length;
    console.log(values.json ? JSON.stringify(rows, null, 2) : `${tableOf(rows)}\n`);
    if (!values.json) {
        console.log(`${scenarios.length} scenarios, ${rows.length} lanes: ${rows.length - failed} ok, ${failed} not`);
    }
    return failed > 0 ? 1 : 0;
}

/** Scenarios about public APIs need an internet, and an answer that nobody here decides: the page has them, this has not. */
function chosen(ids: string[]): ScenarioRow[] {
    const all = SCENARIO_ROWS.filter(({ needs }) => needs !== 'public-api');
    const unknown = ids.filter((id) => !all.some((row) => row.id === id));
    if (unknown.length > 0) {
        throw new Error(`No such scenario: ${unknown.join(', ')}. There are ${all.map(({ id }) => id).join(', ')}.`);
    }
    return ids.length > 0 ? all.filter(({ id }) => ids.includes(id)) : all;
}

function securityOf(name: string): Security {
    if (name !== 'none' && name !== 'lws') {
        throw new Error(`--security is lws or none, not ${name}.`);
    }
    return name;
}

async function runAll(
    scenarios: ScenarioRow[],
    projectDir: string,
    security: Security,
    progress: (done: number) => void
): Promise<ReportRow[]> {
    const lab = await startLab(await freeBasePort(), projectDir);
    const browser = await chromium.launch({ executablePath: provideChromium(), args: CHROMIUM_ARGS });
    const rows = new Map<ScenarioRow, ReportRow[]>();
    const waiting = [...scenarios];
    const rowsOf = (scenario: ScenarioRow): Promise<ReportRow[]> =>
        runScenario(browser, lab, scenario, security).then(
            (runs) => scenario.lanes.map((lane) => judgeLane(scenario, lane, runs)),
            (error: Error) => scenario.lanes.map((lane) => notRun(scenario, lane, error.message))
        );
    const work = async (): Promise<void> => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
            rows.set(next, await rowsOf(next));
            progress(rows.size);
        }
    };
    try {
        await Promise.all(Array.from({ length: PAGES }, work));
    } finally {
        await browser.close();
        await lab.stop();
    }
    return scenarios.flatMap((scenario) => rows.get(scenario) ?? []);
}

function judgeLane(
    scenario: ScenarioRow,
    lane: ScenarioRow['lanes'][number],
    runs: Awaited<ReturnType<typeof runScenario>>
): ReportRow {
    // A lane may be explained twice, the second time with what the others found.
    const run = runs.findLast((each) => each.lane === lane);
    return run ? judge(scenario, run) : notRun(scenario, lane, 'the page reported nothing for this lane');
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
