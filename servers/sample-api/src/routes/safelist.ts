import cors from 'cors';
import { Router } from 'express';
import type { Context } from '../context.ts';

/**
 * The recipe for an API owner: a list of origins that may read. It is not access control: a request from any other
 * origin, and one from no browser at all, is handled just the same; only its answer is kept from that page's script.
 */
export function safelistRoutes({ pageOrigin, orders }: Context): Router {
    const router = Router();
    router.use('/safelist', cors({ origin: [pageOrigin] }));
    router.get('/safelist', (_request, response) => {
        response.json({ orders: orders.latest(), total: orders.count });
    });
    return router;
}
