import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { WebSocket } from 'undici';
import { removeFolder } from '../remove-folder.ts';

export type Params = Record<string, unknown>;

interface Message {
    id?: number;
    result?: Params;
    error?: string;
    message?: string;
}

/** In milliseconds. */
const MOST_TO_START = 60_000;

/** A Firefox process driven by WebDriver BiDi (w3.org/TR/webdriver-bidi): JSON over a WebSocket that it opens on loopback. */
export class Bidi {
    private readonly pending = new Map<
        number,
        { resolve: (result: Params) => void; reject: (error: Error) => void; method: string }
    >();
    private lastId = 0;
    private readonly process: ChildProcess;
    private readonly profile: string;
    private socket?: WebSocket;

    /** `preferences`: what the profile's user.js sets; `options`: more of the command line. */
    constructor(
        executable: string,
        preferences: Record<string, string | number | boolean>,
        options: readonly string[] = []
    ) {
        this.profile = fs.mkdtempSync(path.join(os.tmpdir(), 'verify-browser-'));
        const lines = Object.entries(preferences).map(
            ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`
        );
        fs.writeFileSync(path.join(this.profile, 'user.js'), lines.join(''));
        this.process = spawn(
            executable,
            ['--headless', '--no-remote', '--remote-debugging-port=0', '--profile', this.profile, ...options],
            { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, MOZ_CRASHREPORTER_DISABLE: '1' } }
        );
        this.process.on('exit', () => this.failAll(new Error('The browser ended.')));
    }

    async connect(): Promise<void> {
        const socket = new WebSocket(`${await this.address()}/session`);
        this.socket = socket;
        await new Promise<void>((resolve, reject) => {
            socket.addEventListener('open', () => resolve());
            socket.addEventListener('error', () => reject(new Error('Firefox did not accept the connection.')));
        });
        socket.addEventListener('message', ({ data }) => this.dispatch(JSON.parse(String(data)) as Message));
    }

    send(method: string, params: Params = {}): Promise<Params> {
        this.lastId += 1;
        const id = this.lastId;
        return new Promise((resolve, reject) => {
            this.pending.set(id, { resolve, reject, method });
            this.socket?.send(JSON.stringify({ id, method, params }));
        });
    }

    /** The text that an expression comes to in a tab, or the promise that it is. */
    async evaluate(context: string, expression: string): Promise<string> {
        const answer = await this.send('script.evaluate', { expression, target: { context }, awaitPromise: true });
        const { result, exceptionDetails } = answer as { result?: { value: string }; exceptionDetails?: unknown };
        if (!result) {
            throw new Error(`In the page: ${JSON.stringify(exceptionDetails)}`);
        }
        return result.value;
    }

    async close(): Promise<void> {
        const { pid, exitCode, signalCode } = this.process;
        if (pid !== undefined && exitCode === null && signalCode === null) {
            const ended = new Promise((resolve) => this.process.once('exit', resolve));
            this.process.kill();
            await ended;
        }
        this.socket?.close();
        await removeFolder(this.profile);
    }

    /** Firefox says on its standard error where it listens. */
    private address(): Promise<string> {
        return new Promise((resolve, reject) => {
            let said = '';
            const tooLong = setTimeout(() => this.process.kill(), MOST_TO_START);
            const fail = (error: Error): void => {
                clearTimeout(tooLong);
                reject(error);
            };
            this.process.stderr?.setEncoding('utf8');
            this.process.stderr?.on('data', (chunk: string) => {
                said = (said + chunk).slice(-10_000);
                const [, address] = /WebDriver BiDi listening on (ws:\/\/\S+)\n/.exec(said) ?? [];
                if (address) {
                    clearTimeout(tooLong);
                    resolve(address);
                }
            });
            this.process.once('error', fail);
            this.process.once('exit', () => fail(new Error(`Firefox did not start. It said: ${said.slice(-500)}`)));
        });
    }

    private dispatch({ id, result, error, message }: Message): void {
        const call = this.pending.get(id ?? -1);
        this.pending.delete(id ?? -1);
        if (error) {
            call?.reject(new Error(`${call.method}: ${error}: ${message}`));
        } else {
            call?.resolve(result ?? {});
        }
    }

    private failAll(error: Error): void {
        for (const { reject } of this.pending.values()) {
            reject(error);
        }
        this.pending.clear();
    }
}
