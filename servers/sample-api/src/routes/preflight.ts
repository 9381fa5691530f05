import { Router, type Request, type Response } from 'express';
import type { Context } from '../context.ts';
import { acted } from '../record.ts';

/** Requests that the browser asks about first, with OPTIONS. Only an answer that allows them lets the actual request out. */
export function preflightRoutes({ pageOrigin, orders }: Context): Router {
    const router = Router();
    const allowOrigin = (response: Response, origin = pageOrigin): Response =>
        response.set({ 'Access-Control-Allow-Origin': origin, Vary: 'Origin' });
    const changeOrder = (request: Request, response: Response): void => {
        acted(response, 'order changed');
        allowOrigin(response).json({
            changed: true,
            item: (request.body as { item?: string } | undefined)?.item ?? null
        });
    };

    router.options('/preflight/allowed', (_request, response) => {
        allowOrigin(response)
            .set({
                'Access-Control-Allow-Methods': 'PUT',
                'Access-Control-Allow-Headers': 'Content-Type, X-Api-Version',
                'Access-Control-Max-Age': '0'
            })
            .sendStatus(204);
    });
    router.put('/preflight/allowed', changeOrder);

    router.options('/preflight/wrong-origin', (_request, response) => {
        allowOrigin(response, 'https://another-site.example')
            .set({
                'Access-Control-Allow-Methods': 'PUT',
                'Access-Control-Allow-Headers': 'Content-Type, X-Api-Version'
            })
            .sendStatus(204);
    });
    router.put('/preflight/wrong-origin', changeOrder);

    router.options('/preflight/method', (_request, response) => {
        allowOrigin(response)
            .set({
                'Access-Control-Allow-Methods': 'GET, POST',
                'Access-Control-Allow-Headers': 'Content-Type, X-Api-Version'
            })
            .sendStatus(204);
    });
    router.put('/preflight/method', changeOrder);

    router.options('/preflight/header', (_request, response) => {
        allowOrigin(response).set({ 'Access-Control-Allow-Methods': 'GET' }).sendStatus(204);
    });
    router.get('/preflight/header', (request, response) => {
        allowOrigin(response).json({ orders: orders.latest(), apiVersion: request.headers['x-api-version'] ?? null });
    });

    // An API gateway that wants every request signed in, preflights too. They never are.
    router.options('/preflight/status', (_request, response) => {
        allowOrigin(response).status(401).json({ error: 'Sign in first.' });
    });
    router.put('/preflight/status', changeOrder);

    router.options('/authorization', (_request, response) => {
        allowOrigin(response)
            .set({ 'Access-Control-Allow-Headers': 'Authorization', 'Access-Control-Max-Age': '0' })
            .sendStatus(204);
    });
    router.get('/authorization', (request, response) => {
        const signedIn = request.headers.authorization === 'Bearer demo-token';
        allowOrigin(response)
            .status(signedIn ? 200 : 401)
            .json(signedIn ? { orders: orders.latest() } : { error: 'Send Authorization: Bearer demo-token.' });
    });

    router.options('/json-orders', (_request, response) => {
        allowOrigin(response)
            .set({
                'Access-Control-Allow-Methods': 'POST',
                'Access-Control-Allow-Headers': 'Content-Type',
                'Access-Control-Max-Age': '0'
            })
            .sendStatus(204);
    });
    router.post('/json-orders', (request, response) => {
        allowOrigin(response);
        if (!request.is('application/json')) {
            response
                .status(415)
                .json({ error: `Send application/json, not ${request.headers['content-type'] ?? 'no type'}.` });
            return;
        }
        const order = orders.place(String((request.body as { item?: unknown } | undefined)?.item));
        acted(response, 'order placed');
        response.status(201).json(order);
    });

    return router;
}
