import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { ProxyError } from './errors.ts';
import { repeatedHeader } from './headers.ts';
import type { Limits } from './options.ts';
import { readTarget, type Target } from './target.ts';
import type { Upstream } from './upstreams.ts';

/** What every request must be, whatever it asks for. */
export function checkRequest({ raw, headers }: FastifyRequest, hosts: string[] | undefined): void {
    const repeated = repeatedHeader(raw.rawHeaders);
    if (repeated !== undefined) {
        throw new ProxyError(400, 'repeated-header', `The header ${repeated} stands more than once.`);
    }
    if (raw.httpVersion !== '1.1') {
        throw new ProxyError(505, 'http-version', 'HTTP/1.1 is spoken here.');
    }
    if (headers.host === undefined || headers.host === '') {
        throw new ProxyError(400, 'no-host', 'A request needs a Host header.');
    }
    if (hosts && !hosts.includes(headers.host)) {
        throw new ProxyError(421, 'other-host', 'This server does not answer to that name.');
    }
    if (headers.upgrade !== undefined) {
        throw new ProxyError(400, 'no-upgrade', 'Connections are not upgraded.');
    }
    const coding = headers['transfer-encoding'];
    if (coding !== undefined && (coding !== 'chunked' || headers['content-length'] !== undefined)) {
        throw new ProxyError(400, 'ambiguous-length', 'The length of the body can be read in two ways.');
    }
}

/** What a request for an upstream must be, besides. */
export function checkProxied(
    request: FastifyRequest,
    upstreams: Map<string, Upstream>,
    origins: ReadonlySet<string>,
    limits: Limits
): { target: Target; upstream: Upstream } {
    const { headers, method } = request;
    const target = readTarget(request.originalUrl);
    if (headers.origin === undefined || !origins.has(headers.origin)) {
        throw new ProxyError(
            403,
            'origin-refused',
            'This proxy serves the pages on its list, and they send their Origin.'
        );
    }
    const upstream = upstreams.get(target.upstream);
    if (!upstream) {
        throw new ProxyError(404, 'unknown-upstream', 'There is no upstream of that name.');
    }
    if (method !== 'OPTIONS' && !upstream.methods.includes(method)) {
        throw new ProxyError(
            405,
            'method-refused',
            `This upstream is called with ${upstream.methods.join(', ')} only.`
        );
    }
    const length = headers['content-length'];
    if (Number(length) > limits.requestBytes) {
        throw new ProxyError(413, 'request-too-large', 'The request body is too large.');
    }
    const hasBody = Number(length) > 0 || headers['transfer-encoding'] !== undefined;
    if (hasBody && (method === 'GET' || method === 'HEAD')) {
        throw new ProxyError(400, 'unexpected-body', `A ${method} request has no body.`);
    }
    return { target, upstream };
}

/** Server to server: the key, and no browser. */
export function checkKey({ headers }: FastifyRequest, key: string | undefined): void {
    if (key === undefined || headers.origin !== undefined) {
        throw new ProxyError(404, 'not-found', 'There is nothing here.');
    }
    const given = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
    if (!timingSafeEqual(digest(given), digest(key))) {
        throw new ProxyError(401, 'key-refused', 'The key is missing or wrong.');
    }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

export const isOwnPath = (url: string | undefined): url is string =>
    url === '/healthz' || url === '/readyz' || url === '/metrics' || url === '/session';
