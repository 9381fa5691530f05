import type { FastifyInstance } from 'fastify';

/**
 * Everything local answers to its own loopback names only: a page on the web that points its own host name at
 * 127.0.0.1 (DNS rebinding) is refused, and so is a cross-site POST.
 */
export function answerOwnNamesOnly(server: FastifyInstance, port: () => number): void {
    server.addHook('onRequest', async (request, reply) => {
        const hosts = [`localhost:${port()}`, `127.0.0.1:${port()}`];
        if (!hosts.includes(request.headers.host ?? '')) {
            return reply.code(421).send({ message: `This server answers to ${hosts.join(' and ')} only.` });
        }
        // Other pages may call Salesforce's APIs: the CORS allowlist and the token decide there.
        const isRestApi = request.url.startsWith('/services/data/');
        const { origin } = request.headers;
        if (
            !isRestApi &&
            request.method !== 'GET' &&
            request.method !== 'HEAD' &&
            origin !== undefined &&
            origin !== `http://${request.headers.host}`
        ) {
            return reply.code(403).send({
                message: `Requests that change something are accepted from this server's own page only, not from ${origin}.`
            });
        }
        return undefined;
    });
}
