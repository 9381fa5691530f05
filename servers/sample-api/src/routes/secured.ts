import crypto from 'node:crypto';
import { Router } from 'express';
import type { Context } from '../context.ts';

/** Wants an API key. A page cannot keep one; the platform adds it on the way (Named Credential). Sends no CORS headers. */
export function securedRoutes({ apiKey, orders }: Context): Router {
    const router = Router();
    router.use('/secured', (request, response, next) => {
        const given = request.headers['x-api-key'];
        if (typeof given === 'string' && isSame(given, apiKey)) {
            next();
            return;
        }
        response.status(401).json({ error: 'Send a valid X-Api-Key.' });
    });
    router.get('/secured/orders', (_request, response) => {
        response.json({ orders: orders.latest(), total: orders.count, readWith: 'an API key' });
    });
    return router;
}

const digest = (text: string): Buffer => crypto.createHash('sha256').update(text).digest();

/** Takes the same time wherever the difference is. */
const isSame = (left: string, right: string): boolean => crypto.timingSafeEqual(digest(left), digest(right));
