import type { AddressInfo } from 'node:net';
import { Agent } from 'undici';
import { pinnedLookup } from './addresses.ts';
import { createApp } from './app.ts';
import { Metrics } from './metrics.ts';
import { checkOptions, DEFAULT_LIMITS, type CorsProxyOptions, type Limits } from './options.ts';
import { LocalState, RedisState, type SharedState } from './shared.ts';
import { Tokens } from './tokens.ts';
import { upstreamsOf } from './upstreams.ts';

export type { CorsProxyOptions, Limits, UpstreamOptions } from './options.ts';

export interface CorsProxy {
    port: number;
    /** Requests under way. */
    inFlight(): Promise<number>;
    /** Connections of callers. */
    connections(): Promise<number>;
    /** Takes no more requests, lets those under way end within the grace time, then cuts the rest. */
    close(): Promise<void>;
}

const TOKEN_LIFETIME = 300;

/** Starts the proxy; refuses a configuration that would open a hole. */
export async function startCorsProxy(options: CorsProxyOptions): Promise<CorsProxy> {
    checkOptions(options);
    const limits = { ...DEFAULT_LIMITS, ...options.limits };
    const metrics = new Metrics();
    const state = await openState(options);
    const agent = createAgent(options, limits);
    let isStopping = false;
    const app = await createApp({
        options,
        limits,
        upstreams: upstreamsOf(options),
        agent,
        state,
        metrics,
        ...(options.tokenSecret && {
            tokens: new Tokens(options.tokenSecret, options.tokenLifetime ?? TOKEN_LIFETIME, state)
        }),
        isStopping: () => isStopping
    });
    await app.listen({ port: options.port, host: options.host ?? '127.0.0.1', backlog: 1_024 });
    const close = async (): Promise<void> => {
        if (isStopping) {
            return;
        }
        isStopping = true;
        const cut = setTimeout(() => app.server.closeAllConnections(), limits.grace);
        await app.close();
        clearTimeout(cut);
        await agent.destroy();
        state.close();
    };
    return {
        port: (app.server.address() as AddressInfo).port,
        inFlight: async () => (await metrics.inFlight.get()).values[0]?.value ?? 0,
        connections: () =>
            new Promise((resolve, reject) => {
                app.server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
            }),
        close
    };
}

async function openState({ redisUrl, redisTls = {} }: CorsProxyOptions): Promise<SharedState> {
    if (!redisUrl) {
        return new LocalState();
    }
    const state = new RedisState(redisUrl, redisTls, () => undefined);
    await state.opened();
    return state;
}

/** Redirects are not followed (undici does so only when asked), and no proxy of the environment is used. */
function createAgent({ allowLoopback = false, resolve }: CorsProxyOptions, limits: Limits): Agent {
    return new Agent({
        connections: 256,
        pipelining: 1,
        headersTimeout: limits.upstreamTimeout,
        bodyTimeout: limits.idleTimeout,
        maxHeaderSize: limits.headerBytes,
        connect: { timeout: limits.upstreamTimeout, lookup: pinnedLookup(allowLoopback, resolve) }
    });
}
