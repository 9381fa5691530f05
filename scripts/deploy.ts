import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { originVariables } from './deploy/origins.ts';
import { DeployProblem, explain } from './deploy/problem.ts';
import { printProblem, runSteps, type Step } from './deploy/run.ts';
import { runSf, type Sf } from './deploy/sf.ts';
import { PROJECT_DIR } from '../lab/project.ts';

const USAGE = `Deploys Callout Lab, and opens it. It can be run again at any time.

    npm run deploy -- [--target-org ALIAS] [--run-tests] [--dry-run] [--no-open]

    --target-org ALIAS  an org that you have; without it the scratch org "callout-lab" is made or used again
    --run-tests         run the Apex tests in the org too
    --dry-run           only print the commands
    --no-open           do not open the page

    SAMPLE_API_ORIGIN, CORS_PROXY_ORIGIN and the other variables of docs/hosting.md set where the servers are.
`;

const SCRATCH_ORG = 'callout-lab';
const OLDEST_CLI = 2;

async function deploy(): Promise<void> {
    const { values } = parseArgs({
        options: {
            'target-org': { type: 'string' },
            'run-tests': { type: 'boolean', default: false },
            'dry-run': { type: 'boolean', default: false },
            'no-open': { type: 'boolean', default: false },
            help: { type: 'boolean', short: 'h', default: false }
        }
    });
    if (values.help) {
        console.log(USAGE);
        return;
    }
    const org = values['target-org'] ?? SCRATCH_ORG;
    const retry = `npm run deploy${values['target-org'] ? ` -- --target-org ${org}` : ''}`;
    const env = originVariables(process.env);
    if (!values['dry-run']) {
        await requireCli(runSf);
        build();
    }
    await runSteps(steps(org, values['target-org'] === undefined, values, env), runSf, {
        dryRun: values['dry-run'],
        retry
    });
    console.log(
        values['dry-run']
            ? '\nNothing was done: this was a dry run.'
            : '\nCallout Lab is in the org: App Launcher > Callout Lab.'
    );
}

async function requireCli(sf: Sf): Promise<void> {
    const install = 'npm install --global @salesforce/cli';
    const answer = await sf(['version']).catch((error: Error) => {
        throw new DeployProblem(`The Salesforce CLI is missing: ${error.message}`, install);
    });
    const version = /@salesforce\/cli\/(\d+)\.(\d+)/.exec(JSON.stringify(answer.result));
    if (!version || Number(version[1]) < OLDEST_CLI) {
        throw new DeployProblem(`The Salesforce CLI is too old; version ${OLDEST_CLI} is needed.`, install);
    }
    console.log(`Salesforce CLI ${version[1]}.${version[2]}`);
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

function steps(
    org: string,
    isScratch: boolean,
    options: { 'run-tests'?: boolean; 'no-open'?: boolean },
    env: Record<string, string>
): Step[] {
    const target = ['--target-org', org];
    const find: Step = {
        title: isScratch ? `Find or make the scratch org ${org}` : `Find the org ${org}`,
        args: isScratch
            ? [
                  ...['org', 'create', 'scratch', '--definition-file', 'config/project-scratch-def.json'],
                  ...['--alias', org, '--duration-days', '30']
              ]
            : ['org', 'display', ...target],
        skip: isScratch ? () => isUsable(org) : undefined
    };
    return [
        find,
        {
            title: 'Deploy the sources',
            args: ['project', 'deploy', 'start', '--source-dir', 'force-app', ...target],
            env,
            failed: (answer) => explain(answer, 'The org refused the deployment', 'npm run verify:org')
        },
        {
            title: 'Assign the permission set',
            args: ['org', 'assign', 'permset', '--name', 'Callout_Lab', ...target],
            alreadyDone: ({ name, message }) => /Duplicate PermissionSetAssignment/i.test(`${name} ${message}`),
            failed: (answer) =>
                /not found|PermissionSetNotFound|PermissionSetAssignment/i.test(`${answer.name} ${answer.message}`)
                    ? new DeployProblem(
                          'The org has no permission set Callout_Lab: the deployment did not bring it.',
                          `sf project deploy start --source-dir force-app/main/default/permissionsets --target-org ${org}`
                      )
                    : undefined
        },
        ...(options['run-tests']
            ? [
                  {
                      title: 'Run the Apex tests in the org',
                      args: ['apex', 'run', 'test', '--test-level', 'RunLocalTests', '--wait', '20', ...target]
                  }
              ]
            : []),
        ...(options['no-open']
            ? []
            : [{ title: 'Open the page', args: ['org', 'open', '--path', 'lightning/n/Callout_Lab', ...target] }])
    ];
}

/** A scratch org of that alias that is not deleted and not expired. An expired login is for the person to mend. */
async function isUsable(org: string): Promise<boolean> {
    const answer = await runSf(['org', 'display', '--target-org', org]);
    if (!answer.ok && /expired access|RefreshTokenAuth|INVALID_SESSION_ID/i.test(`${answer.name} ${answer.message}`)) {
        throw explain(answer, 'The org does not answer', 'sf org list');
    }
    return answer.ok && answer.result.status !== 'Deleted' && answer.result.status !== 'Expired';
}

deploy().catch(printProblem);
