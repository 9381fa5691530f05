import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { Driver } from '../proxied.ts';
import { removeFolder } from '../remove-folder.ts';
import type { WebKit } from './find.ts';
import { LIMITS, WebDriver } from './webdriver.ts';

/** In milliseconds. */
const MOST_TO_START = 60_000;

/** A WebKitGTK of one's own, driven by WebDriver. */
export class WebKitDriver implements Driver {
    private readonly programs: WebKit;
    private readonly processes: ChildProcess[] = [];
    private folder = '';
    private session?: WebDriver;

    constructor(programs: WebKit) {
        this.programs = programs;
    }

    async start(proxyPort: number): Promise<string> {
        this.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'verify-browser-'));
        const display = await this.screen();
        const port = await freePort();
        this.run(this.programs.driver, [`--port=${port}`], environment(display, this.folder));
        const session = new WebDriver(`http://127.0.0.1:${port}`);
        this.session = session;
        await listening(port);
        const { browserVersion } = await session.begin(capabilities(this.programs.browser, proxyPort));
        return `WebKitGTK/${String(browserVersion)}`;
    }

    /** What a page has upgraded, the next one in its window upgrades too: each has a window of its own. */
    async open(url: string): Promise<void> {
        await this.current().changeWindow();
        await this.current().open(url);
    }

    async evaluate(expression: string): Promise<string> {
        const value = await this.current().evaluate(expression);
        if (typeof value !== 'string') {
            throw new Error(`In the page: ${JSON.stringify(value)}`);
        }
        return value;
    }

    /** The driver, the browser and its children are one group of processes, so none outlives the driver, whether it answers or not. */
    async close(): Promise<void> {
        this.session = undefined;
        await Promise.all(
            this.processes.splice(0).map(async (one) => {
                const ended =
                    one.exitCode === null && one.signalCode === null && new Promise((done) => one.once('exit', done));
                killGroup(one);
                await ended;
            })
        );
        await removeFolder(this.folder);
    }

    private current(): WebDriver {
        if (!this.session) {
            throw new Error('WebKit has not been started.');
        }
        return this.session;
    }

    private run(program: string, args: string[], env: NodeJS.ProcessEnv): ChildProcess {
        const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], env, detached: true });
        this.processes.push(child);
        return child;
    }

    /** Xvfb says on a pipe which display it took. */
    private screen(): Promise<string> {
        const size = ['-screen', '0', '1024x768x24'];
        const screen = this.run(this.programs.xvfb, ['-displayfd', '3', ...size, '-nolisten', 'tcp'], process.env);
        return new Promise((resolve, reject) => {
            screen.stdio[3]?.once('data', (number: Buffer) => resolve(`:${String(number).trim()}`));
            screen.once('error', reject);
            screen.once('exit', () => reject(new Error('Xvfb did not start.')));
        });
    }
}

const killGroup = ({ pid }: ChildProcess): void => {
    try {
        process.kill(-(pid ?? NaN), 'SIGKILL');
    } catch {
        // It has ended already, or never began.
    }
};

/** No setting and no service of the user's desktop. With a proxy in its environment the driver does not find its own browser. */
function environment(display: string, home: string): NodeJS.ProcessEnv {
    const { PATH, LANG = 'C.UTF-8' } = process.env;
    return { PATH, LANG, HOME: home, XDG_RUNTIME_DIR: home, DISPLAY: display, NO_AT_BRIDGE: '1', GTK_A11Y: 'none' };
}

/** WebDriver's own capability for a proxy speaks TLS with it where a page is to be had by https; the browser's option does not. */
const capabilities = (binary: string, proxyPort: number): Record<string, unknown> => ({
    acceptInsecureCerts: true,
    timeouts: LIMITS,
    'webkitgtk:browserOptions': { binary, args: ['--automation', `--proxy=http://127.0.0.1:${proxyPort}`] }
});

function freePort(): Promise<number> {
    return new Promise((resolve) => {
        const server = net.createServer().listen(0, '127.0.0.1', () => {
            const { port } = server.address() as net.AddressInfo;
            server.close(() => resolve(port));
        });
    });
}

/** Comes back as soon as somebody listens on the port. */
async function listening(port: number): Promise<void> {
    for (const until = Date.now() + MOST_TO_START; Date.now() < until;) {
        const socket = net.connect(port, '127.0.0.1');
        const isOpen = await new Promise<boolean>((resolve) => {
            socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
        });
        socket.destroy();
        if (isOpen) {
            return;
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('WebKitWebDriver did not start.');
}
