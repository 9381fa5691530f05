import { explain } from './explain.ts';
import type { DeployProblem } from './problem.ts';
import type { Sf, SfAnswer } from './sf.ts';

export interface Step {
    title: string;
    args: string[];
    env?: Record<string, string>;
    /** Looked at before: what to say when the step is not needed, undefined when it is. */
    skip?: () => Promise<string | undefined>;
    /** What an answer means where the CLI's exit code does not tell: a problem, or how it went on. */
    judge?: (answer: SfAnswer) => DeployProblem | string | undefined;
}

export interface RunOptions {
    dryRun: boolean;
    /** The command that does all of it again. */
    retry: string;
    org: string;
}

/** Runs the steps in order, with `[1/6]`. Throws the DeployProblem of the first that fails. */
export async function runSteps(steps: Step[], sf: Sf, options: RunOptions): Promise<void> {
    for (const [index, step] of steps.entries()) {
        const progress = `[${index + 1}/${steps.length}]`;
        if (options.dryRun) {
            const variables = Object.entries(step.env ?? {}).map(([name, value]) => `${name}=${value} `);
            console.log(`${progress} ${step.title}\n      ${variables.join('')}sf ${step.args.join(' ')}`);
            continue;
        }
        const skipped = await step.skip?.();
        if (skipped) {
            console.log(`${progress} ${step.title}: ${skipped}`);
            continue;
        }
        console.log(`${progress} ${step.title} …`);
        const answer = await sf(step.args, step.env);
        const judgement = step.judge?.(answer);
        if (typeof judgement === 'string') {
            console.log(`      ${judgement}`);
        } else if (judgement || !answer.ok) {
            throw judgement ?? explain(answer, `"${step.title}" failed`, options.retry, options.org);
        }
    }
}
