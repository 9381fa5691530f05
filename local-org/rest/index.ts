import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isAllowed } from './cors.ts';
import type { RestLog } from './log.ts';
import { query } from './query.ts';
import { objectName, RECORDS } from './records.ts';
import { RestError } from './rest-error.ts';
import { VERSION } from './version.ts';

const BASE = `/services/data/v${VERSION}`;

export interface RestSession {
    token: string;
    /** Whether the user has the permission API Enabled. */
    hasApiAccess: boolean;
    isExpired?: boolean;
}

export interface RestOptions {
    /** Url patterns of the CORS allowlist, read anew at each request. */
    allowlist: () => readonly string[];
    sessions: readonly RestSession[];
    /** Keeps what was received and answered. */
    log?: RestLog;
}

/** Salesforce's REST API in small: reads only, for the holder of a bearer token, from a page only if its origin is allowed. */
export function serveRest(server: FastifyInstance, { allowlist, sessions, log }: RestOptions): void {
    server.register(async (rest) => {
        log?.record(rest);
        rest.addHook('onRequest', async (request, reply) => checkOrigin(request, reply, allowlist()));
        rest.setErrorHandler((error, _request, reply) => {
            const known =
                error instanceof RestError
                    ? error
                    : new RestError(500, 'UNKNOWN_EXCEPTION', 'An unexpected error occurred.');
            return reply.code(known.status).send([{ message: known.message, errorCode: known.errorCode }]);
        });
        const read = (url: string, answer: (request: FastifyRequest) => unknown): void => {
            rest.get(url, async (request) => {
                requireSession(request, sessions);
                return answer(request);
            });
        };
        // The list of versions is the one resource that needs no session.
        rest.get('/services/data', async () => [{ label: "Summer '26", url: BASE, version: VERSION }]);
        rest.get('/services/data/', async () => [{ label: "Summer '26", url: BASE, version: VERSION }]);
        read(`${BASE}/limits`, () => ({ DailyApiRequests: { Max: 15_000, Remaining: 15_000 } }));
        read(`${BASE}/query`, answerQuery);
        read(`${BASE}/sobjects/:type/describe`, describe);
        read(`${BASE}/sobjects/:type/:id`, recordById);
        rest.route({
            method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'],
            url: '/services/data/*',
            exposeHeadRoute: false,
            handler: async (request) => {
                requireSession(request, sessions);
                if (request.method !== 'GET') {
                    throw new RestError(
                        405,
                        'METHOD_NOT_ALLOWED',
                        `HTTP Method '${request.method}' not allowed. Allowed are GET`
                    );
                }
                throw new RestError(404, 'NOT_FOUND', 'The requested resource does not exist');
            }
        });
        rest.options('/services/data/*', async (_request, reply) => reply.code(200).send());
    });
}

/**
 * Documented (Configure Salesforce CORS Allowlist): an origin on the list is returned in Access-Control-Allow-Origin "along with
 * any additional CORS HTTP headers", any other is answered with status 403. Reported publicly for a match: the methods below,
 * and the asked headers sent back. No source has the body of the 403: its code and text are this local org's own.
 */
async function checkOrigin(request: FastifyRequest, reply: FastifyReply, allowlist: readonly string[]): Promise<void> {
    reply.header('vary', 'Origin');
    const { origin } = request.headers;
    if (origin === undefined || origin === `http://${request.headers.host}`) {
        return;
    }
    if (!isAllowed(origin, allowlist)) {
        throw new RestError(
            403,
            'CORS_ORIGIN_NOT_ALLOWED',
            `CORS: the origin ${origin} is not on the allowlist of this org. (Salesforce documents the status, not this text.)`
        );
    }
    reply
        .header('access-control-allow-origin', origin)
        .header('access-control-allow-methods', 'HEAD, GET, POST, PUT, PATCH, DELETE')
        .header('access-control-allow-headers', askedHeaders(request))
        .header('access-control-max-age', '0');
}

/** What a preflight asks for, as far as it is a list of header names. */
function askedHeaders(request: FastifyRequest): string {
    const asked = request.headers['access-control-request-headers'] ?? '';
    return /^[\w-]+(\s*,\s*[\w-]+)*$/.test(asked) ? asked : 'authorization, content-type';
}

/** Both texts are the platform's, as many public reports have them. The 403 names the org; most often it is the user's permission. */
function requireSession(request: FastifyRequest, sessions: readonly RestSession[]): void {
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    const session = sessions.find((candidate) => candidate.token === token);
    if (!session || session.isExpired) {
        throw new RestError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
    }
    if (!session.hasApiAccess) {
        throw new RestError(403, 'API_DISABLED_FOR_ORG', 'The REST API is not enabled for this Organization.');
    }
}

function answerQuery(request: FastifyRequest): unknown {
    const { q } = request.query as { q?: unknown };
    if (typeof q !== 'string' || q === '') {
        throw new RestError(400, 'MALFORMED_QUERY', 'SOQL statements cannot be empty or null');
    }
    const { type, records } = query(q);
    return { totalSize: records.length, done: true, records: records.map((record) => withAttributes(type, record)) };
}

function describe(request: FastifyRequest): unknown {
    const type = requireType(request);
    const fields = Object.entries(RECORDS[type][0]).map(([name, value]) => ({ name, type: typeof value }));
    return { name: type, label: type, queryable: true, fields };
}

function recordById(request: FastifyRequest): unknown {
    const type = requireType(request);
    const { id } = request.params as { id: string };
    const record = RECORDS[type].find(({ Id }) => Id === id || Id.slice(0, 15) === id);
    if (!record) {
        throw new RestError(404, 'NOT_FOUND', 'Provided external ID field does not exist or is not accessible: ' + id);
    }
    return withAttributes(type, record);
}

function requireType(request: FastifyRequest): string {
    const type = objectName((request.params as { type: string }).type);
    if (!type) {
        throw new RestError(404, 'NOT_FOUND', 'The requested resource does not exist');
    }
    return type;
}

const withAttributes = (type: string, record: Record<string, unknown>): unknown => ({
    attributes: { type, ...(record.Id ? { url: `${BASE}/sobjects/${type}/${String(record.Id)}` } : {}) },
    ...record
});
