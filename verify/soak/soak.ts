import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { startCorsProxy } from '../../servers/cors-proxy/src/index.ts';
import { callOnce, PIPELINED, type Seen } from './callers.ts';

/** What may be seen of a path. A place is refused (503) only to those over their share; the rate is not limited here. */
const MAY_BE: Record<string, Seen[]> = {
    '/open/quick': [200],
    '/open/late': [200],
    '/open/big': [200],
    '/open/cut': ['cut', 502],
    '/open/never': [504],
    '/unknown/x': [404],
    '/open/..': [400]
};
/** One connection at a time, with as many calls as one has, and those of the one before that has not yet been seen to close. */
const SHARE = 2 * PIPELINED;
/** Each has an address of its own, and stays within its share. */
const MODEST = Array.from({ length: 20 }, (_none, index) => `203.0.113.${index}`);
/** They have one address together, and with it one share. */
const GREEDY = Array.from({ length: 80 }, () => '198.51.100.1');

export interface SoakResult {
    calls: number;
    wrong: string[];
    /** Answers 503 to the address that asks for more than its share. */
    refused: number;
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
        trustedHops: 1,
        limits: {
            rate: 1e9,
            upstreamTimeout: 2_000,
            totalTimeout: 10_000,
            callsPerAddress: SHARE,
            callsPerUpstream: SHARE * (MODEST.length + 1),
            concurrency: SHARE * (MODEST.length + 1)
        },
        ...(redis && { redisUrl: redis.url })
    });
    const end = Date.now() + minutes * 60_000;
    const wrong: string[] = [];
    let calls = 0;
    let refused = 0;
    let warm = 0;
    const caller = async (address: string): Promise<void> => {
        while (Date.now() < end) {
            const { path, seen } = await callOnce(proxy.port, address);
            calls += 1;
            if (calls === 1_000) {
                warm = heap();
            }
            if (seen === 503 && address === GREEDY[0] && path.startsWith('/open/')) {
                refused += 1;
            } else if (seen !== 'left' && !MAY_BE[path].includes(seen)) {
                wrong.push(`${path} of ${address}: ${seen}`);
            }
        }
    };
    const moods = setInterval(() => redis?.process.kill(Math.random() < 0.5 ? 'SIGSTOP' : 'SIGCONT'), 2_000);
    await Promise.all([...MODEST, ...GREEDY].map(caller));
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
    return { calls, wrong, refused, inFlight, connections, upstreamSockets, grown };
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
