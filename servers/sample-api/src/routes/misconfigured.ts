import { Router } from 'express';
import type { Context } from '../context.ts';
import { acted } from '../record.ts';

/** What a cached answer was made for: the page of another org, which asked first. */
const ANOTHER_ORG = 'https://another-org.lightning.force.com';

/** Mistakes that people really make, each one line away from right. */
export function misconfiguredRoutes({ pageOrigin, origins, orders }: Context): Router {
    const router = Router({ strict: true });
    router.use('/misconfigured', (_request, response, next) => {
        response.set('Cache-Control', 'no-store');
        next();
    });

    // The framework adds the header, and so does the gateway in front of it.
    router.get('/misconfigured/duplicate-header', (_request, response) => {
        response.setHeader('Access-Control-Allow-Origin', [pageOrigin, pageOrigin]);
        response.json({ orders: orders.latest() });
    });

    // An origin has no slash at its end.
    router.get('/misconfigured/trailing-slash', (_request, response) => {
        response.set('Access-Control-Allow-Origin', `${pageOrigin}/`).json({ orders: orders.latest() });
    });

    // The address proper has a slash at its end; a browser follows no redirect of a preflight.
    router.options('/misconfigured/moved', (request, response) => {
        const query = request.originalUrl.split('?')[1];
        response
            .set('Access-Control-Allow-Origin', pageOrigin)
            .redirect(301, `/misconfigured/moved/${query ? `?${query}` : ''}`);
    });
    router.options('/misconfigured/moved/', (_request, response) => {
        response
            .set({ 'Access-Control-Allow-Origin': pageOrigin, 'Access-Control-Allow-Methods': 'PUT' })
            .set({ 'Access-Control-Allow-Headers': 'Content-Type', 'Access-Control-Max-Age': '0' })
            .sendStatus(204);
    });
    router.put(['/misconfigured/moved', '/misconfigured/moved/'], (_request, response) => {
        acted(response, 'order changed');
        response.set('Access-Control-Allow-Origin', pageOrigin).json({ changed: true });
    });

    // Methods are compared as they are written: `patch` is not PATCH.
    router.options('/misconfigured/patch', (_request, response) => {
        response
            .set({ 'Access-Control-Allow-Origin': pageOrigin, 'Access-Control-Allow-Methods': 'PATCH' })
            .set({ 'Access-Control-Allow-Headers': 'Content-Type', 'Access-Control-Max-Age': '0' })
            .sendStatus(204);
    });
    router.patch('/misconfigured/patch', (_request, response) => {
        acted(response, 'order changed');
        response.set('Access-Control-Allow-Origin', pageOrigin).json({ changed: true });
    });

    // The preflight is answered in front; the error page behind it comes without the header.
    router.options('/misconfigured/failing', (_request, response) => {
        response
            .set({ 'Access-Control-Allow-Origin': pageOrigin, 'Access-Control-Allow-Methods': 'PUT' })
            .set({ 'Access-Control-Allow-Headers': 'Content-Type', 'Access-Control-Max-Age': '0' })
            .sendStatus(204);
    });
    router.put('/misconfigured/failing', (_request, response) => {
        response.status(503).json({ error: 'Down for maintenance.' });
    });

    // Made for the page that asked first, and kept for all, since it does not say `Vary: Origin`.
    router.get('/misconfigured/cached', (_request, response) => {
        response
            .set({ 'Access-Control-Allow-Origin': ANOTHER_ORG, Age: '120', 'Cache-Control': 'public, max-age=600' })
            .json({ orders: orders.latest() });
    });

    // What is there names the page; but after a redirect from another origin the browser sends `Origin: null`, and wants that named.
    router.get('/misconfigured/elsewhere', (request, response) => {
        const query = request.originalUrl.split('?')[1];
        response
            .set('Access-Control-Allow-Origin', pageOrigin)
            .redirect(302, `${origins[2] ?? origins[0]}/allowed${query ? `?${query}` : ''}`);
    });

    // A session by a cookie that a browser sends, and keeps, on pages of this site alone.
    router.get('/misconfigured/session', (request, response) => {
        response.set({ 'Access-Control-Allow-Origin': pageOrigin, 'Access-Control-Allow-Credentials': 'true' });
        if ((request.headers.cookie ?? '').includes('lab_session=')) {
            response.json({ orders: orders.latest() });
            return;
        }
        response.cookie('lab_session', 'one', { httpOnly: true, sameSite: 'lax', path: '/misconfigured/session' });
        response.status(401).json({ error: 'There is no session.' });
    });

    return router;
}
