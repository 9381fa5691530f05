import express from 'express';
import { isSignedIn, ORDERS, SESSION_COOKIE } from './sample.mjs';

/** The sample behind the recipe for Express. */
export function start({ createApp }) {
    const routes = express.Router();
    routes.use(express.json());
    routes.get('/orders', (_request, response) => response.set(ORDERS.headers).json(ORDERS.body));
    routes.put('/orders/:id', (request, response) => response.json(request.body));
    routes.get('/session', (_request, response) => response.set('Set-Cookie', SESSION_COOKIE).json({}));
    routes.get('/me', (_request, response) => response.json({ user: 'me' }));
    routes.get('/broken', () => {
        throw new Error('broken');
    });
    const signIn = (request, response, next) =>
        isSignedIn(request.method, request.originalUrl, request.headers) ? next() : response.sendStatus(401);
    const app = createApp(signIn, routes);
    // Without it Express prints what a route throws.
    app.set('env', 'test');
    app.get('/account', (_request, response) => response.send('for people'));
    return new Promise((resolve) => {
        const server = app.listen(0, '127.0.0.1', () => resolve(server));
    });
}
