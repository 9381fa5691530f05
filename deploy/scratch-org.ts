import fs from 'node:fs';
import path from 'node:path';
import { PROJECT_DIR } from '../lab/project.ts';
import { explainScratchOrg, isExpired, loginExpired } from './explain.ts';
import { DeployProblem } from './problem.ts';
import type { Step } from './run.ts';
import type { Sf } from './sf.ts';

export const SCRATCH_ORG = 'callout-lab';

/** Where the id of a scratch org that was still being made is kept until the next run. */
const jobFile = (): string =>
    path.join(process.env.CALLOUT_LAB_CACHE ?? path.join(PROJECT_DIR, '.cache'), 'scratch-org-job');

/**
 * Finds the scratch org, goes on with one that is still being made, or makes one: a Dev Hub counts each that it was asked
 * for.
 */
export function findOrMake(sf: Sf, retry: string, minutes: string): Step {
    const file = jobFile();
    const job = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : '';
    return {
        title: job ? `Wait for the scratch org ${SCRATCH_ORG}` : `Find or make the scratch org ${SCRATCH_ORG}`,
        args: job
            ? ['org', 'resume', 'scratch', '--job-id', job, '--wait', minutes]
            : [
                  ...['org', 'create', 'scratch', '--definition-file', 'config/project-scratch-def.json'],
                  ...['--alias', SCRATCH_ORG, '--duration-days', '30', '--wait', minutes]
              ],
        skip: async () => ((await isUsable(sf)) ? 'done before' : undefined),
        judge: (answer) => {
            if (answer.ok) {
                fs.rmSync(file, { force: true });
                return undefined;
            }
            const id = /\b(2SR\w{12,15})\b/.exec(answer.message)?.[1];
            if (answer.exitCode === 69 && id) {
                fs.mkdirSync(path.dirname(file), { recursive: true });
                fs.writeFileSync(file, id);
                return new DeployProblem('The scratch org is still being made.', `${retry}, which waits for it`);
            }
            // A job that the CLI does not know any more is not asked for again.
            fs.rmSync(file, { force: true });
            return explainScratchOrg(answer, retry);
        }
    };
}

/** A scratch org of that alias that is not deleted and not expired. An expired login is for the person to mend. */
async function isUsable(sf: Sf): Promise<boolean> {
    const answer = await sf(['org', 'display', '--target-org', SCRATCH_ORG]);
    const { status, connectedStatus } = answer.result as { status?: string; connectedStatus?: string };
    if (isExpired(`${answer.name} ${answer.message} ${connectedStatus ?? ''}`)) {
        throw loginExpired(SCRATCH_ORG);
    }
    return answer.ok && status !== 'Deleted' && status !== 'Expired';
}
