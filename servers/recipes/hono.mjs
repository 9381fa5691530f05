// Hono 4, on any runtime, with its own `hono/cors`. Replace mydomain; leave out what your org has not.
import { Hono } from 'hono';
import { cors } from 'hono/cors';

const PAGES = ['https://mydomain.lightning.force.com', 'https://mydomain.my.site.com'];
const PATTERNS = [
    /^https:\/\/mydomain--[a-z0-9]+\.sandbox\.(lightning\.force|my\.site)\.com$/,
    /^https:\/\/mydomain\.(builder|preview|live-preview)\.salesforce-experience\.com$/
];
const isListed = (origin) => PAGES.includes(origin) || PATTERNS.some((pattern) => pattern.test(origin));

/** `signIn` (a middleware) and `routes` (a Hono app) are your own. `cors` comes first: a preflight has no credentials. */
export function createApp(signIn, routes) {
    const app = new Hono();
    app.use(
        // Below /api only: pages for people stay private.
        '/api/*',
        cors({
            origin: (origin) => (isListed(origin) ? origin : null),
            credentials: true,
            exposeHeaders: ['X-Total-Count'],
            maxAge: 600
        })
    );
    app.use('/api/*', signIn);
    app.route('/api', routes);
    return app;
}
