import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import type {
    HeaderList,
    Hop,
    ServerResponse,
    WireRequest
} from '../../force-app/main/default/lwc/crossOrigin/types.ts';

interface ReceivedRequest {
    method: string;
    target: string;
    headers: Map<string, string>;
}

/**
 * Plays every server of the scenarios on raw sockets, plain and TLS: an HTTP library would refuse the methods and header bytes
 * that matter here. Chromium's resolver rules lead every host to it, Firefox has it for its proxy; the Host header says which origin is meant.
 * A path that holds `s<id>h<hop>z` is answered as the scenario's hop says; `/page?<id>` with a page of the given policies.
 */
export class ScenarioServer {
    readonly received = new Map<number, WireRequest[]>();
    private readonly hops = new Map<number, Hop[]>();
    private readonly pages = new Map<number, string[]>();
    private readonly sockets = new Set<net.Socket>();
    private plain?: net.Server;
    private secure?: tls.Server;

    async start(): Promise<{ plainPort: number; securePort?: number }> {
        this.plain = net.createServer((socket) => this.serve(socket, 'http:'));
        const plainPort = await listen(this.plain);
        const certificate = selfSignedCertificate();
        if (!certificate) {
            return { plainPort };
        }
        this.secure = tls.createServer(certificate, (socket) => this.serve(socket, 'https:'));
        this.secure.on('tlsClientError', () => undefined);
        return { plainPort, securePort: await listen(this.secure) };
    }

    addPage(id: number, policies: string[]): void {
        this.pages.set(id, policies);
    }

    addScenario(id: number, hops: Hop[]): void {
        this.hops.set(id, hops);
        this.received.set(id, []);
    }

    /** What arrived for a scenario, in order. Forgets it. */
    take(id: number): WireRequest[] {
        const received = this.received.get(id) ?? [];
        this.received.delete(id);
        this.hops.delete(id);
        return received;
    }

    async close(): Promise<void> {
        this.sockets.forEach((socket) => socket.destroy());
        await Promise.all(
            [this.plain, this.secure].map((server) => new Promise((done) => server?.close(done) ?? done(0)))
        );
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
                this.tunnel(socket);
            } else if (request) {
                received = '';
                this.answer(socket, scheme, request);
            }
        };
        socket.on('data', receive);
    }

    /** A browser that has this server for its proxy asks for a tunnel to each https host: all are the TLS half. */
    private tunnel(socket: net.Socket): void {
        const { port } = (this.secure?.address() ?? {}) as { port?: number };
        if (port === undefined) {
            socket.destroy();
            return;
        }
        const inner = net.connect(port, '127.0.0.1');
        inner.on('error', () => socket.destroy());
        inner.on('close', () => socket.destroy());
        socket.on('close', () => inner.destroy());
        socket.write('HTTP/1.1 200 Connected\r\n\r\n');
        socket.pipe(inner).pipe(socket);
    }

    private answer(socket: net.Socket, scheme: string, request: ReceivedRequest): void {
        const page = /^\/page\?(\d+)$/.exec(request.target);
        if (page) {
            const policies = this.pages.get(Number(page[1])) ?? [];
            write(socket, request, {
                status: 200,
                headers: [
                    ['Content-Type', 'text/html'],
                    ...policies.map((text): [string, string] => ['Content-Security-Policy', text])
                ]
            });
            return;
        }
        const [, id, hop] = /s(\d+)h(\d+)z/.exec(request.target) ?? [];
        const hops = this.hops.get(Number(id));
        const isPreflight = request.method === 'OPTIONS' && request.headers.has('access-control-request-method');
        this.received.get(Number(id))?.push(wireRequest(scheme, request));
        const answer = hops?.[Number(hop)]?.[isPreflight ? 'preflight' : 'response'];
        if (answer === undefined || answer === 'unreachable') {
            socket.destroy();
        } else {
            write(socket, request, answer);
        }
    }
}

function listen(server: net.Server): Promise<number> {
    return new Promise((resolve) => {
        server.listen(0, '127.0.0.1', () => resolve((server.address() as net.AddressInfo).port));
    });
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
        url: `${scheme}//${headers.get('host')}${target}`,
        ...optional('origin', 'origin'),
        ...(isPreflight ? optional('requestMethod', 'access-control-request-method') : {}),
        ...(isPreflight ? optional('requestHeaders', 'access-control-request-headers') : {})
    };
}

function write(socket: net.Socket, request: ReceivedRequest, { status, headers }: ServerResponse): void {
    const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    const length = (headers as HeaderList).find(([name]) => name.toLowerCase() === 'content-length')?.[1];
    const body = request.method === 'HEAD' ? '' : 'x'.repeat(Number(length ?? 0));
    socket.end(`HTTP/1.1 ${status} Scenario\r\n${lines}\r\n${body}`, 'latin1');
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
