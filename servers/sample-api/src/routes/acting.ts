import { Router } from 'express';
import type { Context } from '../context.ts';
import { acted } from '../record.ts';

/** What a call does although its answer is withheld: CORS guards the reading, not the doing. */
export function actingRoutes({ pageOrigin, orders }: Context): Router {
    const router = Router();

    router.get('/orders', (_request, response) => {
        response.set('Access-Control-Allow-Origin', '*').json({ orders: orders.latest(), total: orders.count });
    });

    // Acts first and sends no CORS header: the order is placed, whatever the page is allowed to see.
    router.post('/acts-anyway', (request, response) => {
        const order = orders.place(String(request.body));
        acted(response, 'order placed');
        response.status(201).json(order);
    });

    // Looks at the Origin before it acts. A POST from a page always carries one, in every mode.
    router.post('/checks-origin-first', (request, response) => {
        const { origin } = request.headers;
        if (origin !== undefined && origin !== 'https://shop.example') {
            response.status(403).json({ error: `Orders from ${origin} are refused.` });
            return;
        }
        const order = orders.place(String(request.body));
        acted(response, 'order placed');
        response.status(201).json(order);
    });

    // For the two ways of a page that need no script at all.
    router.get('/without-script', (_request, response) => {
        response
            .type('image/svg+xml')
            .send(
                '<svg xmlns="http://www.w3.org/2000/svg" width="160" height="40" role="img"><rect width="160" height="40" rx="6" fill="#0b827c"/><text x="80" y="25" fill="#fff" font-family="sans-serif" font-size="14" text-anchor="middle">from the API</text></svg>'
            );
    });

    router.post('/without-script', (request, response) => {
        const order = orders.place(String((request.body as { item?: unknown } | undefined)?.item));
        acted(response, 'order placed');
        response
            .status(201)
            .type('html')
            .send(
                `<!doctype html><html lang="en"><title>Order placed</title><h1>Order ${order.id} was placed by a form</h1><p>The page that sent the form cannot read this. Close this tab. (The page's origin was ${pageOrigin === request.headers.origin ? 'known' : 'foreign'} to the API.)</p></html>`
            );
    });

    return router;
}
