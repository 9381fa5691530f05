import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PROJECT_DIR } from '../../lab/project.ts';
import { buildCli } from '../../packages/cli/build.ts';

export const PLUGIN_TITLE = 'packages/cli is a plugin: sf callout explain, scan and diagnose';

const PACKAGE = path.join(PROJECT_DIR, 'packages/cli');
const SENT = 'System.LimitException: Too many callouts: 101';

/** Links the package into the real CLI, in a home of its own, and runs its commands. Returns what is wrong. */
export async function checkPlugin([node, ...cli]: string[]): Promise<string[]> {
    await buildCli();
    const home = fs.mkdtempSync(path.join(os.tmpdir(), 'callout-lab-plugin-'));
    const env = {
        ...process.env,
        HOME: home,
        USERPROFILE: home,
        XDG_DATA_HOME: '',
        SF_DISABLE_TELEMETRY: 'true',
        SF_AUTOUPDATE_DISABLE: 'true'
    };
    const run = (args: string[], input = ''): { status: number | null; output: string } => {
        const { status, stdout, stderr } = spawnSync(node, [...cli, ...args], {
            cwd: PROJECT_DIR,
            env,
            input,
            encoding: 'utf8'
        });
        return { status, output: stdout + stderr };
    };
    const expected: [args: string[], input: string, code: number, says: RegExp][] = [
        [['plugins', 'link', '--no-install', PACKAGE], '', 0, /Linking/],
        [['callout', 'explain'], SENT, 0, /too-many-callouts/],
        [['callout', 'explain'], 'The moon is full.', 1, /Not known/],
        [['callout', 'scan', 'force-app', '--format', 'json'], '', 0, /"findings"/],
        [['callout', 'diagnose'], '', 2, /--hostile-origins/],
        [['callout', 'diagnose', '--help'], '', 0, /--hostile-origins/]
    ];
    try {
        return expected.flatMap(([args, input, code, says]) => {
            const { status, output } = run(args, input);
            const isRight = status === code && says.test(output) && !output.includes('EEXIT');
            return isRight ? [] : [`sf ${args.join(' ')} ended with ${status}: ${output.slice(0, 1000)}`];
        });
    } finally {
        fs.rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    }
}
