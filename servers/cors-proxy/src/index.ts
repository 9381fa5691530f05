import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { Pool, type Dispatcher } from 'undici';
import { pinnedLookup, rangesOf } from './upstream/addresses.ts';
import { addressKey } from './request/caller.ts';
import { configurationProblems, configurationWarnings } from './configuration/check.ts';
import { limitsOf, type Limits } from './configuration/limits.ts';
import type { CorsProxyOptions } from './configuration/options.ts';
import { ConfigurationError, type Problem } from './configuration/problems.ts';
import { Connections } from './request/connections.ts';
import { ProxyError } from './errors.ts';
import { Exchanges, type Exchange } from './request/exchange.ts';
import { LocalState, type SharedState } from './limits/local-state.ts';
import { Log } from './telling/log.ts';
import { Metrics } from './telling/metrics.ts';
import { isOwnPath, ownRoutes } from './request/own-routes.ts';
import { Pages } from './request/pages.ts';
import { Proxied } from './request/proxied.ts';
import { Rates } from './limits/rates.ts';
import { RedisState, type ModeListener } from './limits/redis-state.ts';
import { NameResolver } from './upstream/resolver.ts';
import { securityHeaders } from './request/security-headers.ts';
import { createServer, known } from './request/server.ts';
import { Tokens } from './limits/tokens.ts';
import { upstreamsOf, type Upstream } from './upstream/upstreams.ts';

export type { Limits } from './configuration/limits.ts';
export type { CorsProxyOptions, UpstreamOptions } from './configuration/options.ts';
export { ConfigurationError, type Problem } from './configuration/problems.ts';

export interface CorsProxy {
    port: number;
    /** Requests for an upstream under way. */
    inFlight(): Promise<number>;
    /** Connections of callers. */
    connections(): Promise<number>;
    /** As a platform ends it: says that it is not ready, serves on for `limits.drain` milliseconds, then closes. */
    drain(): Promise<void>;
    /** Takes no more connections, lets requests under way end within the grace time, then cuts the rest. */
    close(grace?: number): Promise<void>;
}

const TOKEN_LIFETIME = 300;

/** Starts the proxy. A configuration with a fault does not start: ConfigurationError names all faults at once. */
export async function startCorsProxy(options: CorsProxyOptions, found: Problem[] = []): Promise<CorsProxy> {
    const problems = [...found, ...configurationProblems(options)];
    if (problems.length > 0) {
        throw new ConfigurationError(problems);
    }
    const limits = limitsOf(options.limits, options.trustedHops);
    const log = new Log(options);
    configurationWarnings(options).forEach((warning) => log.logger.warn(warning));
    let isStopping = false;
    const metrics: Metrics = new Metrics(
        () => connections.count,
        () => state.mode()
    );
    const state: SharedState = await openState(options, limits.redisTimeout, (mode, reason) => {
        log.logger.warn({ code: 'limits', mode, reason });
        metrics.modeChanged(mode, reason);
    });
    const exchanges = new Exchanges({
        headers: securityHeaders(),
        isStopping: () => isStopping,
        totalTimeout: limits.totalTimeout,
        tooSlow: () => new ProxyError(504, 'too-slow', 'The request took too long in all.'),
        ended: (ending) => {
            metrics.ended(ending);
            log.ended(ending);
        }
    });
    const upstreams = upstreamsOf(options);
    const pools = poolsOf(upstreams, options, limits);
    const rates = new Rates(state, limits);
    const tokens = options.tokenSecret
        ? new Tokens(options.tokenSecret, options.tokenLifetime ?? TOKEN_LIFETIME, state)
        : undefined;
    const shared = { options, upstreams, rates, metrics, ...(tokens && { tokens }) };
    const proxied = new Proxied({ ...shared, limits, pools, pages: new Pages(options, metrics) });
    const unexpected = ({ name, message, stack }: Error, reqId: string): void =>
        log.logger.error({ reqId, code: 'internal', type: name, message, at: stack?.split('\n')[1]?.trim() });
    const own = await ownExchanges(shared, state, () => isStopping, unexpected);
    const server = createServer(limits, {
        exchanges,
        serve: (exchange) => (isOwnPath(exchange.request.url) ? own(exchange) : proxied.serve(exchange)),
        unexpected,
        unreadable: (socket, refusal) => {
            const ending = { id: '', upstream: 'none', method: '', status: refusal.statusCode, took: 0 };
            metrics.ended({ ...ending, failure: refusal });
            log.ended({ ...ending, failure: refusal });
            // The connection closes anyway; what counts is that it counts.
            rates.note(addressKey(socket.remoteAddress ?? ''));
        }
    });
    const connections: Connections = new Connections(server, exchanges, limits, options.trustedHops ?? 0, (reason) => {
        metrics.dropped(reason);
        log.connectionDropped(reason);
    });
    server.listen({ port: options.port, host: options.host ?? '127.0.0.1', backlog: 1_024 });
    await once(server, 'listening');
    log.logger.info({ port: (server.address() as AddressInfo).port, upstreams: upstreams.size }, 'listening');

    let closed: Promise<void> | undefined;
    const closeNow = async (): Promise<void> => {
        const end = once(server, 'close');
        server.close();
        connections.closeIdle();
        await end;
        await Promise.all([...pools.values()].map((pool) => pool.destroy()));
        state.close();
    };
    const close = async (grace = limits.grace): Promise<void> => {
        isStopping = true;
        closed ??= closeNow();
        const cut = setTimeout(() => connections.closeAll(), grace);
        await closed;
        clearTimeout(cut);
    };
    return {
        port: (server.address() as AddressInfo).port,
        inFlight: () => Promise.resolve(metrics.underWay),
        connections: () => Promise.resolve(connections.count),
        close,
        drain: async () => {
            isStopping = true;
            await new Promise<void>((resolve) => {
                const drained = setTimeout(resolve, limits.drain);
                server.once('close', () => {
                    clearTimeout(drained);
                    resolve();
                });
            });
            await close();
        }
    };
}

