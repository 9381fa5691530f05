import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import { CONTENTS } from './contents.ts';
import type { Scenario } from './observation.ts';
import type {
    HeaderList,
    Hop,
    ServerResponse,
    WireRequest
} from '../../force-app/main/default/lwc/crossOrigin/types.ts';

const HANDSHAKE = 22;

export interface Ports {
    plainPort: number;
    securePort?: number;
}

interface ReceivedRequest {
    method: string;
    target: string;
    headers: Map<string, string>;
}

/**
 * Plays every server of the scenarios on raw sockets, plain and TLS: an HTTP library would refuse the methods and header bytes
 * that matter here. Chromium's resolver rules lead every host to it, Firefox and WebKit have it for their proxy; the Host header says which origin is meant.
 * A path that holds `s<id>h<hop>z` is answered as the scenario's hop says; `/page?<id>` with a page of the given policies.
 */
export class ScenarioServer {
    readonly received = new Map<number, WireRequest[]>();
    private readonly hops = new Map<number, Hop[]>();
    private readonly pages = new Map<number, HeaderList>();
    private readonly sockets = new Set<net.Socket>();
    private readonly destinations = new Map<number, string>();
    private readonly servers: net.Server[] = [];
    private securePort?: number;

    /**
     * `count` pairs of ports that all serve the same: a browser can be told that each is in another network. Without openssl there is no
     * TLS half.
     */
    async start(count = 1): Promise<Ports[]> {
        const certificate = selfSignedCertificate();
        const ports: Ports[] = [];
        while (ports.length < count) {
            ports.push({ plainPort: await this.plain(), securePort: certificate && (await this.secure(certificate)) });
        }
        this.securePort = ports[0].securePort;
        return ports;
    }

    /** What is upgraded keeps its port, so that TLS may come to it too: its first byte is that of a handshake (RFC 8446, 5.1). */
    private plain(): Promise<number> {
        const server = net.createServer((socket) => {
            socket.on('error', () => socket.destroy());
            socket.once('data', (first: Buffer) => {
                socket.pause();
                socket.unshift(first);
                if (first[0] === HANDSHAKE) {
                    this.joinTlsHalf(socket);
                } else {
                    this.serve(socket, 'http:');
                }
                socket.resume();
            });
        });
        return this.listen(server);
    }

    private secure(certificate: tls.TlsOptions): Promise<number> {
        const server = tls.createServer(certificate, (socket) => this.serve(socket, 'https:'));
        server.on('tlsClientError', () => undefined);
        return this.listen(server);
    }

    private listen(server: net.Server): Promise<number> {
        this.servers.push(server);
        return new Promise((resolve) => {
            server.listen(0, '127.0.0.1', () => resolve((server.address() as net.AddressInfo).port));
        });
    }

    addPage(id: number, headers: HeaderList): void {
        this.pages.set(id, headers);
    }

    addScenario(id: number, { request, hops }: Scenario): void {
        this.hops.set(id, hops);
        this.destinations.set(id, request.destination ?? '');
        this.received.set(id, []);
    }

    /** What arrived for a scenario, in order. Forgets it. */
    take(id: number): WireRequest[] {
        const received = this.received.get(id) ?? [];
        this.received.delete(id);
        this.hops.delete(id);
        this.destinations.delete(id);
        return received;
    }

    async close(): Promise<void> {
        this.sockets.forEach((socket) => socket.destroy());
        await Promise.all(this.servers.map((server) => new Promise((done) => server.close(done))));
    }

    private serve(socket: net.Socket, scheme: string): void {
        this.sockets.add(socket);
        socket.on('close', () => this.sockets.delete(socket));
        socket.on('error', () => socket.destroy());
        let received = '';
        const receive = (chunk: Buffer): void => {
            received += chunk.toString('latin1');
            const request = parseRequest(received);
            if (request?.method === 'CONNECT' && scheme === 'http:') {
                socket.off('data', receive);
                socket.write('HTTP/1.1 200 Connected\r\n\r\n');
                this.joinTlsHalf(socket);
            } else if (request) {
                received = '';
                this.answer(socket, scheme, request);
            }
        };
        socket.on('data', receive);
    }

