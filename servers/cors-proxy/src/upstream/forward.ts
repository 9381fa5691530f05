import type { Dispatcher } from 'undici';
import { answerHead } from './answer-head.ts';
import type { Limits } from '../configuration/limits.ts';
import { upstreamError } from '../errors.ts';
import type { Exchange } from '../request/exchange.ts';
import { pick } from '../request/headers.ts';
import type { Target } from '../request/target.ts';
import { traceparent } from '../request/trace.ts';
import { bodyOf } from './request-body.ts';
import { UpstreamCall, type Places } from './upstream-call.ts';
import type { Upstream } from './upstreams.ts';

const WITHOUT_BODY = ['GET', 'HEAD'];

/** Sends one request to its upstream and its answer back; only a short answer is held in memory. */
export function forward(
    exchange: Exchange,
    upstream: Upstream,
    target: Target,
    pool: Dispatcher,
    limits: Limits,
    places: Places
): void {
    const call = new UpstreamCall(
        exchange,
        { most: limits.responseBytes, ...(upstream.streams && { streamTimeout: limits.streamTimeout }) },
        (status, headers) => answerHead(upstream, target, status, headers),
        places
    );
    exchange.onEnd(() => call.left());
    if (exchange.expectsContinue) {
        exchange.response.writeContinue();
    }
    try {
        pool.dispatch(asked(exchange, upstream, target, limits), call);
    } catch (error) {
        places.settled();
        exchange.fail(upstreamError(error as Error));
    }
}

/** What the upstream is asked: of the caller's request what is allowed, and what the proxy adds. */
function asked(
    exchange: Exchange,
    { origin, pathPrefix, requestHeaders, credentials, streams }: Upstream,
    { path, query }: Target,
    limits: Limits
): Dispatcher.DispatchOptions {
    const { id, request } = exchange;
    const { method = 'GET', headers } = request;
    const hasBody =
        !WITHOUT_BODY.includes(method) &&
        (headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined);
    const passed = Object.assign(pick(headers, requestHeaders), credentials);
    passed.traceparent = traceparent(id, headers.traceparent);
    const length = hasBody ? headers['content-length'] : undefined;
    if (length !== undefined) {
        passed['content-length'] = length;
    }
    return {
        origin,
        path: pathPrefix + path + query,
        method: method as Dispatcher.HttpMethod,
        headers: passed,
        body: hasBody ? bodyOf(exchange, limits.requestBytes) : null,
        bodyTimeout: streams ? limits.streamIdleTimeout : limits.idleTimeout
    };
}