/** The paths of the proxy itself. Their answers get the headers that every answer has. */
async function ownExchanges(
    shared: Omit<Parameters<typeof ownRoutes>[0], 'state' | 'isStopping' | 'refuse'>,
    state: SharedState,
    isStopping: () => boolean,
    unexpected: (error: Error, id: string) => void
): Promise<(exchange: Exchange) => void> {
    const byRequest = new WeakMap<object, Exchange>();
    const route = await ownRoutes({
        ...shared,
        state,
        isStopping,
        refuse: (raw, error) => {
            const exchange = byRequest.get(raw);
            exchange?.fail(known(error, (one) => unexpected(one, exchange.id)));
        }
    });
    return (exchange) => {
        const { request, response } = exchange;
        byRequest.set(request, exchange);
        exchange.prepare();
        if (exchange.expectsContinue) {
            response.writeContinue();
        }
        route(request, response);
    };
}

async function openState(
    { redisUrl, redisTls = {} }: CorsProxyOptions,
    timeout: number,
    onChange: ModeListener
): Promise<SharedState> {
    if (!redisUrl) {
        return new LocalState();
    }
    const state = new RedisState(redisUrl, redisTls, timeout, onChange);
    await state.opened();
    return state;
}

/**
 * Connections to each upstream, apart from those to the others, and as many as it may have calls: none waits for another.
 * Redirects are not followed (undici does so only when asked), and no proxy of the environment is used.
 */
function poolsOf(upstreams: Map<string, Upstream>, options: CorsProxyOptions, limits: Limits): Map<string, Dispatcher> {
    const resolve = options.resolve ?? new NameResolver(limits.nameTimeout).addressesOf;
    const lookup = pinnedLookup(rangesOf(options), resolve);
    const poolOf = ({ origin }: Upstream): Dispatcher =>
        new Pool(origin, {
            connections: limits.callsPerUpstream,
            pipelining: 1,
            headersTimeout: limits.upstreamTimeout,
            bodyTimeout: limits.idleTimeout,
            maxHeaderSize: limits.headerBytes,
            connect: { timeout: limits.upstreamTimeout, lookup }
        });
    return new Map([...upstreams].map(([name, upstream]) => [name, poolOf(upstream)]));
}
