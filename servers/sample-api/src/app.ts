import crypto from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import type { Context } from './context.ts';
import { followRecipes } from './recipes.ts';
import { recordRequests } from './record.ts';
import { actingRoutes } from './routes/acting.ts';
import { awkwardRoutes } from './routes/awkward.ts';
import { misconfiguredRoutes } from './routes/misconfigured.ts';
import { preflightRoutes } from './routes/preflight.ts';
import { safelistRoutes } from './routes/safelist.ts';
import { securedRoutes } from './routes/secured.ts';
import { simpleRoutes } from './routes/simple.ts';

const BODY_LIMIT = '1mb';

/** The Express application: one router a subject, each behaviour a few lines. */
export function createApp(context: Context, allowedHosts: string[]): Express {
    const app = express();
    app.disable('x-powered-by');
    app.disable('etag');
    app.use(answerOwnNamesOnly(allowedHosts));
    app.use(recordRequests(context.log, (request) => originOf(request, context.origins)));
    app.use(followRecipes(context.recipes));
    app.use(
        express.json({ limit: BODY_LIMIT }),
        express.urlencoded({ extended: false, limit: BODY_LIMIT }),
        express.text({ limit: BODY_LIMIT })
    );
    app.post('/log', sendLog(context));
    app.get('/', describe);
    for (const routes of [
        simpleRoutes,
        preflightRoutes,
        actingRoutes,
        safelistRoutes,
        awkwardRoutes,
        misconfiguredRoutes,
        securedRoutes
    ]) {
        app.use(routes(context));
    }
    app.use((request: Request, response: Response) => {
        response.status(404).json({ error: `There is no ${request.method} ${request.path} here.` });
    });
    app.use(answerErrors);
    return app;
}

/** A page on the web that points its own host name at this machine gets no answer (DNS rebinding). */
function answerOwnNamesOnly(allowedHosts: string[]) {
    return (request: Request, response: Response, next: NextFunction): void => {
        if (allowedHosts.includes((request.headers.host ?? '').toLowerCase())) {
            next();
            return;
        }
        response.status(421).json({ error: `This API answers to ${allowedHosts.join(', ')} only.` });
    };
}

/** The API's own name for itself that this request used; by port, since one program plays several origins. */
function originOf(request: IncomingMessage, origins: string[]): string {
    const host = request.headers.host ?? '';
    return origins.find((origin) => new URL(origin).host === host) ?? `http://${host}`;
}

/** A key that nobody guesses: 122 random bits or more. */
const KEY = /^[\w-]{32,128}$/;

/**
 * The trace in the address of a call is the SHA-256 of a key that stays with whoever chose the trace: who sees the address has no key. A
 * caller who follows an address of somebody else's choice has an entry that the other can read; it holds no values of headers, queries
 * or bodies. The key is in the body, as addresses are kept in many places.
 */
function sendLog({ log }: Context) {
    return (request: Request, response: Response): void => {
        response.set({ 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'no-store' });
        const key: unknown = request.body;
        if (typeof key !== 'string' || !KEY.test(key)) {
            response.status(400).json({ error: LOG_USAGE });
            return;
        }
        response.json({ entries: log.entries(crypto.createHash('sha256').update(key).digest('hex')) });
    };
}

const LOG_USAGE =
    'POST the key of the call as text/plain. Its trace, ?trace=…, is the SHA-256 of the key in hexadecimal.';

function describe(_request: Request, response: Response): void {
    response.json({ name: 'Callout Lab sample API', log: `/log: ${LOG_USAGE}` });
}

/** Express's own error page would show a stack; a caller gets one sentence. */
function answerErrors(
    error: Error & { status?: number; type?: string },
    _request: Request,
    response: Response,
    next: NextFunction
): void {
    if (response.headersSent) {
        next(error);
        return;
    }
    const status = error.status && error.status >= 400 && error.status < 500 ? error.status : 500;
    // The parser's own message quotes the body.
    const told = error.type === 'entity.parse.failed' ? 'The body is not what its Content-Type says.' : error.message;
    response.status(status).json({ error: status === 500 ? 'The API failed.' : told });
}
