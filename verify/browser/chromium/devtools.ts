import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { CHROMIUM_ARGS } from '../../../lab/chromium.ts';
import { removeFolder } from '../remove-folder.ts';

export type Params = Record<string, unknown>;
type Listener = (params: Params) => void;

interface Message {
    id?: number;
    sessionId?: string;
    method?: string;
    params?: Params;
    result?: Params;
    error?: { message: string };
}

/** A Chromium process driven over its debugging pipe: messages of JSON, each ended by a NUL. Nothing listens on a port. */
export class DevTools {
    private readonly pending = new Map<
        number,
        { resolve: (result: Params) => void; reject: (error: Error) => void; method: string }
    >();
    private readonly listeners = new Map<string, Listener[]>();
    private lastId = 0;
    private received = '';
    private readonly process: ChildProcess;
    private readonly profile: string;

    constructor(executable: string, args: string[]) {
        this.profile = fs.mkdtempSync(path.join(os.tmpdir(), 'verify-browser-'));
        this.process = spawn(
            executable,
            [...CHROMIUM_ARGS, '--headless', '--remote-debugging-pipe', `--user-data-dir=${this.profile}`, ...args],
            { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] }
        );
        const output = this.process.stdio[4] as Readable;
        output.setEncoding('utf8');
        output.on('data', (chunk: string) => this.receive(chunk));
        this.process.on('exit', () => this.failAll(new Error('The browser ended.')));
    }

    send(method: string, params: Params = {}, sessionId?: string): Promise<Params> {
        this.lastId += 1;
        const id = this.lastId;
        const message = JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) });
        return new Promise((resolve, reject) => {
            this.pending.set(id, { resolve, reject, method });
            (this.process.stdio[3] as Writable).write(`${message}\0`);
        });
    }

    /** Calls back for an event of one session. */
    on(sessionId: string, method: string, listener: Listener): void {
        const key = `${sessionId} ${method}`;
        this.listeners.set(key, [...(this.listeners.get(key) ?? []), listener]);
    }

    async close(): Promise<void> {
        const ended = new Promise((resolve) => this.process.once('exit', resolve));
        this.process.kill();
        await ended;
        await removeFolder(this.profile);
    }

    private receive(chunk: string): void {
        const messages = (this.received + chunk).split('\0');
        this.received = messages.pop() as string;
        for (const text of messages) {
            this.dispatch(JSON.parse(text) as Message);
        }
    }

    private dispatch({ id, sessionId, method, params, result, error }: Message): void {
        if (id === undefined) {
            for (const listener of this.listeners.get(`${sessionId} ${method}`) ?? []) {
                listener(params ?? {});
            }
            return;
        }
        const call = this.pending.get(id);
        this.pending.delete(id);
        if (error) {
            call?.reject(new Error(`${call.method}: ${error.message}`));
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
