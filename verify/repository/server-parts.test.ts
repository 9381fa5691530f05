import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { PROJECT_DIR } from '../../lab/project.ts';

// The servers of "Take one part" in the README: each folder is built and run alone, with the packages that it names and no others.

const KEY = 'a-key-of-this-test-that-is-long-enough';
const SERVERS = {
    'sample-api': {
        environment: { PAGE_ORIGIN: 'https://page.example', OWN_ORIGIN: 'https://api.example', API_KEY: KEY },
        ask: { host: 'api.example', path: '/', status: 200 }
    },
    'cors-proxy': {
        environment: {
            ALLOWED_ORIGINS: 'https://page.example',
            UPSTREAMS: '{"orders":{"origin":"https://api.example"}}',
            TOKEN_SECRET: KEY.repeat(2),
            SESSION_KEY: KEY
        },
        ask: { host: 'localhost', path: '/orders/1', status: 403 }
    }
};

for (const [name, { environment, ask }] of Object.entries(SERVERS)) {
    test(`servers/${name}, taken alone, builds and answers`, { timeout: 300_000 }, async () => {
        const dir = fs.mkdtempSync(path.join(os.tmpdir(), `callout-lab-${name}-`));
        try {
            takeAlone(name, dir);
            const build = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'], {
                cwd: dir,
                encoding: 'utf8'
            });
            assert.equal(build.stdout, '');
            const port = await freePort();
            const { PATH } = process.env;
            const server = spawn(process.execPath, startOf(dir), {
                cwd: dir,
                env: { PATH, ...environment, PORT: String(port), HOST: '127.0.0.1' },
                stdio: ['ignore', 'ignore', 'inherit']
            });
            try {
                assert.equal(await firstStatus(port, ask, server), ask.status);
            } finally {
                server.kill('SIGKILL');
            }
        } finally {
            fs.rmSync(dir, { recursive: true, force: true });
        }
    });
}

/** The folder as it is committed, beside the packages of its package.json. */
function takeAlone(name: string, dir: string): void {
    const folder = path.join(PROJECT_DIR, 'servers', name);
    fs.cpSync(folder, dir, {
        recursive: true,
        filter: (file) => !['node_modules', 'dist'].includes(path.relative(folder, file).split(path.sep)[0])
    });
    const { dependencies, devDependencies } = JSON.parse(
        fs.readFileSync(path.join(dir, 'package.json'), 'utf8')
    ) as Record<string, Record<string, string>>;
    for (const dependency of Object.keys({ ...dependencies, ...devDependencies })) {
        const found = [folder, PROJECT_DIR]
            .map((from) => path.join(from, 'node_modules', dependency))
            .find((each) => fs.existsSync(each));
        assert.ok(found !== undefined, `${dependency} is not installed`);
        const link = path.join(dir, 'node_modules', dependency);
        fs.mkdirSync(path.dirname(link), { recursive: true });
        fs.symlinkSync(found, link, 'dir');
    }
}

/** What `npm start` and the Procfile say. */
function startOf(dir: string): string[] {
    const { scripts } = JSON.parse(fs.readFileSync(path.join(dir, 'package.json'), 'utf8')) as {
        scripts: { start: string };
    };
    assert.match(fs.readFileSync(path.join(dir, 'Procfile'), 'utf8'), /npm start|node dist\//);
    const [program, ...args] = scripts.start.split(' ');
    assert.equal(program, 'node');
    return args;
}

async function freePort(): Promise<number> {
    const probe = net.createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port } = probe.address() as net.AddressInfo;
    probe.close();
    await once(probe, 'close');
    return port;
}

/** The status of the first answer: asked anew until the server listens, or has ended. */
async function firstStatus(
    port: number,
    { host, path: asked }: { host: string; path: string },
    server: ReturnType<typeof spawn>
): Promise<number> {
    for (;;) {
        assert.equal(server.exitCode, null, 'the server has ended');
        const line = await firstLine(port, `GET ${asked} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
        if (line !== undefined) {
            return Number(line.split(' ')[1]);
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
}

async function firstLine(port: number, request: string): Promise<string | undefined> {
    const socket = net.connect(port, '127.0.0.1');
    try {
        await once(socket, 'connect');
        socket.write(request);
        for await (const line of createInterface({ input: socket })) {
            return line;
        }
    } catch {
        // Nobody listens yet.
    } finally {
        socket.destroy();
    }
    return undefined;
}
