import path from 'node:path';
import { readOptions, wrongUsage } from '../../lab/options.ts';
import { scan } from '../../packages/cli/scan/scan.ts';
import { compare } from '../../verify/scan/compare.ts';
import { readLabels } from '../../verify/scan/labels.ts';

const USAGE = `What the scan reports on projects that a person has labelled. Exit code 1 below 95 % recall or precision.

    npm run verify:scan -- LABELS PROJECTS

    LABELS     a folder with one JSON file a project
    PROJECTS   a folder with a checkout of each, under the same name
`;

/** `npm run verify:scan`. */
const [labels, projects] = readOptions(USAGE, {}, { rest: true }).positionals;
if (!labels || !projects) {
    wrongUsage(USAGE, 'Name the labels and the projects.');
}
const totals = { expected: 0, found: 0, reported: 0, right: 0 };
for (const [name, label] of readLabels(labels)) {
    const { expected, found, reported, right, missed, wrong } = compare(
        label,
        scan(path.join(projects, name)).findings
    );
    console.log(`${name}: ${found} of ${expected} expected, ${right} of ${reported} reported are right`);
    missed.forEach((line) => console.log(`  missed ${line}`));
    wrong.forEach((line) => console.log(`  wrong  ${line}`));
    totals.expected += expected;
    totals.found += found;
    totals.reported += reported;
    totals.right += right;
}
const percent = (part: number, all: number): string => `${all === 0 ? 100 : ((100 * part) / all).toFixed(1)} %`;
console.log(`recall ${percent(totals.found, totals.expected)}, precision ${percent(totals.right, totals.reported)}`);
process.exitCode = totals.found >= 0.95 * totals.expected && totals.right >= 0.95 * totals.reported ? 0 : 1;
