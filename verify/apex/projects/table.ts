/** How the tests of a public project went. */
export interface ProjectRow {
    /** `owner/name`. */
    project: string;
    passed: number;
    failed: number;
    skipped: number;
    /** The day of the run, `2026-11-27`. */
    date: string;
    /** Written by hand: what fails, and why not all run. */
    note: string;
}

const BEGIN = '<!-- projects: written by npm run verify:apex -->';
const END = '<!-- /projects -->';
const HEADINGS = ['project', 'passed', 'failed', 'skipped', 'run on', 'what fails, what is missing'];

/** The rows that stand in a document. Throws when it has no place for them. */
export function readRows(document: string): ProjectRow[] {
    return between(document)
        .split('\n')
        .filter((line) => /^\| [\w.-]+\//.test(line))
        .map((line) => {
            const [project, passed, failed, skipped, date, note] = line
                .slice(1, -1)
                .split('|')
                .map((cell) => cell.trim());
            return {
                project,
                passed: Number(passed),
                failed: Number(failed),
                skipped: Number(skipped),
                date,
                note: note ?? ''
            };
        });
}

/** The document with the rows of these runs in place of those of the same projects; the notes stay. */
export function withRows(document: string, runs: readonly Omit<ProjectRow, 'note'>[]): string {
    const rows = new Map(readRows(document).map((row) => [row.project.toLowerCase(), row]));
    for (const run of runs) {
        const key = run.project.toLowerCase();
        rows.set(key, { ...run, note: rows.get(key)?.note ?? '' });
    }
    const all = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
    const sum = (pick: (row: ProjectRow) => number): string =>
        all.reduce((total, row) => total + pick(row), 0).toLocaleString('en');
    const table = [
        HEADINGS,
        ['---', '---:', '---:', '---:', '---', '---'],
        ...all.map((row) => [row.project, row.passed, row.failed, row.skipped, row.date, row.note])
    ].map((cells) => `| ${cells.join(' | ')} |`);
    const total = `${all.length} projects: ${sum((row) => row.passed)} tests passed, ${sum((row) => row.failed)} failed, ${sum((row) => row.skipped)} skipped.`;
    return document.replace(between(document), `\n\n${table.join('\n')}\n\n${total}\n\n`);
}

function between(document: string): string {
    const start = document.indexOf(BEGIN);
    const end = document.indexOf(END);
    if (start < 0 || end < start) {
        throw new Error(`The document has no lines ${BEGIN} and ${END}.`);
    }
    return document.slice(start + BEGIN.length, end);
}
