import { DeployProblem } from './problem.ts';
import type { Sf } from './sf.ts';

const INSTALL = 'npm install --global @salesforce/cli (it needs Node 22 or newer)';

/** From this one on, the CLI of npm fails on an older Node with an error that names neither. */
const NEEDS_NODE_22 = 146;

/** Checks the CLI of the PATH and the Node that runs it, which may be another than ours. Returns what there is. */
export async function requireCli(sf: Sf): Promise<string> {
    const answer = await sf(['version']).catch((error: Error) => {
        throw new DeployProblem(`The Salesforce CLI is missing: ${error.message}`, INSTALL);
    });
    const { cliVersion = '', nodeVersion = '' } = answer.result as { cliVersion?: string; nodeVersion?: string };
    const [, major, minor] = (/@salesforce\/cli\/(\d+)\.(\d+)/.exec(cliVersion) ?? []).map(Number);
    if (!(major && major >= 2)) {
        throw new DeployProblem(
            cliVersion
                ? 'The Salesforce CLI is too old; version 2 is needed.'
                : `The Salesforce CLI does not start: ${answer.message}`,
            INSTALL
        );
    }
    const node = Number(/(\d+)\./.exec(nodeVersion)?.[1] ?? 22);
    if (node < 22 && (major > 2 || minor >= NEEDS_NODE_22)) {
        throw new DeployProblem(
            `The Salesforce CLI ${major}.${minor} needs Node 22 or newer, and runs on ${nodeVersion.replace('node-', '')}.`,
            'install Node 22 and the CLI with it, or take its installer, which brings its own Node'
        );
    }
    return `Salesforce CLI ${major}.${minor}`;
}
