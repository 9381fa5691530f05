import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PROJECT_DIR } from '../../lab/project.ts';
import { startOrg, type StandInOrg } from './org.ts';

/** One answer of the CLI, as it was printed. */
export interface Call {
    args: string;
    exitCode: number;
    json: Record<string, unknown>;
}

export interface Run {
    code: number;
    output: string;
    lastLine: string;
    calls: Call[];
}

/** A stand-in org, and a home of its own for the CLI, in which it knows that org as `mine` and as its Dev Hub. */
export class Session {
    readonly org: StandInOrg;
    readonly #folder: string;
    readonly #cli: string[];

    private constructor(org: StandInOrg, folder: string, cli: string[]) {
        this.org = org;
        this.#folder = folder;
        this.#cli = cli;
    }

    static async start(cli: string[], prepare: (org: StandInOrg) => void): Promise<Session> {
        const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'callout-lab-verify-deploy-'));
        const session = new Session(await startOrg(), folder, cli);
        session.#writeTools();
        prepare(session.org);
        const isExpired = session.org.state.isLoginExpired;
        session.org.state.isLoginExpired = false;
        const login = ['org', 'login', 'access-token', '--instance-url', session.org.url, '--alias', 'mine'];
        const { code, output } = await session.#spawn(session.#tool('sf'), [
            ...login,
            '--no-prompt',
            '--set-default-dev-hub',
            '--json'
        ]);
        if (code !== 0) {
            throw new Error(`The CLI does not log in to the stand-in org: ${output}`);
        }
        session.org.state.isLoginExpired = isExpired;
        return session;
    }

    /** Runs `npm run deploy` or `npm run undeploy`, and reads what the CLI printed on the way. */
    async run(program: 'deploy' | 'undeploy', args: string[]): Promise<Run> {
        fs.rmSync(this.#log, { force: true });
        const script = path.join(PROJECT_DIR, `scripts/${program}.ts`);
        const { code, output } = await this.#spawn(process.execPath, ['--import', 'tsx', script, ...args]);
        return { code, output, lastLine: output.trim().split('\n').at(-1) ?? '', calls: this.#calls() };
    }

    /** Runs a command of the CLI itself, in its home. */
    cli(args: string[]): Promise<{ code: number; output: string }> {
        return this.#spawn(this.#tool('sf'), args);
    }

    async close(): Promise<void> {
        await this.org.close();
        fs.rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    }

    get #log(): string {
        return path.join(this.#folder, 'calls.jsonl');
    }

    #tool(name: string): string {
        return path.join(this.#folder, 'bin', name);
    }

    #calls(): Call[] {
        return fs.existsSync(this.#log)
            ? fs
                  .readFileSync(this.#log, 'utf8')
                  .trim()
                  .split('\n')
                  .map((line) => JSON.parse(line) as Call)
            : [];
    }

    /** `sf` is the real one, and keeps what it prints; `npm` does nothing, since the components are built already. */
    #writeTools(): void {
        fs.mkdirSync(this.#tool(''), { recursive: true });
        fs.writeFileSync(this.#tool('npm'), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
        const [command, ...before] = this.#cli;
        const source = `#!${process.execPath}
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const args = process.argv.slice(2);
const { stdout, status } = spawnSync(${JSON.stringify(command)}, [...${JSON.stringify(before)}, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1e9 });
let json = {};
try { json = JSON.parse(stdout); } catch {}
fs.appendFileSync(${JSON.stringify(this.#log)}, JSON.stringify({ args: args.join(' '), exitCode: status, json }) + '\\n');
process.stdout.write(stdout, () => process.exit(status));
`;
        fs.writeFileSync(this.#tool('sf'), source, { mode: 0o755 });
    }

    #spawn(command: string, args: string[]): Promise<{ code: number; output: string }> {
        const child = spawn(command, args, {
            cwd: PROJECT_DIR,
            env: {
                ...process.env,
                HOME: this.#folder,
                PATH: `${this.#tool('')}${path.delimiter}${process.env.PATH ?? ''}`,
                CALLOUT_LAB_CACHE: this.#folder,
                // A made-up token: the stand-in org asks for none in particular.
                SF_ACCESS_TOKEN: '00D000000000001!stand-in',
                SF_AUTOUPDATE_DISABLE: 'true',
                SF_DISABLE_TELEMETRY: 'true',
                SF_SKIP_NEW_VERSION_CHECK: 'true',
                SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
                // Prints the address of the page instead of opening a browser.
                SF_CONTAINER_MODE: 'true'
            }
        });
        let output = '';
        child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
        child.stderr.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
        return new Promise((resolve, reject) => {
            child.on('error', reject);
            child.on('close', (code) => resolve({ code: code ?? 1, output }));
        });
    }
}
