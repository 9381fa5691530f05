import { Router, type Request, type Response } from 'express';
import type { Context } from '../context.ts';

/** Simple requests: no preflight, the request is always sent; the answer's headers decide whether the script may read it. */
export function simpleRoutes({ pageOrigin, orders }: Context): Router {
    const router = Router();
    const listOrders = (_request: Request, response: Response): void => {
        response.json({ orders: orders.latest(), total: orders.count });
    };

    router.get('/open', (request, response) => {
        response.set('Access-Control-Allow-Origin', '*');
        listOrders(request, response);
    });

    router.get('/allowed', (request, response) => {
        response.set({ 'Access-Control-Allow-Origin': pageOrigin, Vary: 'Origin' });
        listOrders(request, response);
    });

    // The classic: the API works, and says nothing about other origins.
    router.get('/closed', listOrders);

    router.get('/wrong-origin', (request, response) => {
        response.set('Access-Control-Allow-Origin', 'https://another-site.example');
        listOrders(request, response);
    });

    router.get('/credentials-wildcard', (request, response) => {
        response.set({ 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' });
        listOrders(request, response);
    });

    // A script sees only safelisted response headers, unless the API exposes more.
    router.get('/count-hidden', (request, response) => {
        response.set({ 'Access-Control-Allow-Origin': '*', 'X-Total-Count': String(orders.count) });
        listOrders(request, response);
    });

    router.get('/count-exposed', (request, response) => {
        response.set({
            'Access-Control-Allow-Origin': '*',
            'Access-Control-Expose-Headers': 'X-Total-Count',
            'X-Total-Count': String(orders.count)
        });
        listOrders(request, response);
    });

    // The status is hidden with the rest: to the script this is the same as any other CORS failure.
    router.get('/hidden-401', (_request, response) => {
        response.status(401).json({ error: 'Sign in first.' });
    });

    // Refuses foreign origins itself. A no-cors GET carries no Origin header, and so passes.
    router.get('/origin-gate', (request, response) => {
        if (request.headers.origin !== undefined) {
            response.status(403).json({ error: `Origin ${request.headers.origin} is not welcome here.` });
            return;
        }
        listOrders(request, response);
    });

    return router;
}
