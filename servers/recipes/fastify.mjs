// Fastify 5 with `@fastify/cors` 11. Replace mydomain; leave out what your org has not.
import cors from '@fastify/cors';
import Fastify from 'fastify';

const PAGES = [
    'https://mydomain.lightning.force.com',
    'https://mydomain.my.site.com',
    /^https:\/\/mydomain--[a-z0-9]+\.sandbox\.(lightning\.force|my\.site)\.com$/,
    /^https:\/\/mydomain\.(builder|preview|live-preview)\.salesforce-experience\.com$/
];

/** `signIn` (an onRequest hook) and `routes` (a plugin) are your own. */
export async function createApp(signIn, routes) {
    const app = Fastify();
    await app.register(
        async (api) => {
            // Before the hook of the sign-in: a preflight has no credentials.
            await api.register(cors, {
                origin: PAGES,
                // The package allows GET, HEAD and POST alone unless told.
                methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
                credentials: true,
                exposedHeaders: ['X-Total-Count'],
                maxAge: 600
            });
            // A 404 of this scope, so that it has the headers too.
            api.setNotFoundHandler();
            api.addHook('onRequest', signIn);
            await api.register(routes);
        },
        // Below /api only: pages for people stay private.
        { prefix: '/api' }
    );
    return app;
}
