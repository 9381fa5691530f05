import fs from 'node:fs';
import path from 'node:path';
import { mutantsOf } from './mutate/mutants.ts';
import { testsPass } from './mutate/run-tests.ts';
import { PROJECT_DIR } from './project.ts';

/** `npm run mutate`: changes the engine in every small way and counts the changes that its tests notice. */

const FOLDER = path.join(PROJECT_DIR, 'force-app/main/default/lwc/crossOrigin');
const FILES = ['headers.ts', 'port.ts', 'request.ts', 'csp.ts', 'cors.ts', 'redirect.ts', 'response.ts', 'predict.ts'];
const TESTS = ['headers', 'csp', 'predict', 'profile', 'corpus', 'firefoxCorpus'].map((name) => `${name}.test.ts`);

if (!testsPass(FOLDER, TESTS)) {
    throw new Error('The tests fail on the engine as it is: nothing to measure.');
}
let killed = 0;
let total = 0;
for (const file of FILES) {
    for (const { line, from, to, source } of mutantsOf(fs.readFileSync(path.join(FOLDER, file), 'utf8'))) {
        total += 1;
        if (testsPass(FOLDER, TESTS, { file, source })) {
            console.log(`survived ${file}:${line}  ${from.replace(/\s+/g, ' ')}  →  ${to}`);
        } else {
            killed += 1;
        }
    }
}
const share = (100 * killed) / total;
console.log(`${total} mutants, ${killed} killed, ${share.toFixed(1)} %`);
process.exitCode = share >= 95 ? 0 : 1;
