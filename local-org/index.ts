import Fastify, { type FastifyInstance } from 'fastify';
import { answerOwnNamesOnly } from './host-check.ts';
import { Org, type OrgOptions } from './org.ts';
import { PageBuild } from './page/build.ts';
import { withEvalAllowed } from './page/lws/policy.ts';
import { sendPage, servePageAssets } from './page/serve.ts';
import { RequestLog } from './request-log.ts';
import { serveRest, type RestSession } from './rest/index.ts';
import { RestLog } from './rest/log.ts';
import { serveSetup } from './setup/index.ts';
import { serveUiApi } from './ui-api/index.ts';

export { Org } from './org.ts';

const BODY_LIMIT = 8 * 1024 * 1024;

export interface LocalOrgOptions extends OrgOptions {
    /** 0 takes any free port. */
    port: number;
    /** Who may call the REST API; nobody when left out. */
    restSessions?: readonly RestSession[];
    /** Where the external app is, which calls the REST API from outside. */
    externalAppOrigin?: string;
}

export interface LocalOrg {
    /** How the page is called: http://localhost:<port>. */
    origin: string;
    org: Org;
    page: PageBuild;
    /** Requests for the org's static resources. */
    requests: RequestLog;
    /** Requests to the REST API. */
    restLog: RestLog;
    close(): Promise<void>;
}

/** Builds the page, loads the Apex, and serves both on loopback. */
export async function startLocalOrg(options: LocalOrgOptions): Promise<LocalOrg> {
    const org = new Org(options);
    const page = new PageBuild(org, options.projectDir);
    const requests = new RequestLog();
    const restLog = new RestLog();
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
    leadToExternalApp(server, options.externalAppOrigin);
    serveUiApi(server);
    serveRest(server, {
        allowlist: () => org.metadata.corsAllowlist,
        sessions: options.restSessions ?? [],
        log: restLog
    });
    await servePageAssets(server, page);

    await Promise.all([page.build(), server.listen({ port, host: 'localhost' })]);
    port = (server.server.address() as { port: number }).port;
    return { origin: `http://localhost:${port}`, org, page, requests, restLog, close: () => server.close() };
}

function servePage(server: FastifyInstance, org: Org, page: PageBuild): void {
    server.get<{ Querystring: { security?: string } }>('/', async (request, reply) => {
        const isLws = request.query.security === 'lws';
        const policy = org.contentSecurityPolicy;
        return sendPage(
            reply,
            await page.of(isLws ? 'lws' : 'plain'),
            'Callout Lab',
            isLws ? withEvalAllowed(policy) : policy,
            org.reportOnlyPolicy
        );
    });
}

/** The page links to it without knowing its port. */
function leadToExternalApp(server: FastifyInstance, origin?: string): void {
    if (origin !== undefined) {
        server.get('/external-app', (_request, reply) => reply.redirect(origin, 302));
    }
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
