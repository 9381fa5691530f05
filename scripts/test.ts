import { provideChromium } from '../lab/chromium.ts';
import { jestCounts, nodeCounts, ownCounts, playwrightCounts, reportCounts } from '../verify/steps/counts.ts';
import { runStep, type Counts, type Step } from '../verify/steps/step.ts';

const STEPS: Step[] = [
    { name: 'format', command: ['npx', 'prettier', '--check', '--log-level', 'warn', '.'] },
    { name: 'lint', command: ['npx', 'eslint', '.'] },
    { name: 'directions of import', command: ['npm', 'run', '--silent', 'lint:imports'] },
    { name: 'types', command: ['npm', 'run', '--silent', 'types'] },
    { name: 'emitted LWC JavaScript', command: ['npm', 'run', '--silent', 'build'] },
    { name: 'components', command: ['npm', 'run', '--silent', 'test:unit:coverage'], count: jestCounts },
    { name: 'Node programs', command: ['npm', 'run', '--silent', 'test:node'], count: nodeCounts },
    { name: 'Apex', command: ['npm', 'run', '--silent', 'test:apex'], count: ownCounts },
    { name: 'Apex types and security', command: ['npm', 'run', '--silent', 'check:apex'], count: ownCounts },
    {
        name: 'org proof',
        command: ['npm', 'run', '--silent', 'verify:org', '--', '--no-apex'],
        count: ownCounts
    },
    { name: 'scenarios', command: ['npm', 'run', '--silent', 'report'], count: reportCounts },
    {
        name: 'scenarios under Lightning Web Security',
        command: ['npm', 'run', '--silent', 'report', '--', '--security', 'lws'],
        count: reportCounts
    },
    { name: 'browser', command: ['npm', 'run', '--silent', 'test:browser'], count: playwrightCounts }
];

/** `npm test`: every step, also after one failed. Last line `N passed, N failed, N skipped`. */
async function test(): Promise<void> {
    provideChromium();
    const total: Counts = { passed: 0, failed: 0, skipped: 0 };
    const failedSteps: string[] = [];
    for (const step of STEPS) {
        const counts = await runStep(step);
        total.passed += counts.passed;
        total.failed += counts.failed;
        total.skipped += counts.skipped;
        if (counts.failed > 0) {
            failedSteps.push(step.name);
        }
    }
    console.log(failedSteps.length > 0 ? `\nFailed: ${failedSteps.join(', ')}` : '');
    console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
    process.exitCode = total.failed > 0 ? 1 : 0;
}

test().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
});
