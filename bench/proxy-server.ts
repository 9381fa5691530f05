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

/** No CORS, no limits, no checks, no headers added, no log. */
async function startBare(upstream: string): Promise<number> {
    const { default: Fastify } = await import('fastify');
    const { default: httpProxy } = await import('@fastify/http-proxy');
    const app = Fastify();
    await app.register(httpProxy, { upstream, prefix: '/api' });
    await app.listen({ port: 0, host: '127.0.0.1' });
    return (app.server.address() as AddressInfo).port;
}

/** With its defaults: no checks and no log. Each request opens a connection to the upstream, and the caller's is closed after it. */
async function startMiddleware(upstream: string): Promise<number> {
    const { createProxyMiddleware } = await import('http-proxy-middleware');
    const proxy = createProxyMiddleware({ target: upstream });
    return listen(http.createServer((request, response) => void proxy(request, response, () => response.end())));
}

/** With its defaults: CORS headers, any URL, no limits, no log. Its connections are those of http-proxy-middleware. */
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
    '@fastify/http-proxy': startBare,
    'http-proxy-middleware': startMiddleware,
    'cors-anywhere': startCorsAnywhere
};

const [kind, upstream] = process.argv.slice(2);
process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ rss: process.memoryUsage.rss(), cpu: user + system });
});
process.on('disconnect', () => process.exit());
process.send?.({ port: await STARTERS[kind](upstream) });
