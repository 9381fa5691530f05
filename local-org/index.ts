import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyInstance } from 'fastify';
import { answerOwnNamesOnly } from './host-check.ts';
import { Org, type OrgOptions } from './org.ts';
import { buildErrorHtml, pageHtml } from './page/html.ts';
import { PageBuild } from './page/build.ts';
import { withEvalAllowed } from './page/lws/policy.ts';
import { RequestLog } from './request-log.ts';
import { serveRest, type RestSession } from './rest/index.ts';
import { serveSetup } from './setup/index.ts';
import { serveUiApi } from './ui-api/index.ts';

export { Org } from './org.ts';

const require = createRequire(import.meta.url);
const ASSETS = path.join(path.dirname(fileURLToPath(import.meta.url)), 'page/assets');
const SLDS = path.join(
    path.dirname(require.resolve('@salesforce-ux/design-system-2/package.json')),
    'dist/css/bundled'
);
const BODY_LIMIT = 8 * 1024 * 1024;

export interface LocalOrgOptions extends OrgOptions {
    /** 0 takes any free port. */
    port: number;
    /** Who may call the REST API; nobody when left out. */
    restSessions?: readonly RestSession[];
}

export interface LocalOrg {
    /** How the page is called: http://localhost:<port>. */
    origin: string;
    org: Org;
    page: PageBuild;
    requests: RequestLog;
    close(): Promise<void>;
}

/** Builds the page, loads the Apex, and serves both on loopback. */
export async function startLocalOrg(options: LocalOrgOptions): Promise<LocalOrg> {
    const org = new Org(options);
    const page = new PageBuild(org, options.projectDir);
    const requests = new RequestLog();
    let port = options.port;
    const server = Fastify({
        bodyLimit: BODY_LIMIT,
        routerOptions: { maxParamLength: 200 },
        forceCloseConnections: true
    });

    answerOwnNamesOnly(server, () => port);
    servePage(server, org, page);
    serveStaticResources(server, org, requests);
    serveApex(server, org);
    serveSetup(server, org);
    serveUiApi(server);
    serveRest(server, {
        allowlist: () => org.metadata.corsAllowlist,
        sessions: options.restSessions ?? [],
        received: (trace, method) => requests.add(trace, method)
    });
    await server.register(fastifyStatic, { root: [ASSETS, SLDS], prefix: '/assets/', index: false });

    await Promise.all([page.build(), server.listen({ port, host: 'localhost' })]);
    port = (server.server.address() as { port: number }).port;
    return { origin: `http://localhost:${port}`, org, page, requests, close: () => server.close() };
}

function servePage(server: FastifyInstance, org: Org, page: PageBuild): void {
    server.get<{ Querystring: { security?: string } }>('/', async (request, reply) => {
        const isLws = request.query.security === 'lws';
        const { bundle, problem } = isLws ? await page.underLws() : page;
        const policy = org.contentSecurityPolicy;
        reply
            .header('content-security-policy', isLws ? withEvalAllowed(policy) : policy)
            .header('x-content-type-options', 'nosniff')
            .header('referrer-policy', 'origin-when-cross-origin')
            .header('cache-control', 'no-store')
            .type('text/html; charset=utf-8');
        return bundle ? pageHtml(bundle.fileName) : reply.code(500).send(buildErrorHtml(problem ?? ''));
    });
    server.get<{ Params: { hash: string } }>('/assets/page.:hash.js', async (request, reply) => {
        const current = page.find(`page.${request.params.hash}.js`);
        return current
            ? reply
                  .type('text/javascript; charset=utf-8')
                  .header('cache-control', 'max-age=31536000, immutable')
                  .send(current.code)
            : reply.code(404).send({ message: 'This build of the page is gone. Reload the page.' });
    });
    server.get('/assets/slds.css', (_request, reply) => reply.sendFile('slds2.cosmos.css'));
}

function serveStaticResources(server: FastifyInstance, org: Org, requests: RequestLog): void {
    server.route<{ Params: { name: string }; Querystring: { trace?: string } }>({
        method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
        url: '/resource/:name',
        handler: async (request, reply) => {
            if (typeof request.query.trace === 'string') {
                requests.add(request.query.trace, request.method);
            }
            const resource = org.staticResource(request.params.name);
            return resource
                ? reply.type(resource.contentType).send(resource.content)
                : reply.code(404).send({ message: `There is no static resource ${request.params.name} in force-app.` });
        }
    });
}

function serveApex(server: FastifyInstance, org: Org): void {
    server.post<{ Params: { method: string } }>('/apex/:method', async (request, reply) => {
        const [className, methodName] = request.params.method.split('.');
        const answer = await org.invokeApex(
            className,
            methodName ?? '',
            (request.body ?? {}) as Record<string, unknown>
        );
        return answer.ok
            ? reply.type('application/json').send(JSON.stringify(answer.value ?? null))
            : reply.code(500).send(answer.error);
    });
}
