import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { selfSignedCertificate } from '../browser/server.ts';

export interface PageServer {
    /** Leads every name on the ports of the web to this server. */
    resolverRules: string;
    close(): Promise<void>;
}

/** An empty page under every name, by http and by https; `/sandboxed` has the origin `null`. */
export async function servePages(): Promise<PageServer> {
    const certificate = selfSignedCertificate();
    if (!certificate) {
        throw new Error('openssl is missing: the pages need a certificate.');
    }
    const servers = [http.createServer(answer), https.createServer(certificate, answer)];
    const [plain, secure] = await Promise.all(servers.map(listen));
    return {
        resolverRules: [
            `MAP *:80 127.0.0.1:${plain}`,
            ...[443, 8443].map((port) => `MAP *:${port} 127.0.0.1:${secure}`)
        ].join(','),
        close: async () => {
            servers.forEach((server) => server.closeAllConnections());
            await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
        }
    };
}

function answer({ url }: http.IncomingMessage, response: http.ServerResponse): void {
    response.setHeader('Content-Type', 'text/html');
    if (url === '/sandboxed') {
        response.setHeader('Content-Security-Policy', 'sandbox allow-scripts');
    }
    response.end('<!doctype html><title>page</title>');
}

const listen = (server: http.Server): Promise<number> =>
    new Promise((resolve) => {
        server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
    });
