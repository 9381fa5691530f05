import http from 'node:http';
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import { startCorsProxy, type CorsProxy, type CorsProxyOptions } from '../index.ts';

/** A proxy, an upstream behind it that notes what it receives, and raw connections to the proxy. */
export interface Rig {
    proxy: CorsProxy;
    upstream: { port: number; received: Received[]; server: http.Server };
    log: string[];
    close(): Promise<void>;
}

export interface Received {
    method: string;
    url: string;
    headers: http.IncomingHttpHeaders;
    body: string;
}

export interface Answer {
    status: number;
    headers: string;
    body: string;
    /** The code of a JSON error, if the body is one. */
    code?: string;
}

export const ORIGIN = 'https://page.example';
export const SESSION_KEY = 'the-key-of-the-org-of-thirty-two-characters';
export const METRICS_KEY = 'the-key-of-the-metrics-of-32-characters';
export const SECRET = 'a-secret-of-at-least-thirty-two-characters';
export const API_KEY = 'the-key-of-the-upstream';

export async function startRig(
    options: Partial<CorsProxyOptions> = {},
    answer: http.RequestListener = (_request, response) => void response.end('{"reached":true}')
): Promise<Rig> {
    const received: Received[] = [];
    const server = http.createServer((request, response) => {
        const entry = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body: '' };
        received.push(entry);
        request.on('data', (chunk: Buffer) => (entry.body += chunk.toString()));
        answer(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const origin = `http://localhost:${port}`;
    const log: string[] = [];
    const proxy = await startCorsProxy({
        port: 0,
        origins: [ORIGIN],
        upstreams: {
            open: { origin, pathPrefix: '/v1/', methods: ['GET', 'HEAD', 'POST'] },
            keyed: { origin, credentials: { 'X-Api-Key': 'API_KEY' } },
            other: { origin, needsToken: true }
        },
        env: { API_KEY },
        tokenSecret: SECRET,
        sessionKey: SESSION_KEY,
        metricsKey: METRICS_KEY,
        allowLoopback: true,
        logTo: { write: (line) => void log.push(line) },
        ...options,
        limits: { rate: 100_000, headersTimeout: 300, requestTimeout: 500, grace: 200, ...options.limits }
    });
    const close = async (): Promise<void> => {
        server.closeAllConnections();
        await Promise.all([proxy.close(), new Promise((resolve) => server.close(resolve))]);
    };
    return { proxy, upstream: { port, received, server }, log, close };
}

/** Writes bytes to the proxy as they are, and reads until it ends the connection or the answer is whole. */
export function sendRaw(port: number, text: string | Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
        const socket = net.connect(port, '127.0.0.1');
        let answer = '';
        const finish = (): void => {
            socket.destroy();
            resolve(answerOf(answer));
        };
        socket.on('connect', () => socket.write(text));
        socket.on('data', (chunk) => {
            answer += chunk.toString('latin1');
            if (isWhole(answer)) {
                finish();
            }
        });
        socket.on('end', finish);
        socket.on('error', (error: NodeJS.ErrnoException) => (answer ? finish() : reject(error)));
    });
}

export const request = (target: string, headers: string[] = [], method = 'GET', body = ''): string =>
    [`${method} ${target} HTTP/1.1`, 'Host: proxy.example', ...headers, '', body].join('\r\n');

export const fromPage = (target: string, headers: string[] = [], method = 'GET', body = ''): string =>
    request(target, [`Origin: ${ORIGIN}`, ...headers], method, body);

function isWhole(answer: string): boolean {
    const end = answer.indexOf('\r\n\r\n');
    if (/^HTTP\/1\.1 (204|304) /.test(answer)) {
        return end > 0;
    }
    const length = /content-length: (\d+)/i.exec(answer)?.[1];
    return length === undefined
        ? /transfer-encoding: chunked/i.test(answer) && answer.endsWith('\r\n0\r\n\r\n')
        : end > 0 && answer.length >= end + 4 + Number(length);
}

function answerOf(text: string): Answer {
    const [headers, ...rest] = text.split('\r\n\r\n');
    const body = rest.join('\r\n\r\n');
    let code: string | undefined;
    try {
        code = (JSON.parse(body) as { error?: { code?: string } }).error?.code;
    } catch {
        code = undefined;
    }
    return { status: Number(headers.split(' ')[1]), headers, body, ...(code !== undefined && { code }) };
}

export const metricsOf = async ({ proxy }: Rig): Promise<string> =>
    (await sendRaw(proxy.port, request('/metrics', [`Authorization: Bearer ${METRICS_KEY}`]))).body;

/** A token as the proxy gives it to the org. */
export async function openSession({ proxy }: Rig, upstream: string, user = 'user'): Promise<string> {
    const body = JSON.stringify({ user, upstream });
    const { body: answer } = await sendRaw(proxy.port, session('POST', body));
    return (JSON.parse(answer) as { token: string }).token;
}

export const session = (method: string, body: string, key = SESSION_KEY): string => {
    const headers = [
        `Authorization: Bearer ${key}`,
        'Content-Type: application/json',
        'Connection: close',
        `Content-Length: ${body.length}`
    ];
    return request('/session', headers, method, body);
};
