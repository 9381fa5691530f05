import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Agent, Dispatcher } from 'undici';
import { Call, type Answer } from './call.ts';
import { ProxyError } from './errors.ts';
import { pick } from './headers.ts';
import type { Limits } from './options.ts';
import type { Target } from './target.ts';
import type { Upstream } from './upstreams.ts';

const WITHOUT_BODY = ['GET', 'HEAD'];
const UNSAFE_IN_HEADER = /[^\t\x20-\x7e\x80-\xff]/;

/** Sends one request to its upstream and its answer back; only a short answer is held in memory. */
export async function forward(
    request: FastifyRequest,
    reply: FastifyReply,
    upstream: Upstream,
    target: Target,
    agent: Agent,
    limits: Limits
): Promise<FastifyReply> {
    const call = new Call(request.method, limits.responseBytes);
    const deadline = setTimeout(
        () => call.stop(new ProxyError(504, 'too-slow', 'The request took too long in all.')),
        limits.totalTimeout
    );
    reply.raw.once('close', () => {
        clearTimeout(deadline);
        // The caller has gone: what the upstream still has to say is for nobody.
        if (!reply.raw.writableFinished) {
            call.stop(new ProxyError(499, 'caller-gone', 'The caller went away.'));
        }
    });
    agent.dispatch(asked(request, upstream, target, limits), call);
    const answer = await call.answer();
    try {
        passBack(reply, upstream, target, answer);
    } catch (error) {
        call.stop(error as Error);
        throw error;
    }
    reply.send(answer.body);
    if (answer.body instanceof Readable) {
        // The head does not wait for the body; from here on an answer that fails is cut.
        reply.raw.flushHeaders();
    }
    return reply;
}

/** What the upstream is asked: of the caller's request what is allowed, and what the proxy adds. */
function asked(
    { id, method, headers, raw }: FastifyRequest,
    { origin, pathPrefix, requestHeaders, credentials }: Upstream,
    { path, query }: Target,
    limits: Limits
): Dispatcher.DispatchOptions {
    const hasBody = !WITHOUT_BODY.includes(method);
    const length = hasBody ? headers['content-length'] : undefined;
    const passed = Object.assign(pick(headers, requestHeaders), credentials);
    passed.traceparent = `00-${id}-${id.slice(16)}-01`;
    if (length !== undefined) {
        passed['content-length'] = length;
    }
    return {
        origin,
        path: pathPrefix + path + query,
        method: method as Dispatcher.HttpMethod,
        headers: passed,
        body: hasBody ? bodyOf(raw, length, limits.requestBytes) : null
    };
}

/** The head of the answer: of the upstream's what is allowed. */
function passBack(reply: FastifyReply, upstream: Upstream, { path }: Target, { status, headers }: Answer): void {
    const passed = pick(headers, upstream.responseHeaders);
    for (const name in passed) {
        if (UNSAFE_IN_HEADER.test(String(passed[name]))) {
            throw new ProxyError(502, 'upstream-headers', 'The upstream sent a header that cannot be passed on.');
        }
    }
    if (typeof headers.location === 'string') {
        passed.location = upstream.ownLocation(headers.location, path);
    }
    // A body of another length is an error of the upstream's client already.
    if (headers['content-length'] !== undefined) {
        passed['content-length'] = headers['content-length'];
    }
    reply.code(status).headers(passed);
}

/** The request's body; one of unknown length is counted while it passes. */
function bodyOf(raw: Readable, length: string | undefined, most: number): Readable {
    const body = length === undefined ? Readable.from(counted(raw, most)) : raw;
    // The call fails with it. Here it must only not be unheard once undici has stopped to listen.
    return body.on('error', () => undefined);
}

async function* counted(raw: Readable, most: number): AsyncGenerator<Buffer> {
    let bytes = 0;
    // A request that is destroyed takes the connection with it, and the answer that is still to be written.
    for await (const piece of raw.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        bytes += piece.length;
        if (bytes > most) {
            throw new ProxyError(413, 'request-too-large', 'The request body is too large.');
        }
        yield piece;
    }
}
