import { EventEmitter } from 'node:events';
import { Transform } from 'node:stream';
import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Agent, Dispatcher } from 'undici';
import { ProxyError, upstreamError } from './errors.ts';
import { pick } from './headers.ts';
import type { Limits } from './options.ts';
import type { Target } from './target.ts';
import type { Upstream } from './upstreams.ts';

const NO_BODY = ['GET', 'HEAD'];
/** An answer that announces no more than this is gathered and written at once; the number of requests under way bounds it. */
const SHORT = 16 * 1024;
const UNSAFE_IN_HEADER = /[^\t\x20-\x7e\x80-\xff]/;

/** Ends a call to an upstream. undici takes an emitter as well as an AbortSignal, which costs several times as much. */
class Stop extends EventEmitter {
    reason?: ProxyError;

    abort(reason: ProxyError): void {
        this.reason = reason;
        this.emit('abort');
    }

    get aborted(): boolean {
        return this.reason !== undefined;
    }
}

/** Sends one request to its upstream and its answer back, both as streams; only a short answer is held in memory. */
export async function forward(
    request: FastifyRequest,
    reply: FastifyReply,
    upstream: Upstream,
    target: Target,
    agent: Agent,
    limits: Limits
): Promise<FastifyReply> {
    const stop = new Stop();
    const deadline = setTimeout(
        () => stop.abort(new ProxyError(504, 'too-slow', 'The request took too long in all.')),
        limits.totalTimeout
    );
    reply.raw.once('close', () => {
        clearTimeout(deadline);
        // The caller has gone: what the upstream still has to say is for nobody.
        if (!reply.raw.writableFinished) {
            stop.abort(new ProxyError(499, 'caller-gone', 'The caller went away.'));
        }
    });
    const answer = await ask(request, upstream, target, agent, limits, stop);
    const short = isShort(request, answer, limits) ? await gathered(answer.body, stop) : undefined;
    const body = passBack(reply, upstream, target.path, answer, limits);
    return reply.send(short ?? body);
}

async function ask(
    request: FastifyRequest,
    upstream: Upstream,
    target: Target,
    agent: Agent,
    limits: Limits,
    stop: Stop
): Promise<Dispatcher.ResponseData> {
    const hasBody = !NO_BODY.includes(request.method);
    const length = hasBody ? request.headers['content-length'] : undefined;
    const body = hasBody ? bodyOf(request.raw, length, limits.requestBytes) : null;
    try {
        return await agent.request({
            origin: upstream.origin,
            path: upstream.pathPrefix + target.path + target.query,
            method: request.method as Dispatcher.HttpMethod,
            headers: {
                ...pick(request.headers, upstream.requestHeaders),
                ...upstream.credentials,
                ...(length !== undefined && { 'content-length': length }),
                traceparent: `00-${request.id}-${request.id.slice(16)}-01`
            },
            body,
            signal: stop
        });
    } catch (error) {
        throw stop.reason ?? upstreamError(error as NodeJS.ErrnoException);
    }
}

function passBack(
    reply: FastifyReply,
    upstream: Upstream,
    path: string,
    { statusCode, headers, body }: Dispatcher.ResponseData,
    limits: Limits
): Readable {
    const length = headers['content-length'];
    // An error after this point has its own way to the caller: the connection is cut. Here it must only not be unheard.
    body.on('error', () => undefined);
    try {
        if (Number(length) > limits.responseBytes) {
            throw new ProxyError(502, 'response-too-large', 'The upstream sent more than is allowed.');
        }
        const passed = pick(headers, upstream.responseHeaders);
        const odd = Object.keys(passed).find((name) => UNSAFE_IN_HEADER.test(String(passed[name])));
        if (odd !== undefined) {
            throw new ProxyError(502, 'upstream-headers', 'The upstream sent a header that cannot be passed on.');
        }
        if (typeof headers.location === 'string') {
            passed.location = upstream.ownLocation(headers.location, path);
        }
        reply.code(statusCode).headers(passed);
    } catch (error) {
        body.destroy();
        throw error;
    }
    if (length !== undefined) {
        // A length that was announced is a bound already: the client of the upstream reads no byte more.
        reply.header('content-length', length);
        return body;
    }
    return bounded(body, limits.responseBytes, new Error('The upstream sent more than is allowed.'));
}

/** Whether the body is known to be short; an answer without a body announces the length of another one. */
function isShort(
    { method }: FastifyRequest,
    { statusCode, headers }: Dispatcher.ResponseData,
    limits: Limits
): boolean {
    const most = Math.min(SHORT, limits.responseBytes);
    return method !== 'HEAD' && statusCode !== 304 && Number(headers['content-length']) <= most;
}

/** One piece costs less than a stream, and an upstream that breaks off can still be answered with an error. */
async function gathered(body: Dispatcher.ResponseData['body'], stop: Stop): Promise<Buffer> {
    try {
        return Buffer.from(await body.arrayBuffer());
    } catch (error) {
        throw stop.reason ?? upstreamError(error as NodeJS.ErrnoException);
    }
}

/** The request's body; one of unknown length is counted while it passes. */
function bodyOf(raw: Readable, length: string | undefined, most: number): Readable {
    return length === undefined
        ? bounded(raw, most, new ProxyError(413, 'request-too-large', 'The request body is too large.'))
        : raw;
}

function bounded(source: Readable, most: number, tooLarge: Error): Readable {
    let bytes = 0;
    const counter = new Transform({
        transform(chunk: Buffer, _encoding, done) {
            bytes += chunk.length;
            done(bytes > most ? tooLarge : null, chunk);
        }
    });
    source.once('error', (error) => counter.destroy(error));
    source.once('close', () => {
        if (!source.readableEnded) {
            counter.destroy(new Error('broken off'));
        }
    });
    counter.once('close', () => {
        source.unpipe(counter);
        if (counter.errored && 'dump' in source) {
            source.destroy();
        }
    });
    return source.pipe(counter);
}