    /** All https hosts are the TLS half, also those to which a browser that has this server for its proxy asks for a tunnel. */
    private joinTlsHalf(socket: net.Socket): void {
        if (this.securePort === undefined) {
            socket.destroy();
            return;
        }
        const inner = net.connect(this.securePort, '127.0.0.1');
        inner.on('error', () => socket.destroy());
        inner.on('close', () => socket.destroy());
        socket.on('close', () => inner.destroy());
        socket.pipe(inner).pipe(socket);
    }

    private answer(socket: net.Socket, scheme: string, request: ReceivedRequest): void {
        const page = /^\/page\?(\d+)$/.exec(request.target);
        if (page) {
            const headers = this.pages.get(Number(page[1])) ?? [];
            write(socket, request, { status: 200, headers: [['Content-Type', 'text/html'], ...headers] }, '<body>');
            return;
        }
        const [, id, hop] = /s(\d+)h(\d+)z/.exec(request.target) ?? [];
        const hops = this.hops.get(Number(id));
        const isPreflight = request.method === 'OPTIONS' && request.headers.has('access-control-request-method');
        this.received.get(Number(id))?.push(wireRequest(scheme, request));
        const answer = hops?.[Number(hop)]?.[isPreflight ? 'preflight' : 'response'];
        if (answer === undefined || answer === 'unreachable') {
            socket.destroy();
        } else if (answer.status === 101) {
            accept(socket, request);
        } else {
            write(socket, request, answer, CONTENTS[this.destinations.get(Number(id)) ?? '']);
        }
    }
}

/** A request once it is there as a whole, its body included. */
function parseRequest(text: string): ReceivedRequest | undefined {
    const end = text.indexOf('\r\n\r\n');
    if (end < 0) {
        return undefined;
    }
    const [start, ...lines] = text.slice(0, end).split('\r\n');
    const [method, asked] = start.split(' ');
    // A proxy is asked for the whole URL. The method CONNECT names host and port alone.
    const target = /^[a-z]+:\/\/[^/?]*(.*)$/i.exec(asked)?.[1] ?? asked;
    const headers = new Map(
        lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()])
    );
    const isWhole = text.length >= end + 4 + Number(headers.get('content-length') ?? 0);
    return isWhole ? { method, target, headers } : undefined;
}

function wireRequest(scheme: string, { method, target, headers }: ReceivedRequest): WireRequest {
    const optional = (key: keyof WireRequest, name: string): Partial<WireRequest> =>
        headers.has(name) ? { [key]: headers.get(name) } : {};
    const isPreflight = method === 'OPTIONS' && headers.has('access-control-request-method');
    return {
        method,
        url: `${headers.get('upgrade') === 'websocket' ? scheme.replace('http', 'ws') : scheme}//${headers.get('host')}${target}`,
        ...optional('origin', 'origin'),
        ...(isPreflight ? optional('requestMethod', 'access-control-request-method') : {}),
        ...(isPreflight ? optional('requestHeaders', 'access-control-request-headers') : {})
    };
}

function write(
    socket: net.Socket,
    request: ReceivedRequest,
    { status, headers }: ServerResponse,
    content?: string
): void {
    const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    const length = (headers as HeaderList).find(([name]) => name.toLowerCase() === 'content-length')?.[1];
    const body = request.method === 'HEAD' ? '' : (content ?? 'x'.repeat(Number(length ?? 0)));
    socket.end(`HTTP/1.1 ${status} Scenario\r\n${lines}\r\n${body}`, 'latin1');
}

/** RFC 6455 § 4.2.2 the server's handshake. */
function accept(socket: net.Socket, { headers }: ReceivedRequest): void {
    const key = `${headers.get('sec-websocket-key')}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
    const digest = createHash('sha1').update(key).digest('base64');
    socket.write(
        `HTTP/1.1 101 Scenario\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${digest}\r\n\r\n`
    );
}

/** Made anew for each run, by openssl; without openssl the scenarios stay on http. */
export function selfSignedCertificate(): { key: Buffer; cert: Buffer } | undefined {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'verify-browser-tls-'));
    const [key, cert] = ['key.pem', 'cert.pem'].map((file) => path.join(folder, file));
    try {
        const subject = ['-subj', '/CN=verify.test', '-days', '2'];
        execFileSync(
            'openssl',
            ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, ...subject],
            { stdio: 'ignore' }
        );
        return { key: fs.readFileSync(key), cert: fs.readFileSync(cert) };
    } catch {
        return undefined;
    } finally {
        fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    }
}
