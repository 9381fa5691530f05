import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { readOptions } from '../lab/options.ts';
import { PROJECT_DIR } from '../lab/project.ts';
import { requireCli } from './cli.ts';
import { explain, isExpired, loginExpired } from './explain.ts';
import { failuresIn } from './failures.ts';
import { originVariables } from './origins.ts';
import { DeployProblem } from './problem.ts';
import { runSteps, type Step } from './run.ts';
import { findOrMake, SCRATCH_ORG } from './scratch-org.ts';
import { runSf, type SfAnswer } from './sf.ts';

const USAGE = `Deploys Callout Lab, and opens it. It can be run again at any time.

    npm run deploy -- [--target-org ALIAS] [--test-level LEVEL] [--run-tests] [--wait MINUTES] [--dry-run] [--no-open]

    --target-org ALIAS  an org that you have; without it the scratch org "${SCRATCH_ORG}" is made or used again
    --test-level LEVEL  tests that must pass before the org takes the deployment: NoTestRun, RunSpecifiedTests (those of this
                        project), RunLocalTests, RunAllTestsInOrg. A production org runs RunLocalTests unless told otherwise
    --run-tests         run the org's local Apex tests afterwards
    --wait MINUTES      how long to wait for a scratch org, the deployment and the tests, each; 30 by default
    --dry-run           only print the commands
    --no-open           do not open the page

    SAMPLE_API_ORIGIN, CORS_PROXY_ORIGIN and the other variables of docs/hosting.md set where the servers are.
`;

const PERMISSION_SETS = ['Callout_Lab', 'Callout_Lab_Credentials'];
const TEST_LEVELS = ['NoTestRun', 'RunSpecifiedTests', 'RunLocalTests', 'RunAllTestsInOrg'];

/** `npm run deploy`. */
export async function deploy(argv: string[]): Promise<void> {
    const { values } = readOptions(
        USAGE,
        {
            'target-org': { type: 'string' },
            'test-level': { type: 'string' },
            'run-tests': { type: 'boolean', default: false },
            wait: { type: 'string', default: '30' },
            'dry-run': { type: 'boolean', default: false },
            'no-open': { type: 'boolean', default: false }
        },
        { args: argv }
    );
    const org = values['target-org'] ?? SCRATCH_ORG;
    const retry = `npm run deploy${values['target-org'] ? ` -- --target-org ${org}` : ''}`;
    const level = values['test-level'];
    if (level !== undefined && !TEST_LEVELS.includes(level)) {
        throw new DeployProblem(`"${level}" is no test level: ${TEST_LEVELS.join(', ')}.`, 'npm run deploy -- --help');
    }
    const wait = values.wait;
    if (!/^[1-9]\d{0,2}$/.test(wait)) {
        throw new DeployProblem('--wait takes a number of minutes, 1 to 999.', 'npm run deploy -- --help');
    }
    const env = originVariables(process.env);
    if (!values['dry-run']) {
        console.log(await requireCli(runSf));
        build();
    }
    const steps: Step[] = [
        values['target-org'] === undefined ? findOrMake(runSf, retry, wait) : find(org),
        deploySources({ org, env, level, retry, wait }),
        assignPermissionSets(org, retry),
        ...(values['run-tests'] ? [runTests(org, retry, wait)] : []),
        ...(values['no-open'] ? [] : [open(org)])
    ];
    await runSteps(steps, runSf, { dryRun: values['dry-run'], retry, org });
    console.log(
        values['dry-run']
            ? '\nNothing was done: this was a dry run.'
            : '\nCallout Lab is in the org: App Launcher > Callout Lab.'
    );
}

function build(): void {
    const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
        cwd: PROJECT_DIR,
        stdio: 'inherit',
        shell: process.platform === 'win32'
    });
    if (status !== 0) {
        throw new DeployProblem('The components do not build.', 'npm run build');
    }
}

/** The CLI ends with 0 for an org that it knows and cannot reach any more: only its words tell. */
function find(org: string): Step {
    return {
        title: `Find the org ${org}`,
        args: ['org', 'display', '--target-org', org],
        judge: ({ result }) => (isExpired(String(result.connectedStatus ?? '')) ? loginExpired(org) : undefined)
    };
}

