import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { selfSignedCertificate } from '../browser/server.ts';

export interface SecureFront {
    origin: string;
    close(): Promise<void>;
}

/** The local org speaks http alone. This serves its page over https, which an org always does. Undefined without openssl. */
export async function startSecureFront(target: string): Promise<SecureFront | undefined> {
    const certificate = selfSignedCertificate();
    if (!certificate) {
        return undefined;
    }
    const server = https.createServer(certificate, (request, response) => passOn(target, request, response));
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    return {
        origin: `https://localhost:${(server.address() as AddressInfo).port}`,
        close: () => {
            server.closeAllConnections();
            return new Promise((resolve) => server.close(() => resolve()));
        }
    };
}

/** The local org answers to its own name only, and takes calls of its own page only. */
function passOn(target: string, request: http.IncomingMessage, response: http.ServerResponse): void {
    const { origin, ...headers } = request.headers;
    const passed = http.request(
        new URL(request.url ?? '/', target),
        {
            method: request.method,
            headers: { ...headers, host: new URL(target).host, ...(origin !== undefined && { origin: target }) }
        },
        (answer) => {
            response.writeHead(answer.statusCode ?? 502, answer.headers);
            answer.pipe(response);
        }
    );
    passed.on('error', () => response.destroy());
    request.pipe(passed);
}
