import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import rateLimit from '@fastify/rate-limit';
import Fastify, {
    LogController,
    type FastifyError,
    type FastifyInstance,
    type FastifyReply,
    type FastifyRequest
} from 'fastify';
import type { Agent } from 'undici';
import { parserRefusal, ProxyError, type ErrorBody } from './errors.ts';
import { forward } from './forward.ts';
import { checkProxied, checkRequest, isOwnPath } from './guard.ts';
import { standardOutput } from './log-lines.ts';
import type { Metrics } from './metrics.ts';
import type { CorsProxyOptions, Limits } from './options.ts';
import { addOwnRoutes } from './own-routes.ts';
import { addPreflights, readableBy } from './pages.ts';
import { securityHeaders } from './security-headers.ts';
import type { SharedState } from './shared.ts';
import type { Target } from './target.ts';
import type { Tokens } from './tokens.ts';
import type { Upstream } from './upstreams.ts';

export interface Parts {
    options: CorsProxyOptions;
    limits: Limits;
    upstreams: Map<string, Upstream>;
    agent: Agent;
    state: SharedState;
    metrics: Metrics;
    tokens?: Tokens;
    isStopping(): boolean;
}

declare module 'fastify' {
    interface FastifyRequest {
        /** Of a request for an upstream that has passed the checks. */
        proxied?: { target: Target; upstream: Upstream };
    }
}

/** All requests that are not for the proxy itself are routed here: the router never reads what a caller wrote. */
const PROXIED = '/proxied';
const TRACE = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/;

export async function createApp(parts: Parts): Promise<FastifyInstance> {
    const app = createFastify(parts);
    const { options, limits, upstreams, metrics } = parts;
    const origins = new Set(options.origins);

    app.decorateRequest('proxied', undefined);
    // Before the routes: what is registered from here on inherits them.
    app.setErrorHandler(sendError);
    app.setNotFoundHandler(() => {
        throw new ProxyError(404, 'not-found', 'There is nothing here.');
    });
    const onEveryAnswer = await securityHeaders();
    // Not a callback: a refusal must wait until the parser is through, which may have one of its own for the same request.
    app.addHook('onRequest', async (request, reply) => {
        reply.headers(onEveryAnswer).header('x-request-id', request.id);
        checkRequest(request, options.hosts);
        if (request.raw.url === PROXIED) {
            request.proxied = checkProxied(request, upstreams, origins, limits);
            if (request.method !== 'OPTIONS') {
                reply.headers(readableBy(request.headers.origin, request.proxied.upstream));
            }
        }
    });
    await addPreflights(app, options.origins, upstreams);
    await app.register(rateLimit, limitsThrough(parts.state, limits));
    app.addHook('onResponse', (request, reply, done) => {
        const upstream = request.proxied?.upstream.name ?? 'none';
        metrics.answered(upstream, reply.statusCode, reply.elapsedTime / 1_000);
        request.log.info({
            reqId: request.id,
            upstream,
            method: request.method,
            status: reply.statusCode,
            ms: Math.round(reply.elapsedTime)
        });
        done();
    });
    addOwnRoutes(app, parts);
    await app.register(async (inner) => addProxyRoute(inner, parts));
    return app;
}