interface Deployment {
    org: string;
    env: Record<string, string>;
    level?: string;
    retry: string;
    wait: string;
}

function deploySources({ org, env, level, retry, wait }: Deployment): Step {
    const tests = level === 'RunSpecifiedTests' ? projectTests().flatMap((name) => ['--tests', name]) : [];
    return {
        title: 'Deploy the sources',
        args: [
            ...['project', 'deploy', 'start', '--source-dir', 'force-app', '--wait', wait, '--target-org', org],
            ...(level ? ['--test-level', level] : []),
            ...tests
        ],
        env,
        judge: (answer) => {
            const isPartial = answer.result.status === 'SucceededPartial';
            if (answer.ok && !isPartial) {
                return undefined;
            }
            const { count, hasTests } = failuresIn(answer);
            const mend = hasTests
                ? `${withFlags(retry, '--test-level RunSpecifiedTests')}, which runs the tests of this project only`
                : 'npm run verify:org';
            const next = count ? mend : retry;
            return explain(answer, isPartial ? 'The org took a part' : 'The org refused the deployment', next, org);
        }
    };
}

/** The classes of this project that hold tests. */
function projectTests(): string[] {
    const folder = path.join(PROJECT_DIR, 'force-app/main/default/classes');
    return fs
        .readdirSync(folder)
        .filter((file) => file.endsWith('Test.cls'))
        .map((file) => file.slice(0, -'.cls'.length));
}

function assignPermissionSets(org: string, retry: string): Step {
    return {
        title: 'Assign the permission sets',
        args: ['org', 'assign', 'permset', ...PERMISSION_SETS.flatMap((name) => ['--name', name]), '--target-org', org],
        judge: (answer) => {
            const failures = (answer.result.failures ?? []) as { message?: string }[];
            const others = failures.filter(({ message }) => !/Duplicate PermissionSetAssignment/i.test(message ?? ''));
            if (failures.length > 0 && others.length === 0) {
                return 'assigned before';
            }
            const missing = others.find(({ message }) => /not found/i.test(message ?? ''));
            if (missing) {
                return new DeployProblem(
                    `The deployment did not bring a permission set: ${missing.message}`,
                    `sf project deploy start --source-dir force-app/main/default/permissionsets --target-org ${org}`
                );
            }
            return others.length > 0
                ? new DeployProblem(
                      'Not every permission set could be assigned.',
                      retry,
                      others.map(({ message }) => message ?? '')
                  )
                : undefined;
        }
    };
}

/** When the wait runs out the CLI ends with 0, and says nothing of what has failed by then. */
function runTests(org: string, retry: string, wait: string): Step {
    return {
        title: 'Run the Apex tests in the org',
        args: ['apex', 'run', 'test', '--test-level', 'RunLocalTests', '--wait', wait, '--target-org', org],
        judge: (answer) => {
            const { summary, testRunId } = answer.result as { summary?: TestSummary; testRunId?: string };
            if (summary) {
                return summary.failing || summary.outcome === 'Failed'
                    ? failedTests(answer, summary, retry)
                    : `${summary.passing ?? 0} of ${summary.testsRan ?? 0} passed`;
            }
            return testRunId
                ? new DeployProblem(
                      `The Apex tests are not finished within ${wait} min; nothing is known of them.`,
                      `sf apex get test --test-run-id ${testRunId} --target-org ${org}`
                  )
                : undefined;
        }
    };
}

interface TestSummary {
    outcome?: string;
    failing?: number;
    passing?: number;
    testsRan?: number;
}

function failedTests(answer: SfAnswer, { failing, testsRan }: TestSummary, retry: string): DeployProblem {
    return new DeployProblem(
        `${failing ?? 0} of ${testsRan ?? 0} Apex tests failed in the org.`,
        withFlags(retry, '--run-tests'),
        failuresIn(answer).lines
    );
}

function withFlags(command: string, flags: string): string {
    return `${command}${command.includes(' -- ') ? '' : ' --'} ${flags}`;
}

function open(org: string): Step {
    return {
        title: 'Open the page',
        args: ['org', 'open', '--path', 'lightning/n/Callout_Lab', '--target-org', org]
    };
}
