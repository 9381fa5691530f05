import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';

/** Finds a program, or installs Debian's package of it where that is possible: nothing is left out where it can be had. */
export function provided(program: string, asked: string, debianPackage = program): boolean {
    const isThere = (): boolean => spawnSync(program, [asked]).status === 0;
    const apt = (...args: string[]): boolean =>
        spawnSync('apt-get', args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0;
    const install = ['install', '-y', '--no-install-recommends', debianPackage];
    return isThere() || ((apt(...install) || (apt('update') && apt(...install))) && isThere());
}

export const hasRedis = provided('redis-server', '--version');
export interface RedisServer {
    url: string;
    process: ChildProcess;
    stop(): Promise<void>;
}

export async function freePort(): Promise<number> {
    const probe = net.createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port } = probe.address() as net.AddressInfo;
    probe.close();
    await once(probe, 'close');
    return port;
}

/** A Redis of its own, in memory only. */
export async function startRedis(listen = (port: string) => ['--port', port], onPort?: number): Promise<RedisServer> {
    const port = onPort ?? (await freePort());
    const args = [...listen(String(port)), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    const child = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'ignore'] });
    let text = '';
    while (!/Ready to accept/i.test(text)) {
        const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
        text += chunk.toString();
    }
    const stop = async (): Promise<void> => {
        child.kill('SIGKILL');
        if (child.exitCode === null && child.signalCode === null) {
            await once(child, 'exit');
        }
    };
    return { url: `redis://127.0.0.1:${port}`, process: child, stop };
}
