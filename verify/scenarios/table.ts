import type { ReportRow } from './judge.ts';

const HEADINGS = ['', 'scenario', 'lane', 'outcome', 'gate', 'reason', 'status', 'seen'];

/** The report for a terminal: a line a lane, below it what differs from what is expected. */
export function tableOf(rows: ReportRow[]): string {
    const cells = rows.map((row) => [
        row.ok ? 'ok' : 'NO',
        row.scenario,
        row.lane,
        row.outcome,
        row.gate ?? '',
        row.reason ?? '',
        row.status === null ? '' : String(row.status),
        String(row.requestsSeen)
    ]);
    const widths = HEADINGS.map((heading, column) =>
        Math.max(heading.length, ...cells.map((line) => line[column].length))
    );
    const line = (values: string[]): string =>
        values
            .map((value, column) => value.padEnd(widths[column]))
            .join('  ')
            .trimEnd();
    return [
        line(HEADINGS),
        ...rows.flatMap((row, i) => [line(cells[i]), ...row.problems.map((p) => `      ${p}`)])
    ].join('\n');
}
