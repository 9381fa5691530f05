import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Running } from './recipe.ts';

/** A JVM on a machine that does other things takes its time. */
const START_LIMIT_MS = 120_000;
const POLL_MS = 50;
const STOP_LIMIT_MS = 5000;

export interface Command {
    program: string;
    args: string[];
    port: number;
    cwd?: string;
    env?: Record<string, string>;
}

/** Starts a server and waits until its port answers. Throws with what it printed when it ends before that. */
export async function startServer({ program, args, port, cwd, env }: Command): Promise<Running> {
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    const listen = (chunk: Buffer): void => {
        printed = (printed + chunk.toString()).slice(-2000);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    const ended = new Promise<void>((resolve) => {
        child.once('error', (error) => {
            printed += error.message;
            resolve();
        });
        child.once('close', () => resolve());
    });
    let isOver = false;
    void ended.then(() => {
        isOver = true;
    });
    const stop = async (): Promise<void> => {
        child.kill('SIGTERM');
        const limit = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
        await ended;
        clearTimeout(limit);
    };
    const deadline = Date.now() + START_LIMIT_MS;
    while (!(await isOpen(port))) {
        if (isOver || Date.now() > deadline) {
            await stop();
            throw new Error(`${program} did not start: ${printed.trim() || 'it said nothing'}`);
        }
        await wait(POLL_MS);
    }
    return { origin: `http://127.0.0.1:${port}`, stop };
}

const isOpen = (port: number): Promise<boolean> =>
    new Promise((resolve) => {
        const socket = net.connect(port, '127.0.0.1');
        socket.once('connect', () => {
            socket.destroy();
            resolve(true);
        });
        socket.once('error', () => resolve(false));
    });

/** A folder for one start, with these files in it. */
export function folderWith(files: Record<string, string>): { folder: string; remove(): void } {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'verify-recipes-'));
    for (const [name, text] of Object.entries(files)) {
        fs.writeFileSync(path.join(folder, name), text);
    }
    return {
        folder,
        remove: () => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    };
}

/** What to stop, the last first. */
export const stopAll =
    (...steps: (() => void | Promise<void>)[]): (() => Promise<void>) =>
    async () => {
        for (const step of steps) {
            await step();
        }
    };