function createFastify({ options, limits }: Parts): FastifyInstance {
    const { trustedHops = 0 } = options;
    const app = Fastify({
        logger: {
            level: options.logLevel ?? 'info',
            stream: options.logTo ?? standardOutput,
            // A message of ours names a code and no more: never a URL, a header, a body.
            serializers: {
                req: () => ({}),
                err: ({ name, message, code }) => ({ type: name, message, code, stack: '' })
            }
        },
        // Two lines at most are logged of a request, and name it: a logger of its own for each would cost more than they do.
        childLoggerFactory: (logger) => logger,
        logController: new LogController({ disableRequestLogging: true }),
        bodyLimit: 4_096,
        exposeHeadRoutes: false,
        trustProxy: trustedHops > 0 && ((_address: string, hop: number) => hop < trustedHops),
        requestTimeout: limits.requestTimeout,
        http: {
            maxHeaderSize: limits.headerBytes,
            headersTimeout: limits.headersTimeout,
            connectionsCheckingInterval: Math.min(1_000, limits.headersTimeout),
            requireHostHeader: false
        },
        genReqId: (raw) => TRACE.exec(String(raw.headers.traceparent))?.[1] ?? randomUUID().replaceAll('-', ''),
        rewriteUrl: ({ url }) => (isOwnPath(url) ? url : PROXIED),
        clientErrorHandler: refuseMalformed
    });
    app.server.maxConnections = limits.connections;
    app.server.on('connect', (_request: IncomingMessage, socket: Socket) => {
        writeRefusal(socket, '405 Method Not Allowed', 'no-tunnel', 'Tunnels are not opened here.');
    });
    app.server.on('checkExpectation', (request: IncomingMessage) => {
        writeRefusal(request.socket, '417 Expectation Failed', 'no-expectation', 'That expectation is not met here.');
    });
    return app;
}

function addProxyRoute(app: FastifyInstance, { limits, agent, metrics, tokens }: Parts): void {
    app.removeAllContentTypeParsers();
    // The body stays a stream: nothing here reads it.
    app.addContentTypeParser('*', (_request, _payload, done) => done(null));
    const method = app.supportedMethods.filter((one) => one !== 'OPTIONS');
    const handler = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
        const { target, upstream } = request.proxied as NonNullable<FastifyRequest['proxied']>;
        if (upstream.needsToken) {
            await verified(tokens, request, upstream);
        }
        if (metrics.underWay >= limits.concurrency) {
            reply.header('retry-after', '1');
            throw new ProxyError(503, 'busy', 'Too many requests are under way.');
        }
        metrics.underWay += 1;
        reply.raw.once('close', () => (metrics.underWay -= 1));
        return forward(request, reply, upstream, target, agent, limits);
    };
    app.route({ method, url: PROXIED, handler });
}

async function verified(tokens: Tokens | undefined, request: FastifyRequest, { name }: Upstream): Promise<void> {
    if (!tokens) {
        throw new ProxyError(401, 'token-refused', 'This upstream needs a token, and this proxy gives none.');
    }
    await tokens.verify(request.headers.authorization, name);
}

function limitsThrough(state: SharedState, limits: Limits): object {
    return {
        max: limits.rate,
        timeWindow: limits.rateWindow,
        // A page could not read them; an answer that refuses carries them.
        addHeadersOnExceeding: {
            'x-ratelimit-limit': false,
            'x-ratelimit-remaining': false,
            'x-ratelimit-reset': false
        },
        errorResponseBuilder: () => new ProxyError(429, 'too-many-requests', 'Too many requests from this address.'),
        store: class {
            incr(key: string, done: (error: Error | null, result?: object) => void, window: number): void {
                state.count(key, window).then((result) => done(null, result), done);
            }
            child(): this {
                return this;
            }
        }
    };
}

function sendError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
    const status = error.statusCode ?? 500;
    if (status >= 500 && !(error instanceof ProxyError)) {
        request.log.error({ err: error, reqId: request.id });
    }
    const known = error instanceof ProxyError || status < 500;
    const code = error instanceof ProxyError ? error.code : status < 500 ? 'bad-request' : 'internal';
    const message = known ? error.message : 'Something went wrong here.';
    // What is left of a refused body is not read.
    if (status === 413 || status === 400) {
        reply.header('connection', 'close');
    }
    reply.code(status).send({ error: { code, message, requestId: request.id } } satisfies ErrorBody);
}

function refuseMalformed(error: Error & { code?: string }, socket: Socket): void {
    if (socket.writable && error.code !== 'ECONNRESET') {
        writeRefusal(socket, ...parserRefusal(error.code));
    } else {
        socket.destroy();
    }
}

function writeRefusal(socket: Socket, status: string, code: string, message: string): void {
    const body = JSON.stringify({ error: { code, message } } satisfies ErrorBody);
    socket.on('error', () => socket.destroy());
    socket.end(
        `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`
    );
}
