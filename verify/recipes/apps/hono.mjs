import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { isSignedIn, ORDERS, SESSION_COOKIE } from './sample.mjs';

/** The sample behind the recipe for Hono. */
export function start({ createApp }) {
    const signIn = async (c, next) => {
        if (!isSignedIn(c.req.method, c.req.path, c.req.header())) {
            return c.text('sign in', 401);
        }
        await next();
    };
    const routes = new Hono();
    routes.get('/orders', (c) => c.json(ORDERS.body, 200, ORDERS.headers));
    routes.put('/orders/:id', async (c) => c.json(await c.req.json()));
    routes.get('/session', (c) => c.json({}, 200, { 'Set-Cookie': SESSION_COOKIE }));
    routes.get('/me', (c) => c.json({ user: 'me' }));
    routes.get('/broken', () => {
        // Hono prints what a route throws, unless it is told what to answer.
        throw Object.assign(new Error('broken on purpose'), { stack: undefined });
    });
    const app = createApp(signIn, routes);
    app.get('/account', (c) => c.text('for people'));
    return new Promise((resolve) => {
        const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(server));
    });
}
