import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { ProxyError } from '../errors.ts';
import { MOST_HEADERS, repeatedHeader } from './headers.ts';

/** `uri-host [":" port]` of RFC 9110, 7.2; RFC 9112, 3.2 wants every other one refused. */
const HOST = /^(?:\[[0-9a-fv:.]+\]|(?:[\w.~!$&'()*+,;=-]|%[0-9a-f]{2})+)(?::\d{0,5})?$/i;

/** What every request must be, whatever it asks for. */
export function checkMessage({ rawHeaders, headers, httpVersion }: IncomingMessage): void {
    if (rawHeaders.length > MOST_HEADERS * 2) {
        throw new ProxyError(431, 'too-many-headers', `A request has ${MOST_HEADERS} headers at most.`);
    }
    const repeated = repeatedHeader(rawHeaders);
    if (repeated !== undefined) {
        throw new ProxyError(400, 'repeated-header', `The header ${repeated} stands more than once.`);
    }
    if (httpVersion !== '1.1' && httpVersion !== '1.0') {
        throw new ProxyError(505, 'http-version', 'HTTP/1.1 is spoken here.');
    }
    // Before HTTP/1.1 no Host was needed.
    if (!headers.host && (httpVersion === '1.1' || headers.host === '')) {
        throw new ProxyError(400, 'no-host', 'A request needs a Host header.');
    }
    if (headers.host && !HOST.test(headers.host)) {
        throw new ProxyError(400, 'bad-host', 'The Host header is no name or address, with a port or without.');
    }
    if (headers.upgrade !== undefined) {
        throw new ProxyError(400, 'no-upgrade', 'Connections are not upgraded.');
    }
    if (headers.expect !== undefined && !/^100-continue$/i.test(headers.expect)) {
        throw new ProxyError(417, 'no-expectation', 'That expectation is not met here.');
    }
    const coding = headers['transfer-encoding'];
    if (coding !== undefined && (coding !== 'chunked' || headers['content-length'] || httpVersion === '1.0')) {
        throw new ProxyError(400, 'ambiguous-length', 'The length of the body can be read in two ways.');
    }
}

/** Whether this server answers to a name. A name is the same in any case, and with the port that its scheme has anyway. */
export function checkHost({ headers }: IncomingMessage, hosts: ReadonlySet<string> | undefined): void {
    if (hosts && !hosts.has(hostOf(headers.host ?? ''))) {
        throw new ProxyError(421, 'other-host', 'This server does not answer to that name.');
    }
}

export const hostOf = (host: string): string => host.toLowerCase().replace(/:(80|443)$/, '');

/** Server to server: whether the key is right. A browser, and a proxy without that key, get no hint that there is one. */
export function holdsKey({ headers }: IncomingMessage, key: string | undefined): boolean {
    if (key === undefined || headers.origin !== undefined) {
        throw new ProxyError(404, 'not-found', 'There is nothing here.');
    }
    const given = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
    return timingSafeEqual(digest(given), digest(key));
}

export const keyRefused = (): ProxyError =>
    new ProxyError(401, 'key-refused', 'The key is missing or wrong.', { headers: { 'www-authenticate': 'Bearer' } });

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
