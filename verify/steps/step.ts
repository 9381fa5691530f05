import { spawn } from 'node:child_process';
import os from 'node:os';

/** What a step of `npm test` counted. A step without tests of its own counts as one. */
export interface Counts {
    passed: number;
    failed: number;
    skipped: number;
}

export interface Step {
    name: string;
    command: string[];
    env?: Record<string, string>;
    /** Takes only what the others leave of the processors. */
    isPatient?: boolean;
    /** Reads the counts from what the command printed; by default the step is one test, which the exit code decides. */
    count?: (output: string) => Counts | undefined;
}

export interface StepResult extends Counts {
    name: string;
    /** From its start to its end, while others may have run beside it. */
    seconds: number;
    output: string;
}

/** Runs one step and counts. A command that fails without a failed test counts as one failed. */
export async function runStep(step: Step): Promise<StepResult> {
    const begun = performance.now();
    const { code, output } = await run(step);
    const seconds = Math.round((performance.now() - begun) / 1000);
    return { name: step.name, seconds, output, ...countsOf(step, code, output) };
}

function countsOf(step: Step, code: number, output: string): Counts {
    const counted = step.count?.(output);
    if (!counted) {
        return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
    }
    return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
}

function run({ command: [program, ...args], env, isPatient }: Step): Promise<{ code: number; output: string }> {
    return new Promise((resolve) => {
        const child = spawn(program, args, {
            env: { ...process.env, FORCE_COLOR: '0', ...env },
            stdio: ['ignore', 'pipe', 'pipe'],
            shell: process.platform === 'win32'
        });
        if (isPatient && child.pid !== undefined) {
            // What it starts inherits it.
            os.setPriority(child.pid, os.constants.priority.PRIORITY_LOW);
        }
        let output = '';
        for (const stream of [child.stdout, child.stderr]) {
            stream.setEncoding('utf8').on('data', (chunk: string) => {
                output += chunk;
            });
        }
        child.on('error', (error) => resolve({ code: 1, output: `${output}\n${error.message}` }));
        child.on('close', (code) => resolve({ code: code ?? 1, output }));
    });
}
