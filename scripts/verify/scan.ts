import path from 'node:path';
import { scan } from '../../packages/cli/scan/scan.ts';
import { compare } from '../../verify/scan/compare.ts';
import { readLabels } from '../../verify/scan/labels.ts';

/**
 * `npm run verify:scan -- LABELS PROJECTS`: what the scan reports on labelled projects. LABELS holds one JSON file a project,
 * PROJECTS a checkout of each in a folder of the same name.
 */
const [labels, projects] = process.argv.slice(2);
if (!labels || !projects) {
    console.error('Usage: npm run verify:scan -- LABELS PROJECTS');
    process.exit(2);
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
