import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { answerOwnNamesOnly } from '../host-check.ts';
import type { LocalOrg } from '../index.ts';
import { sendPage, servePageAssets } from '../page/serve.ts';
import { isListed, setListed } from './allowlist.ts';
import { askOrg } from './ask.ts';
import { outsideRow, type SessionName } from './scenarios.ts';

export interface ExternalAppOptions {
    port: number;
    localOrg: Pick<LocalOrg, 'origin' | 'org' | 'page' | 'restLog'>;
    /** Access tokens such as OAuth would have given them to this app's users. */
    tokens: Record<SessionName, string>;
}

/** Somebody else's web site: a page of its own origin that calls the org's REST API, and the server of that page. */
export async function startExternalApp(options: ExternalAppOptions): Promise<{ close(): Promise<void> }> {
    const { port, localOrg } = options;
    const server = Fastify({ forceCloseConnections: true, bodyLimit: 1024 });
    answerOwnNamesOnly(server, () => port);
    server.get('/', async (_request, reply) =>
        sendPage(reply, await localOrg.page.of('external-app'), 'External app', policyFor(localOrg.origin))
    );
    // The fixes link to Setup as the lab does; Setup is the org's.
    server.get('/setup/*', (request, reply) => reply.redirect(localOrg.origin + request.url, 302));
    serveOwnApi(server, options);
    await servePageAssets(server, localOrg.page);
    await server.listen({ port, host: 'localhost' });
    return { close: () => server.close() };
}

/** Its own policy lets it call the org: what decides is the org's CORS allowlist. */
const policyFor = (orgOrigin: string): string =>
    [
        "default-src 'self'",
        `connect-src 'self' ${orgOrigin}`,
        // Open-source LWC with synthetic shadow writes its styles into the page.
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'"
    ].join('; ');

/** What the page asks its own server. */
function serveOwnApi(server: FastifyInstance, { localOrg, tokens }: ExternalAppOptions): void {
    const { origin: orgOrigin, org, restLog } = localOrg;
    server.addHook('onSend', async (_request, reply) => {
        if (!reply.hasHeader('cache-control')) {
            reply.header('cache-control', 'no-store');
        }
    });
    server.get('/session', async () => ({ orgOrigin, tokens }));
    server.get('/allowlist', async (request) => ({ listed: isListed(org, originOf(request)) }));
    server.post<{ Body: { listed: boolean } }>('/allowlist', { schema: { body: LISTED } }, async (request) => {
        setListed(org, originOf(request), request.body.listed);
        return { listed: isListed(org, originOf(request)) };
    });
    server.post<{ Body: { key: string } }>('/log', { schema: { body: KEY } }, async (request) => ({
        entries: restLog.entriesOfKey(request.body.key)
    }));
    server.get<{ Querystring: { scenario?: string } }>('/asked', async (request, reply) => {
        const row = outsideRow(String(request.query.scenario ?? ''));
        if (!row) {
            return reply.code(404).send({ message: 'There is no such scenario.' });
        }
        const url = orgOrigin + String(row.request.path);
        return askOrg(url, originOf(request), tokens[row.session]).catch(() =>
            reply.code(502).send({ message: `The org at ${orgOrigin} does not answer.` })
        );
    });
}

/** Of a call that its caller made; too long to be guessed. */
const KEY = {
    type: 'object',
    required: ['key'],
    additionalProperties: false,
    properties: { key: { type: 'string', minLength: 32, maxLength: 128 } }
};

const LISTED = {
    type: 'object',
    required: ['listed'],
    additionalProperties: false,
    properties: { listed: { type: 'boolean' } }
};

/** As the browser names this page to the org; the Host header has been checked. */
const originOf = (request: FastifyRequest): string => `http://${request.headers.host}`;
