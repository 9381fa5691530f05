import { isSignedIn, ORDERS, SESSION_COOKIE } from './sample.mjs';

/** The sample behind the recipe for Fastify. */
export async function start({ createApp }) {
    const signIn = async (request, reply) => {
        if (!isSignedIn(request.method, request.url, request.headers)) {
            return reply.code(401).send({ error: 'sign in' });
        }
    };
    const routes = async (api) => {
        api.get('/orders', (_request, reply) => reply.headers(ORDERS.headers).send(ORDERS.body));
        api.put('/orders/:id', async (request) => request.body);
        api.get('/session', (_request, reply) => reply.header('Set-Cookie', SESSION_COOKIE).send({}));
        api.get('/me', async () => ({ user: 'me' }));
        api.get('/broken', async () => {
            throw new Error('broken');
        });
    };
    const app = await createApp(signIn, routes);
    app.get('/account', async () => 'for people');
    await app.listen({ port: 0, host: '127.0.0.1' });
    return app.server;
}
