import { DeployProblem, explain } from './problem.ts';
import type { Sf, SfAnswer } from './sf.ts';

export interface Step {
    title: string;
    args: string[];
    env?: Record<string, string>;
    /** What to say when it fails; without it the CLI's own words. */
    failed?: (answer: SfAnswer) => DeployProblem | undefined;
    /** A failure that is as good as a success: the step was done before. */
    alreadyDone?: (answer: SfAnswer) => boolean;
    /** Looked at before: true when the step is not needed. */
    skip?: () => Promise<boolean>;
}

/** Runs the steps in order, with `[1/6]`. Throws the DeployProblem of the first that fails. */
export async function runSteps(steps: Step[], sf: Sf, options: { dryRun: boolean; retry: string }): Promise<void> {
    for (const [index, step] of steps.entries()) {
        const progress = `[${index + 1}/${steps.length}]`;
        if (options.dryRun) {
            const variables = Object.entries(step.env ?? {}).map(([name, value]) => `${name}=${value} `);
            console.log(`${progress} ${step.title}\n      ${variables.join('')}sf ${step.args.join(' ')}`);
            continue;
        }
        if (await step.skip?.()) {
            console.log(`${progress} ${step.title}: done before`);
            continue;
        }
        console.log(`${progress} ${step.title} …`);
        const answer = await sf(step.args, step.env);
        if (!answer.ok && !step.alreadyDone?.(answer)) {
            throw step.failed?.(answer) ?? explain(answer, `"${step.title}" failed`, options.retry);
        }
    }
}

/** The last lines of a program that failed: one sentence, and how to go on. */
export function printProblem(error: Error): void {
    console.error(`\n${error.message}`);
    if (error instanceof DeployProblem) {
        console.error(`Go on with: ${error.next}`);
    }
    process.exitCode = 1;
}
