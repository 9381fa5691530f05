import type { FastifyInstance } from 'fastify';

const FORM_LIMIT = 64 * 1024;

/** Setup needs no script, and nobody has to show it in a frame. */
const HEADERS = {
    'content-security-policy':
        "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store'
};

/**
 * A request that changes something must come from a page of this very origin, and say so: `Sec-Fetch-Site`, which every
 * present browser sends and no page can set, or else `Origin`. Another web site's form or fetch is refused.
 */
export function fromOwnPagesOnly(setup: FastifyInstance): void {
    setup.addHook('onRequest', async (request, reply) => {
        reply.headers(HEADERS);
        if (request.method === 'GET' || request.method === 'HEAD') {
            return undefined;
        }
        const site = request.headers['sec-fetch-site'];
        const { origin, host } = request.headers;
        const isOwn = site === undefined ? origin === `http://${host}` : site === 'same-origin';
        return isOwn
            ? undefined
            : reply
                  .code(403)
                  .send({ message: "Only this org's own pages may change its Setup: open /setup in a browser." });
    });
}

/** Forms and the browser's reports, and nothing else, are read; each small. */
export function takeForms(setup: FastifyInstance): void {
    setup.removeAllContentTypeParsers();
    setup.addContentTypeParser(
        'application/x-www-form-urlencoded',
        { parseAs: 'string', bodyLimit: FORM_LIMIT },
        (_request, body, done) => done(null, new URLSearchParams(body as string))
    );
    setup.addContentTypeParser(
        'application/csp-report',
        { parseAs: 'string', bodyLimit: FORM_LIMIT },
        (_request, body, done) => {
            try {
                done(null, JSON.parse(body as string));
            } catch {
                done(null, undefined);
            }
        }
    );
}
