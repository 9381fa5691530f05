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
/** What was formatted the last time and is as it was then needs no look. */
const FORMAT: Step = {
    name: 'format',
    command: [
        ...['npx', 'prettier', '--check', '--log-level', 'warn', '.'],
        ...['--cache', '--cache-strategy', 'content', '--cache-location', '.cache/prettier']
    ]
};
const TYPES: Step = { name: 'types', command: npmRun('types') };
const COMPONENTS: Step = { name: 'components', command: npmRun('test:unit:coverage'), count: jestCounts };
const NODE: Step = { name: 'Node programs', command: npmRun('test:node'), count: nodeCounts };

/** What the other steps read, so that it must stand before any of them begins. */
const BUILD: Step = { name: 'emitted LWC JavaScript', command: npmRun('build') };

const BROWSER: Step = { name: 'browser', command: npmRun('test:browser'), count: playwrightCounts };

/** What gives way to everything else, for as long as that takes: it has the time in which the others wait for a page or a server. */
const PATIENT: Step[] = [
    LINT,
    FORMAT,
    TYPES,
    { name: 'directions of import', command: npmRun('lint:imports') },
    { name: 'Apex types and security', command: npmRun('check:apex'), count: ownCounts }
].map((step) => ({ ...step, isPatient: true }));

/** The longest first: what is short fills the time that a long one leaves. */
const REST: Step[] = [
    COMPONENTS,
    {
        name: 'scenarios under Lightning Web Security',
        command: npmRun('report', '--security', 'lws'),
        count: reportCounts
    },
    { name: 'scenarios', command: npmRun('report'), count: reportCounts },
    { name: 'org proof', command: npmRun('verify:org', '--no-apex'), count: ownCounts },
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
    { name: 'Apex', command: npmRun('test:apex'), count: ownCounts }
];

/** The steps of a run: groups one after the other, and beside them all one patient step after the other, once the first group stands. */
export interface Steps {
    first: Step[];
    groups: Step[][];
    patient: Step[];
}

/** `npm test`. The browser's tests wait on the clock for a page: beside them is only what gives way. */
export const ALL_STEPS: Steps = { first: [BUILD], groups: [[BROWSER], [NODE, ...REST]], patient: PATIENT };

/** `npm run test:quick`: what needs no browser. */
export const QUICK_STEPS: Steps = { first: [], groups: [[NODE, COMPONENTS, LINT, TYPES]], patient: [] };
