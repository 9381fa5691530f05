import { provideChromium } from '../lab/chromium.ts';
import { readOptions } from '../lab/options.ts';
import { failuresIn } from '../verify/steps/failures.ts';
import { sideBySide } from '../verify/steps/side-by-side.ts';
import { runStep, type Step, type StepResult } from '../verify/steps/step.ts';
import { ALL_STEPS, QUICK_STEPS } from '../verify/steps/steps.ts';

/** Two steps at once, and a patient one beside them: many wait for a browser or a server, and leave a core idle. */
const LANES = 2;

const USAGE = `Every test of the project, one step after the other, also after one failed.

    npm test
    npm run test:quick   types, lint, components and Node programs: what needs no browser
`;

/** `npm test`, or with `--quick` what needs no browser. Last line `N passed, N failed, N skipped`. */
async function test(): Promise<void> {
    const { quick } = readOptions(USAGE, { quick: { type: 'boolean', default: false } }).values;
    if (!quick) {
        provideChromium();
    }
    const results: StepResult[] = [];
    const run = async (step: Step): Promise<void> => {
        console.log(`… ${step.name}`);
        const result = await runStep(step);
        results.push(result);
        show(result);
    };
    const { first, groups, patient } = quick ? QUICK_STEPS : ALL_STEPS;
    await sideBySide(first, LANES, run);
    const beside = sideBySide(patient, 1, run);
    for (const steps of groups) {
        await sideBySide(steps, LANES, run);
    }
    await beside;
    summarise(results);
}

function show({ name, output, seconds }: StepResult): void {
    const title = `${name}, ${seconds} s`;
    console.log(`\n── ${title} ${'─'.repeat(Math.max(0, 100 - title.length))}`);
    console.log(output.trimEnd());
}

function summarise(results: readonly StepResult[]): void {
    const sum = (count: 'passed' | 'failed' | 'skipped'): number =>
        results.reduce((total, result) => total + result[count], 0);
    console.log('');
    for (const { name, seconds, passed, failed, skipped } of results) {
        console.log(
            `${String(seconds).padStart(4)} s  ${name}: ${passed} passed, ${failed} failed, ${skipped} skipped.`
        );
    }
    const failedSteps = results.filter(({ failed }) => failed > 0);
    for (const { name, output } of failedSteps) {
        console.log(`\nFailed in ${name}:\n    ${failuresIn(output).join('\n    ')}`);
    }
    console.log(failedSteps.length > 0 ? `\nFailed: ${failedSteps.map(({ name }) => name).join(', ')}` : '');
    console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
    process.exitCode = sum('failed') > 0 ? 1 : 0;
}

test().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
});
