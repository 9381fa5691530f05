import fs from 'node:fs';
import path from 'node:path';
import { EQUIVALENTS } from '../verify/mutation/equivalents.ts';
import { mutantsOf } from '../verify/mutation/mutants.ts';
import { testsPass } from '../verify/mutation/run-tests.ts';
import { PROJECT_DIR } from '../lab/project.ts';

/** `npm run mutate`: changes the engine in every small way and counts the changes that its tests notice. */

const FOLDER = path.join(PROJECT_DIR, 'force-app/main/default/lwc/crossOrigin');
const FILES = fs.readdirSync(FOLDER).filter((name) => name.endsWith('.ts') && name !== 'types.ts');
/** All but the fuzz, which asks whether the engine ends, not what it says. */
const TESTS = fs
    .readdirSync(path.join(FOLDER, '__tests__'))
    .filter((name) => name.endsWith('.test.ts') && name !== 'fuzz.test.ts');

if (!testsPass(FOLDER, TESTS)) {
    throw new Error('The tests fail on the engine as it is: nothing to measure.');
}
let killed = 0;
let total = 0;
const equivalents = new Set(EQUIVALENTS);
for (const file of FILES) {
    for (const { line, from, to, source } of mutantsOf(fs.readFileSync(path.join(FOLDER, file), 'utf8'))) {
        if (!testsPass(FOLDER, TESTS, { file, source })) {
            killed += 1;
            total += 1;
            continue;
        }
        const known = EQUIVALENTS.find((one) => one.file === file && one.from === from && one.to === to);
        total += known ? 0 : 1;
        console.log(`survived ${file}:${line}  ${from.replace(/\s+/g, ' ')}  →  ${to}`);
        if (known) {
            equivalents.delete(known);
            console.log(`    equivalent: ${known.why}`);
        }
    }
}
for (const { file, from, to } of equivalents) {
    console.log(`listed as equivalent, and killed or gone: ${file}  ${from}  →  ${to}`);
}
const share = (100 * killed) / total;
const apart = EQUIVALENTS.length - equivalents.size;
console.log(`${total} mutants and ${apart} equivalent, ${killed} killed, ${share.toFixed(1)} %`);
process.exitCode = share >= 95 && equivalents.size === 0 ? 0 : 1;
