import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { startCorsProxy } from '../../servers/cors-proxy/src/index.ts';
import { callOnce, type Seen } from './callers.ts';

/** What may be seen of a path. A place is refused (503) only to those over their share, and the rate is not limited here. */
const MAY_BE: Record<string, Seen[]> = {
    '/open/quick': [200, 503],
    '/open/late': [200, 503],
    '/open/big': [200, 503],
    '/open/cut': ['cut', 502, 503],
    '/open/never': [504, 503],
    '/unknown/x': [404],
    '/open/..': [400]
};
const CALLERS = 40;

export interface SoakResult {
    calls: number;
    wrong: string[];
    inFlight: number;
    connections: number;
    upstreamSockets: number;
    /** Megabytes that the heap has grown since the callers warmed it up. */
    grown: number;
}

/** Callers that leave, slow readers, an upstream that breaks, and a Redis that comes and goes, for some minutes. */
export async function soak(minutes: number): Promise<SoakResult> {
    const upstream = http.createServer(answer).listen(0, '127.0.0.1');
    await once(upstream, 'listening');
    const redis = await startRedis();
    const proxy = await startCorsProxy({
        port: 0,
        origins: ['https://page.example'],
        upstreams: { open: { origin: `http://127.0.0.1:${(upstream.address() as AddressInfo).port}` } },
        allowLoopback: true,
        logLevel: 'silent',
        limits: { rate: 1e9, upstreamTimeout: 1_000, totalTimeout: 5_000 },
        ...(redis && { redisUrl: redis.url })
    });
    const end = Date.now() + minutes * 60_000;
    const wrong: string[] = [];
    let calls = 0;
    let warm = 0;
    const caller = async (): Promise<void> => {
        while (Date.now() < end) {
            const { path, seen } = await callOnce(proxy.port);
            calls += 1;
            if (calls === 1_000) {
                warm = heap();
            }
            if (seen !== 'left' && !MAY_BE[path].includes(seen)) {
                wrong.push(`${path}: ${seen}`);
            }
        }
    };
    const moods = setInterval(() => redis?.process.kill(Math.random() < 0.5 ? 'SIGSTOP' : 'SIGCONT'), 2_000);
    await Promise.all(Array.from({ length: CALLERS }, caller));
    clearInterval(moods);
    redis?.process.kill('SIGCONT');
    await settled(async () => (await proxy.inFlight()) + (await proxy.connections()) === 0);
    const [inFlight, connections] = [await proxy.inFlight(), await proxy.connections()];
    const grown = warm > 0 ? (heap() - warm) / 1024 ** 2 : 0;
    await proxy.close();
    const sockets = (): Promise<number> =>
        new Promise((resolve) => upstream.getConnections((_error, count) => resolve(count)));
    await settled(async () => (await sockets()) === 0);
    const upstreamSockets = await sockets();
    upstream.close();
    redis?.process.kill('SIGKILL');
    return { calls, wrong, inFlight, connections, upstreamSockets, grown };
}

const answer: http.RequestListener = ({ url = '' }, response) => {
    if (url.endsWith('late')) {
        setTimeout(() => response.end('late'), 30);
    } else if (url.endsWith('big')) {
        response.end('x'.repeat(500_000));
    } else if (url.endsWith('cut')) {
        response.write('half', () => response.destroy());
    } else if (!url.endsWith('never')) {
        response.end('quick');
    }
};

function heap(): number {
    global.gc?.();
    return process.memoryUsage().heapUsed;
}

/** Waits for what must come to rest, for ten seconds at most. */
async function settled(isSettled: () => Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < 200 && !(await isSettled()); tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
}

/** A Redis of its own, where there is one. */
async function startRedis(): Promise<{ url: string; process: ChildProcess } | undefined> {
    if (spawnSync('redis-server', ['--version']).status !== 0) {
        return undefined;
    }
    const probe = net.createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port } = probe.address() as AddressInfo;
    probe.close();
    await once(probe, 'close');
    const child = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '']);
    await once(child.stdout, 'data');
    return { url: `redis://127.0.0.1:${port}`, process: child };
}
