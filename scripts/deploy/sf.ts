import { spawn } from 'node:child_process';
import { PROJECT_DIR } from '../../lab/project.ts';

export interface SfAnswer {
    ok: boolean;
    /** `result` of the CLI's JSON. */
    result: Record<string, unknown>;
    /** The CLI's name for what went wrong, such as NoDefaultDevHubError. */
    name: string;
    message: string;
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
        child.on('close', (code) => resolve(toAnswer(code, output, errors)));
    });
}

function toAnswer(code: number | null, output: string, errors: string): SfAnswer {
    try {
        const json = JSON.parse(output) as Partial<SfAnswer> & { status?: number };
        return {
            ok: code === 0 && (json.status ?? 0) === 0,
            result: json.result ?? (json as Record<string, unknown>),
            name: json.name ?? '',
            message: json.message ?? ''
        };
    } catch {
        return { ok: false, result: {}, name: '', message: (errors || output).trim().split('\n')[0] ?? '' };
    }
}
