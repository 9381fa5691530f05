import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import autocannon from 'autocannon';

/** One line of the benchmark table. `peer` is null where there is nothing to compare with. */
export interface BenchRow {
    name: string;
    ours: number;
    peer: number | null;
    /** ours / peer */
    ratio: number | null;
    unit: string;
}

interface Server {
    origin: string;
    /** Bytes of memory; microseconds of processor time since its start. */
    usage(): Promise<{ rss: number; cpu: number }>;
    stop(): void;
}

const PEERS = ['@fastify/http-proxy', 'http-proxy-middleware', 'cors-anywhere'];
const ROUNDS = 3;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 3);
const ORIGIN = { origin: 'https://page.example' };
const SERVER = path.join(path.dirname(fileURLToPath(import.meta.url)), 'proxy-server.ts');
const MEGABYTE = 1024 * 1024;

/**
 * The CORS proxy with all its protections beside bare proxies, on one upstream, in one run. What each of them does for a request
 * is said where it is started (proxy-server.ts): ours checks, limits, counts and logs, the others pass on.
 */
export async function benchProxy(): Promise<BenchRow[]> {
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
    rate: number;
    p99: number;
    /** Microseconds of processor time for a request: it tells little of what else the machine does. */
    cpu: number;
}

/** In turns, so that a busy moment of the machine meets all of them; the median of the rounds counts. */
async function measureAll(servers: Map<string, Server>, upstream: string): Promise<Map<string, Figure>> {
    const rounds = new Map<string, Figure[]>([...servers.keys()].map((kind) => [kind, []]));
    // The first round warms the programs up and counts for none of them.
    for (let round = 0; round <= ROUNDS; round += 1) {
        for (const [kind, server] of servers) {
            const figure = await measure(kind, server, upstream);
            if (round > 0) {
                rounds.get(kind)?.push(figure);
            }
        }
    }
    return new Map([...rounds].map(([kind, figures]) => [kind, medianOf(figures)]));
}

async function measure(kind: string, server: Server, upstream: string): Promise<Figure> {
    const url = kind === 'cors-anywhere' ? `${server.origin}/${upstream}/x` : `${server.origin}/api/x`;
    const before = await server.usage();
    const result = await autocannon({ url, connections: 32, duration: SECONDS, headers: ORIGIN });
    const after = await server.usage();
    requireAllGood(kind, result);
    return {
        rate: result.requests.average,
        p99: result.latency.p99,
        cpu: (after.cpu - before.cpu) / result.requests.total
    };
}

function medianOf(figures: Figure[]): Figure {
    const middle = (of: keyof Figure): number =>
        figures.map((figure) => figure[of]).sort((a, b) => a - b)[Math.floor(figures.length / 2)];
    return { rate: middle('rate'), p99: middle('p99'), cpu: middle('cpu') };
}

function requireAllGood(kind: string, { errors, non2xx, requests }: autocannon.Result): void {
    if (errors > 0 || non2xx > 0 || requests.total === 0) {
        throw new Error(`${kind}: ${errors} errors, ${non2xx} bad answers, ${requests.total} requests`);
    }
}

function rowsAgainst(peer: string, figures: Map<string, Figure>): BenchRow[] {
    const ours = figures.get('ours') as Figure;
    const theirs = figures.get(peer) as Figure;
    return [
        row(`CORS proxy, throughput, beside ${peer}`, ours.rate, theirs.rate, 'requests/s'),
        row(`CORS proxy, p99 latency, beside ${peer}`, ours.p99, theirs.p99, 'ms'),
        row(`CORS proxy, processor time, beside ${peer}`, ours.cpu, theirs.cpu, 'µs/request')
    ];
}

const row = (name: string, ours: number, peer: number | null, unit: string): BenchRow => ({
    name,
    ours,
    peer,
    ratio: peer === null ? null : ours / peer,
    unit
});

/** 1,000 connections at once. */
async function held({ origin }: Server): Promise<BenchRow> {
    const result = await autocannon({
        url: `${origin}/api/x`,
        connections: 1_000,
        duration: SECONDS,
        headers: ORIGIN
    });
    return row('CORS proxy, errors with 1,000 connections', result.errors + result.non2xx, null, 'errors');
}

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
    return row('CORS proxy, memory growth while 1 GB streams through', (most - before) / MEGABYTE, null, 'MB');
}

async function start(kind: string, upstream = ''): Promise<Server> {
    const child = fork(SERVER, [kind, upstream], {
        execArgv: ['--import', 'tsx'],
        stdio: ['ignore', 'ignore', 'inherit', 'ipc']
    });
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

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
    for (const { name, ours, peer, ratio, unit } of await benchProxy()) {
        const beside = peer === null ? '' : `  peer ${peer.toFixed(1)}  ratio ${ratio?.toFixed(2)}`;
        console.log(`${name}: ${ours.toFixed(1)} ${unit}${beside}`);
    }
}
