import { jestCounts, nodeCounts, ownCounts, playwrightCounts, reportCounts } from './counts.ts';
import type { Step } from './step.ts';

const npmRun = (script: string, ...args: string[]): string[] => [
    'npm',
    'run',
    '--silent',
    script,
    ...(args.length > 0 ? ['--', ...args] : [])
];

const LINT: Step = { name: 'lint', command: ['npx', 'eslint', '.'] };
const TYPES: Step = { name: 'types', command: npmRun('types') };
const COMPONENTS: Step = { name: 'components', command: npmRun('test:unit:coverage'), count: jestCounts };
const NODE: Step = { name: 'Node programs', command: npmRun('test:node'), count: nodeCounts };

/** What the other steps read, so that it must stand before any of them begins. */
const BUILD: Step = { name: 'emitted LWC JavaScript', command: npmRun('build') };

const BROWSER: Step = { name: 'browser', command: npmRun('test:browser'), count: playwrightCounts };

const PATIENT: Step[] = [
    LINT,
    { name: 'format', command: ['npx', 'prettier', '--check', '--log-level', 'warn', '.'] },
    TYPES
].map((step) => ({ ...step, isPatient: true }));

/** The longest first: what is short fills the time that a long one leaves. */
const REST: Step[] = [
    {
        name: 'scenarios under Lightning Web Security',
        command: npmRun('report', '--security', 'lws'),
        count: reportCounts
    },
    { name: 'scenarios', command: npmRun('report'), count: reportCounts },
    {
        name: 'scenarios under the older CSP directives',
        command: npmRun(
            'report',
            '--csp-directives',
            'older',
            'image-trusted',
            'image-untrusted',
            'not-script-untrusted'
        ),
        count: reportCounts
    },
    COMPONENTS,
    { name: 'org proof', command: npmRun('verify:org', '--no-apex'), count: ownCounts },
    { name: 'directions of import', command: npmRun('lint:imports') },
    { name: 'Apex', command: npmRun('test:apex'), count: ownCounts },
    { name: 'Apex types and security', command: npmRun('check:apex'), count: ownCounts }
];

/** `npm test`: groups of steps, one group after the other. The browser's tests wait on the clock for a page: beside them is only what gives way. */
export const ALL_STEPS: Step[][] = [[BUILD], [BROWSER, ...PATIENT], [NODE, ...REST]];

/** `npm run test:quick`: what needs no browser. */
export const QUICK_STEPS: Step[][] = [[NODE, COMPONENTS, LINT, TYPES]];
