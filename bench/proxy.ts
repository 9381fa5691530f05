import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import path from 'node:path';
import { rolldown } from 'rolldown';
import type { BenchRow } from './bench.ts';
import { load } from './load.ts';

interface Server {
    origin: string;
    /** Bytes of memory; microseconds of processor time since its start. */
    usage(): Promise<{ rss: number; cpu: number }>;
    stop(): void;
}

const PEERS = [
    'bare undici (the floor)',
    '@fastify/reply-from with @fastify/cors',
    'http-proxy-middleware with keep-alive',
    'cors-anywhere'
];
/** Even: every other round goes backwards. */
const ROUNDS = 8;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 2);
const ORIGIN = { origin: 'https://page.example' };
const SOURCE = path.join(import.meta.dirname, 'proxy-server.ts');
const SERVER = path.join(import.meta.dirname, '../.cache/bench/proxy-server.mjs');
const MEGABYTE = 1024 * 1024;

/**
 * The CORS proxy with all its protections beside other proxies and the floor, on one upstream, in one run. What each of them does for a request
 * is said where it is started (proxy-server.ts): ours checks, limits, counts and logs, the others pass on.
 */
export async function benchProxy(): Promise<BenchRow[]> {
    await build();
    const upstream = await start('upstream');
    const servers = new Map<string, Server>();
    try {
        for (const kind of ['ours', ...PEERS]) {
            servers.set(kind, await start(kind, upstream.origin));
        }
        const figures = await measureAll(servers, upstream.origin);
        const ours = servers.get('ours') as Server;
        return [...PEERS.flatMap((peer) => rowsAgainst(peer, figures)), await held(ours), await streamed(ours)];
    } finally {
        [...servers.values(), upstream].forEach((server) => server.stop());
    }
}

interface Figure {
    /** Requests in a second. */
    rate: number;
    /** Milliseconds. */
    p99: number;
    /** Microseconds of processor time for a request: it tells little of what else the machine does. */
    cpu: number;
    /** Per cent of one processor. Near 100 the server itself is the limit, not the upstream or the callers. */
    busy: number;
}

/** In turns, to and fro: a busy moment of the machine, or what one leaves behind for the next, meets all of them. */
async function measureAll(servers: Map<string, Server>, upstream: string): Promise<Map<string, Figure[]>> {
    const rounds = new Map<string, Figure[]>([...servers.keys()].map((kind) => [kind, []]));
    // The first round warms the programs up and counts for none of them.
    for (let round = 0; round <= ROUNDS; round += 1) {
        const order = round % 2 === 0 ? [...servers] : [...servers].reverse();
        for (const [kind, server] of order) {
            const figure = await measure(kind, server, upstream);
            if (round > 0) {
                rounds.get(kind)?.push(figure);
            }
        }
    }
    return rounds;
}

async function measure(kind: string, server: Server, upstream: string): Promise<Figure> {
    const url = kind === 'cors-anywhere' ? `${server.origin}/${upstream}/x` : `${server.origin}/api/x`;
    const before = await server.usage();
    const start = performance.now();
    const { requests, rate, p99, failed } = await load(url, 32, SECONDS, ORIGIN);
    const took = performance.now() - start;
    const cpu = (await server.usage()).cpu - before.cpu;
    if (failed > 0 || requests === 0) {
        throw new Error(`${kind}: ${failed} of ${requests} requests failed`);
    }
    return { rate, p99, cpu: cpu / requests, busy: cpu / took / 10 };
}

function rowsAgainst(peer: string, figures: Map<string, Figure[]>): BenchRow[] {
    const beside = (name: string, of: keyof Figure, unit: string): BenchRow =>
        compared(`CORS proxy, ${name}, beside ${peer}`, ours.map(valueOf(of)), theirs.map(valueOf(of)), unit);
    const [ours, theirs] = [figures.get('ours') ?? [], figures.get(peer) ?? []];
    // It closes the connection after each answer. Then autocannon has sent one more request, and times that one.
    const p99 = peer !== 'cors-anywhere' ? [beside('p99 latency', 'p99', 'ms')] : [];
    return [
        beside('throughput', 'rate', 'requests/s'),
        ...p99,
        beside('processor time', 'cpu', 'µs/request'),
        beside('processor in use', 'busy', '%')
    ];
}

const valueOf =
    (of: keyof Figure) =>
    (figure: Figure): number =>
        figure[of];

/** The median of the rounds. The two of one round met the same machine, so their ratio is taken round by round. */
function compared(name: string, ours: number[], theirs: number[], unit: string): BenchRow {
    const ratios = ours.map((value, round) => value / theirs[round]);
    return {
        name,
        ours: medianOf(ours),
        peer: medianOf(theirs),
        ratio: medianOf(ratios),
        rounds: [Math.min(...ratios), Math.max(...ratios)],
        unit
    };
}

function medianOf(values: number[]): number {
    const sorted = [...values].sort((a, b) => a - b);
    const middle = sorted.length / 2;
    return (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
}

/** 1,000 connections at once. */
async function held({ origin }: Server): Promise<BenchRow> {
    const { failed } = await load(`${origin}/api/x`, 1_000, SECONDS, ORIGIN);
    return alone('CORS proxy, errors with 1,000 connections', failed, 'errors');
}

const alone = (name: string, ours: number, unit: string): BenchRow => ({ name, ours, peer: null, ratio: null, unit });

/** How far its memory grows while 1 GB streams through. */
async function streamed(server: Server): Promise<BenchRow> {
    const { rss: before } = await server.usage();
    let most = before;
    const watch = setInterval(() => void server.usage().then(({ rss }) => (most = Math.max(most, rss))), 50);
    const bytes = await new Promise<number>((resolve, reject) => {
        http.get(`${server.origin}/api/gigabyte`, { headers: ORIGIN }, (response) => {
            let read = 0;
            response.on('data', (chunk: Buffer) => (read += chunk.length));
            response.on('end', () => resolve(read));
            response.on('error', reject);
        }).on('error', reject);
    });
    clearInterval(watch);
    if (bytes !== 1024 * MEGABYTE) {
        throw new Error(`${bytes} bytes came through instead of 1 GB.`);
    }
    return alone('CORS proxy, memory growth while 1 GB streams through', (most - before) / MEGABYTE, 'MB');
}

/** The servers run as they are deployed: plain JavaScript. tsx adds a call to each function that is made while a request is served. */
async function build(): Promise<void> {
    const bundle = await rolldown({ input: SOURCE, platform: 'node', external: [/^node:/, /^@?[a-z][^:]*$/] });
    await bundle.write({ file: SERVER, format: 'esm', codeSplitting: false });
    await bundle.close();
}

async function start(kind: string, upstream = ''): Promise<Server> {
    const child = fork(SERVER, [kind, upstream], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const { port } = await told<{ port: number }>(child);
    return {
        origin: `http://127.0.0.1:${port}`,
        usage: () => {
            child.send('usage');
            return told<{ rss: number; cpu: number }>(child);
        },
        stop: () => child.disconnect()
    };
}

async function told<T>(child: ChildProcess): Promise<T> {
    const [message] = (await once(child, 'message')) as [T];
    return message;
}
