import fs from 'node:fs';
import path from 'node:path';
import { readOptions } from '../lab/options.ts';
import { PROJECT_DIR } from '../lab/project.ts';
import { requireCli } from './cli.ts';
import { DeployProblem } from './problem.ts';
import { runSteps } from './run.ts';
import { SCRATCH_ORG } from './scratch-org.ts';
import { runSf } from './sf.ts';
import { givenTrust, writeUndoPackage } from './trust.ts';

const USAGE = `Takes back the trust that the deployment gave: trusted URLs, Remote Site Settings and CORS allowlist entries are
deleted, the Named Credentials are disabled. The app stays, and so do the keys in the external credentials.
A scratch org goes as a whole with: sf org delete scratch --target-org ${SCRATCH_ORG}

    npm run undeploy -- [--target-org ALIAS] [--dry-run]
`;

/** `npm run undeploy`. */
export async function undeploy(argv: string[]): Promise<void> {
    const { values } = readOptions(
        USAGE,
        { 'target-org': { type: 'string', default: SCRATCH_ORG }, 'dry-run': { type: 'boolean', default: false } },
        { args: argv }
    );
    const org = values['target-org'];
    const { entries, credentials } = givenTrust();
    if (entries.length + credentials.length === 0) {
        throw new DeployProblem('There is nothing in force-app to take back.', 'git status force-app');
    }
    entries.forEach(({ type, names }) => console.log(`  delete ${type}: ${names.join(', ')}`));
    console.log(`  disable NamedCredential: ${credentials.join(', ')}`);
    if (!values['dry-run']) {
        await requireCli(runSf);
    }
    // Not `sf project delete source`: that deletes the files of this project as well.
    fs.mkdirSync(path.join(PROJECT_DIR, '.cache'), { recursive: true });
    const directory = fs.mkdtempSync(path.join(PROJECT_DIR, '.cache/undeploy-'));
    try {
        writeUndoPackage(directory);
        const title = 'Take the trust back';
        const args = ['project', 'deploy', 'start', '--metadata-dir', path.relative(PROJECT_DIR, directory)];
        await runSteps([{ title, args: [...args, '--target-org', org] }], runSf, {
            dryRun: values['dry-run'],
            retry: `npm run undeploy -- --target-org ${org}`,
            org
        });
    } finally {
        fs.rmSync(directory, { recursive: true, force: true });
    }
    console.log(values['dry-run'] ? '\nNothing was done: this was a dry run.' : `\n${left(credentials)}`);
}

/** What is so afterwards, and what is not. */
function left(credentials: string[]): string {
    return (
        'The entries of this project are deleted, and its Named Credentials ' +
        `${credentials.join(' and ')} are disabled: Apex cannot call with them.\n` +
        'Still in the org: entries of others for the same hosts, and the keys, in Setup > Security > Named Credentials > ' +
        'External Credentials.\n`npm run deploy` brings the trust back.'
    );
}
