import http from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * One server of the proxy benchmark in a process of its own: `proxy-server.ts KIND [UPSTREAM]`. Tells its parent the port, and
 * its memory and its processor time whenever it is asked.
 */
export const PORTION = 64 * 1024;
const GIGABYTE = 1024 * 1024 * 1024;

/** 1 KB of JSON; 1 GB under /gigabyte. */
function startUpstream(): Promise<number> {
    const small = JSON.stringify({ text: 'x'.repeat(1_000) });
    const portion = Buffer.alloc(PORTION);
    return listen(
        http.createServer((request, response) => {
            if (!request.url?.endsWith('/gigabyte')) {
                response.setHeader('content-type', 'application/json').end(small);
                return;
            }
            let left = GIGABYTE / PORTION;
            const write = (): void => {
                while (left > 0) {
                    left -= 1;
                    if (!response.write(portion)) {
                        response.once('drain', write);
                        return;
                    }
                }
                response.end();
            };
            write();
        })
    );
}

/** Every protection on, counting and logging each request; the limits that end the measurement itself are raised. */
async function startOurs(upstream: string): Promise<number> {
    const { startCorsProxy } = await import('../servers/cors-proxy/src/index.ts');
    const proxy = await startCorsProxy({
        port: 0,
        origins: ['https://page.example'],
        upstreams: { api: { origin: upstream } },
        allowLoopback: true,
        limits: {
            rate: 100_000_000,
            responseBytes: 2 * GIGABYTE,
            connectionsPerAddress: 2_000,
            concurrency: 2_000,
            callsPerAddress: 2_000,
            callsPerUpstream: 2_000
        }
    });
    return proxy.port;
}

/** The floor: what undici and node:http cost when a request is passed on and nothing else is done. */
async function startFloor(upstream: string): Promise<number> {
    const { Pool } = await import('undici');
    const pool = new Pool(upstream, { connections: 128 });
    return listen(
        http.createServer((request, response) => {
            const { method = 'GET', url = '/' } = request;
            pool.dispatch(
                { path: url, method: method as 'GET', headers: { accept: '*/*' } },
                {
                    onRequestStart: () => undefined,
                    onResponseStart: (_controller, status, headers) => {
                        const { 'content-type': type, 'content-length': length } = headers;
                        response.writeHead(status, { 'content-type': String(type), 'content-length': String(length) });
                    },
                    onResponseData: (_controller, piece) => void response.write(piece),
                    onResponseEnd: () => void response.end(),
                    onResponseError: () => void response.destroy()
                }
            );
        })
    );
}

/** The stack that is nearest to ours, with CORS for one page; no limits, no checks, no log. */
async function startReplyFrom(upstream: string): Promise<number> {
    const { default: Fastify } = await import('fastify');
    const { default: cors } = await import('@fastify/cors');
    const { default: replyFrom } = await import('@fastify/reply-from');
    const app = Fastify();
    await app.register(cors, { origin: ['https://page.example'] });
    await app.register(replyFrom, { base: upstream });
    app.get('/api/*', (request, reply) => reply.from(request.url));
    await app.listen({ port: 0, host: '127.0.0.1' });
    return (app.server.address() as AddressInfo).port;
}

/** No CORS, no checks and no log, with an agent that keeps the connections to the upstream: its default opens one a request. */
async function startMiddleware(upstream: string): Promise<number> {
    const { createProxyMiddleware } = await import('http-proxy-middleware');
    const proxy = createProxyMiddleware({ target: upstream, agent: new http.Agent({ keepAlive: true }) });
    return listen(http.createServer((request, response) => void proxy(request, response, () => response.end())));
}

/** With its defaults: CORS headers, any URL, no limits, no log. Each request opens a connection to the upstream, and the caller's is closed after it. */
async function startCorsAnywhere(): Promise<number> {
    // It comes without types.
    const name: string = 'cors-anywhere';
    const { default: corsAnywhere } = (await import(name)) as {
        default: { createServer(options: object): http.Server };
    };
    return listen(corsAnywhere.createServer({}));
}

function listen(server: http.Server): Promise<number> {
    return new Promise((resolve) => {
        server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
    });
}

const STARTERS: Record<string, (upstream: string) => Promise<number>> = {
    upstream: startUpstream,
    ours: startOurs,
    'bare undici (the floor)': startFloor,
    '@fastify/reply-from with @fastify/cors': startReplyFrom,
    'http-proxy-middleware with keep-alive': startMiddleware,
    'cors-anywhere': startCorsAnywhere
};

const [kind, upstream] = process.argv.slice(2);
process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ rss: process.memoryUsage.rss(), cpu: user + system });
});
process.on('disconnect', () => process.exit());
process.send?.({ port: await STARTERS[kind](upstream) });
