import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { createApp } from './app.ts';
import type { Context } from './context.ts';
import { RequestLog } from './log.ts';
import { Orders } from './orders.ts';
import type { Recipes } from './recipes.ts';

export type { LogEntry } from './log.ts';
export type { NoAnswer, Recipe, RecipeAnswer } from './recipes.ts';

export interface SampleApiOptions {
    /** One listener a port; all share orders and log. 0 takes any free port. */
    ports: number[];
    /** How each port is called from outside; http://localhost:<port> when missing. */
    origins?: string[];
    /** The origin on the safelists. */
    pageOrigin: string;
    apiKey: string;
    /** Address to listen on: loopback unless hosted. */
    host?: string;
    /** Host header values to answer to; the loopback names of the ports, and the origins' hosts, when missing. */
    allowedHosts?: string[];
}

export interface SampleApi {
    app: Express;
    origins: string[];
    log: RequestLog;
    orders: Orders;
    recipes: Recipes;
    close(): Promise<void>;
}

/** Starts the sample API. Rejects with the system's error when a port is in use. */
export async function startSampleApi(options: SampleApiOptions): Promise<SampleApi> {
    const context: Context = {
        ...options,
        origins: [],
        log: new RequestLog(),
        orders: new Orders(),
        recipes: new Map()
    };
    const allowedHosts: string[] = [];
    const app = createApp(context, allowedHosts);
    const servers = await Promise.all(options.ports.map((port) => listen(app, port, options.host ?? LOOPBACK)));
    const ports = servers.map((server) => (server.address() as AddressInfo).port);
    context.origins.push(...(options.origins ?? ports.map((port) => `http://localhost:${port}`)));
    allowedHosts.push(
        ...(options.allowedHosts ?? loopbackHosts(ports)),
        ...context.origins.map((origin) => new URL(origin).host)
    );
    const { origins, log, orders, recipes } = context;
    return { app, origins, log, orders, recipes, close: () => closeAll(servers) };
}

/** By its address: `localhost` may be ::1 alone, and the lab calls this API by both names. */
const LOOPBACK = '127.0.0.1';

const loopbackHosts = (ports: number[]): string[] =>
    ports.flatMap((port) => [`localhost:${port}`, `127.0.0.1:${port}`]);

function listen(app: Express, port: number, host: string): Promise<http.Server> {
    const server = http.createServer({ headersTimeout: 20_000, requestTimeout: 60_000, maxHeaderSize: 32 * 1024 }, app);
    server.on('clientError', (_error, socket) => {
        if (socket.writable) {
            socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
        }
    });
    return new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => resolve(server));
    });
}

async function closeAll(servers: http.Server[]): Promise<void> {
    await Promise.all(
        servers.map((server) => {
            server.closeAllConnections();
            return new Promise((resolve) => server.close(resolve));
        })
    );
}
