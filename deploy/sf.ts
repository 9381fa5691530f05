import { spawn } from 'node:child_process';
import { PROJECT_DIR } from '../lab/project.ts';

/** What the Salesforce CLI prints with --json. */
export interface SfAnswer {
    ok: boolean;
    /** 0; 1 for most failures; 68 partly deployed; 69 not finished; 100 failed Apex tests. */
    exitCode: number;
    /** The CLI's name for what went wrong, such as NoDefaultDevHubError; empty where a result says it. */
    name: string;
    message: string;
    /** A failure may have one as well: failed components, failed tests, permission sets that were not assigned. */
    result: Record<string, unknown>;
    /** What an error knows beside its text, such as the id of a deployment that still runs. */
    data: Record<string, unknown>;
}

export type Sf = (args: string[], env?: Record<string, string>) => Promise<SfAnswer>;

/** Characters that no argument of ours needs, and that cmd.exe would read as its own. */
const SAFE = /^[\w@.:/\\=+-]+$/;

/** Runs the Salesforce CLI of the PATH with --json. Rejects when there is none. */
export function runSf(args: string[], env: Record<string, string> = {}): Promise<SfAnswer> {
    const unsafe = args.find((arg) => !SAFE.test(arg));
    if (unsafe !== undefined) {
        throw new Error(`"${unsafe}" has characters that have no place in the name of an org.`);
    }
    return new Promise((resolve, reject) => {
        // On Windows the CLI is sf.cmd, which only a shell can start; the arguments were checked above.
        const child = spawn('sf', [...args, '--json'], {
            cwd: PROJECT_DIR,
            env: { ...process.env, ...env },
            shell: process.platform === 'win32',
            stdio: ['ignore', 'pipe', 'pipe']
        });
        let output = '';
        let errors = '';
        child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
        child.stderr.setEncoding('utf8').on('data', (chunk: string) => (errors += chunk));
        child.on('error', (error: NodeJS.ErrnoException) =>
            reject(error.code === 'ENOENT' ? new Error('There is no sf on the PATH.') : error)
        );
        child.on('close', (code) => resolve(readAnswer(code ?? 1, output, errors)));
    });
}

/** `sf version --json` has no `result`: all of what it prints is one. A plugin may print a line of its own before it. */
export function readAnswer(exitCode: number, output: string, errors: string): SfAnswer {
    try {
        const json = JSON.parse(output.slice(Math.max(output.search(/^\{/m), 0))) as Partial<SfAnswer> & {
            status?: number;
        };
        return {
            ok: exitCode === 0 && (json.status ?? 0) === 0,
            exitCode,
            name: json.name ?? '',
            message: json.message ?? '',
            result: json.result ?? (json as Record<string, unknown>),
            data: json.data ?? {}
        };
    } catch {
        const message = (errors || output).trim().split('\n')[0] ?? '';
        return { ok: false, exitCode, name: '', message, result: {}, data: {} };
    }
}
