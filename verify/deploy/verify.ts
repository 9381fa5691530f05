import type { Check } from './check.ts';
import { CHECKS } from './checks.ts';
import { provideCli } from './cli.ts';
import { checkPlugin, PLUGIN_TITLE } from './plugin.ts';
import { changed, record } from './recorded.ts';
import { Session } from './session.ts';

/** Most of the time goes into waiting for the CLI to start and for the limits of its patience. */
const AT_ONCE = 3;

export interface VerifyOptions {
    only: string;
    isRecording: boolean;
}

/** Runs the checks, prints a line for each, and returns the exit code. */
export async function verifyDeploy({ only, isRecording }: VerifyOptions): Promise<number> {
    const cli = provideCli();
    const waiting = CHECKS.filter(({ title }) => title.includes(only));
    const count = { passed: 0, failed: 0 };
    const tell = async (title: string, checking: Promise<string[]>): Promise<void> => {
        const wrong = await checking.catch((error: Error) => [error.message]);
        count[wrong.length === 0 ? 'passed' : 'failed']++;
        console.log(`${wrong.length === 0 ? 'passed' : 'FAILED'}  ${title}`);
        wrong.forEach((each) => console.log(`        ${each}`));
    };
    const work = async (): Promise<void> => {
        for (let check = waiting.shift(); check; check = waiting.shift()) {
            await tell(check.title, run(cli, check, isRecording));
        }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    if (PLUGIN_TITLE.includes(only)) {
        await tell(PLUGIN_TITLE, checkPlugin(cli));
    }
    console.log(`\n${count.passed} passed, ${count.failed} failed, 0 skipped`);
    return count.failed === 0 ? 0 : 1;
}

async function run(cli: string[], check: Check, isRecording: boolean): Promise<string[]> {
    const session = await Session.start(cli, (org) => check.prepare(org));
    try {
        const { runs, wrong } = await check.check(session);
        const calls = runs.at(-1)?.calls ?? [];
        if (isRecording) {
            record(calls, check.answers);
        }
        return [
            ...wrong,
            ...(wrong.length > 0 ? [runs.at(-1)?.output ?? ''] : []),
            ...changed(calls, check.answers).map((name) => `the CLI does not answer as recorded: ${name}`)
        ];
    } finally {
        await session.close();
    }
}
