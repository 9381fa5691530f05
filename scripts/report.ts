import fs from 'node:fs';
import path from 'node:path';
import type { CspDirectives } from '../packages/project/index.ts';
import { readOptions, wrongUsage } from '../lab/options.ts';
import { PROJECT_DIR } from '../lab/project.ts';
import { htmlOf } from '../verify/scenarios/html.ts';
import { SECURITY_QUERIES, type Security } from '../verify/scenarios/run-scenario.ts';
import { chosenScenarios, expectedUnder, runScenarios } from '../verify/scenarios/run-scenarios.ts';
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

/** `npm run report`. Exit code 1 when any row is not as expected. */
async function report(): Promise<number> {
    const { values, positionals } = readOptions(
        USAGE,
        {
            json: { type: 'boolean', default: false },
            html: { type: 'string' },
            security: { type: 'string', default: 'none' },
            'csp-directives': { type: 'string', default: 'updated' },
            project: { type: 'string', default: PROJECT_DIR }
        },
        { rest: true }
    );
    const security = securityOf(values.security);
    const cspDirectives = directivesOf(values['csp-directives']);
    const scenarios = chosenScenarios(positionals, security).map((row) => expectedUnder(cspDirectives, row));
    if (values.html !== undefined) {
        // Before the minute that the scenarios take, not after it.
        fs.accessSync(path.dirname(path.resolve(values.html)), fs.constants.W_OK);
    }
    const { reports, browser } = await runScenarios(
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

function securityOf(name: string): Security {
    if (!(name in SECURITY_QUERIES)) {
        wrongUsage(USAGE, `--security is one of ${Object.keys(SECURITY_QUERIES).join(', ')}, not "${name}".`);
    }
    return name as Security;
}

function directivesOf(name: string): CspDirectives {
    if (name !== 'updated' && name !== 'older') {
        wrongUsage(USAGE, `--csp-directives is updated or older, not "${name}".`);
    }
    return name;
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
