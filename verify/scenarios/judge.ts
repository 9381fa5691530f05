import type { Expectation, ScenarioRow } from '../../force-app/main/default/lwc/scenarios/types.ts';
import type { Lane } from '../../force-app/main/default/lwc/crossOrigin/types.ts';
import type { LaneRun } from './run-scenario.ts';

/** One line of `npm run report`. */
export interface ReportRow {
    scenario: string;
    lane: string;
    outcome: string;
    gate: string | null;
    reason: string | null;
    status: number | null;
    requestsSeen: number;
    expected: Expectation;
    ok: boolean;
    /** What differs from what is expected, one sentence each. */
    problems: string[];
}

/** Compares what the page, the browser and the server recorded with what the scenario expects, and with each other. */
export function judge(scenario: ScenarioRow, run: LaneRun): ReportRow {
    const expected = scenario.expected[run.lane] as Expectation;
    const cause = run.diagnosis.causes.find(({ reason }) => reason === expected.reason) ?? run.diagnosis.causes[0];
    const problems = [
        ...differs('outcome', run.result.outcome, expected.outcome),
        ...differs('gate', cause?.gate, expected.gate),
        ...differs('reason', cause?.reason, expected.reason),
        ...differs('requests seen by the API', run.seen.join(' '), expected.seen.join(' ')),
        ...(expected.status === undefined ? [] : differs('status', run.result.response?.status, expected.status)),
        ...differs('what the API did', acted(run), expected.acted),
        ...(expected.answered === undefined
            ? []
            : differs('statuses that the API answered', answered(run), expected.answered.join(' '))),
        ...(expected.callbacks === undefined
            ? []
            : differs('callbacks', run.result.callbacks?.join(' '), expected.callbacks.join(' '))),
        ...headerProblems(run, expected),
        ...browserProblems(run, expected)
    ];
    return {
        scenario: scenario.id,
        lane: run.lane,
        outcome: run.result.outcome,
        gate: cause?.gate ?? null,
        reason: cause?.reason ?? null,
        status: run.result.response?.status ?? null,
        requestsSeen: run.seen.length,
        expected,
        ok: problems.length === 0,
        problems
    };
}

/** A lane of which there is nothing to compare. */
export function notRun(scenario: ScenarioRow, lane: Lane, problem: string): ReportRow {
    return {
        scenario: scenario.id,
        lane,
        outcome: 'not run',
        gate: null,
        reason: null,
        status: null,
        requestsSeen: 0,
        expected: scenario.expected[lane] as Expectation,
        ok: false,
        problems: [problem.split('\n')[0]]
    };
}

const differs = (what: string, found: unknown, expected: unknown): string[] =>
    found === expected ? [] : [`${what}: ${String(found ?? 'none')} instead of ${String(expected ?? 'none')}`];

const acted = (run: LaneRun): string | undefined => run.serverLog.find((entry) => entry.acted)?.acted;
const answered = (run: LaneRun): string => run.serverLog.map((entry) => entry.status).join(' ');

function headerProblems(run: LaneRun, expected: Expectation): string[] {
    const visible = new Set(run.result.response?.headers.map(([name]) => name.toLowerCase()));
    return [
        ...(expected.visibleHeader && !visible.has(expected.visibleHeader)
            ? [`${expected.visibleHeader} is hidden`]
            : []),
        ...(expected.hiddenHeader && visible.has(expected.hiddenHeader) ? [`${expected.hiddenHeader} is visible`] : [])
    ];
}

/** Chromium's own word for a failure, where the reason has one: the page's conclusion must agree with it. */
function browserProblems(run: LaneRun, expected: Expectation): string[] {
    const { failure } = run.browser;
    if (expected.reason === undefined || failure === undefined) {
        return [];
    }
    if (expected.gate === 'cors' || expected.gate === 'preflight') {
        return differs("the browser's reason", failure, expected.reason);
    }
    return expected.gate === 'csp' ? differs("the browser's reason", failure, 'csp') : [];
}
