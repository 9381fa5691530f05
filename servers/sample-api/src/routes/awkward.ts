import { Readable } from 'node:stream';
import { Router } from 'express';
import type { Context } from '../context.ts';

const MEGABYTE = 1024 * 1024;

/** What APIs do on bad days: redirect, stall, hang up, answer too much, or not what they say. All of it readable by CORS. */
export function awkwardRoutes({ origins }: Context): Router {
    const router = Router();
    router.use(
        ['/redirect-to-untrusted', '/slow', '/drop', '/never', '/big', '/invalid-json', '/binary', '/text', '/empty'],
        (_request, response, next) => {
            response.set('Access-Control-Allow-Origin', '*');
            next();
        }
    );

    router.get('/redirect-to-untrusted', (request, response) => {
        const query = request.originalUrl.split('?')[1];
        const untrusted = origins[1] ?? origins[0];
        response
            .status(302)
            .location(`${untrusted}/open${query ? `?${query}` : ''}`)
            .end();
    });

    // Answers after `ms`; stops waiting when the caller has gone.
    router.get('/slow', (request, response) => {
        const delay = Math.min(Math.max(Number(request.query.ms) || 5000, 0), 120_000);
        const timer = setTimeout(() => response.json({ answeredAfterMs: delay }), delay);
        response.on('close', () => clearTimeout(timer));
    });

    router.all('/never', () => undefined);

    router.all('/drop', (request) => {
        request.socket.destroy();
    });

    router.get('/big', (request, response) => {
        const size = Math.min(Math.max(Number(request.query.mb) || 50, 1), 1024);
        const line = `${'x'.repeat(1023)}\n`.repeat(64);
        const chunks = function* (): Generator<string> {
            for (let sent = 0; sent < size * MEGABYTE; sent += line.length) {
                yield line;
            }
        };
        response.type('text/plain').set('Content-Length', String(size * MEGABYTE));
        Readable.from(chunks())
            .on('error', () => response.destroy())
            .pipe(response);
    });

    router.get('/invalid-json', (_request, response) => {
        response.type('application/json').send('{"orders": [1, 2, oops');
    });

    router.get('/binary', (_request, response) => {
        response
            .type('application/octet-stream')
            .send(Buffer.from(Array.from({ length: 256 }, (_none, index) => index)));
    });

    router.get('/text', (_request, response) => {
        response.type('text/plain').send('Plain text, <b>not</b> markup.\nSecond line.');
    });

    router.get('/empty', (_request, response) => {
        response.sendStatus(204);
    });

    return router;
}
