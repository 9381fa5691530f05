import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Fastify from 'fastify';
import { answerOwnNamesOnly } from '../host-check.ts';

const FOLDER = path.dirname(fileURLToPath(import.meta.url));

export interface ExternalAppOptions {
    port: number;
    orgOrigin: string;
    /** Access tokens such as OAuth would have given: of a user who may use the API, and of one who may not. */
    token: string;
    limitedToken: string;
}

/** Somebody else's web site: a page of its own origin that calls the org's REST API. */
export async function startExternalApp(options: ExternalAppOptions): Promise<{ close(): Promise<void> }> {
    const { port, orgOrigin, token, limitedToken } = options;
    const server = Fastify({ forceCloseConnections: true });
    answerOwnNamesOnly(server, () => port);
    server.get('/', (_request, reply) => reply.type('text/html; charset=utf-8').send(file('page.html')));
    server.get('/page.js', (_request, reply) => reply.type('text/javascript; charset=utf-8').send(file('page.js')));
    server.get('/session', (_request, reply) =>
        reply.header('cache-control', 'no-store').send({ orgOrigin, token, limitedToken })
    );
    server.get('/refusal', async (_request, reply) => {
        const answer = await fetch(`${orgOrigin}/services/data/v67.0/limits`, {
            headers: { origin: `http://localhost:${port}`, authorization: `Bearer ${token}` }
        });
        return reply.header('cache-control', 'no-store').send({ status: answer.status, body: await answer.json() });
    });
    await server.listen({ port, host: 'localhost' });
    return { close: () => server.close() };
}

const file = (name: string): string => fs.readFileSync(path.join(FOLDER, name), 'utf8');
