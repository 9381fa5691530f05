// Express 5 (or 4) with `cors`. Replace mydomain; leave out what your org has not.
import cors from 'cors';
import express from 'express';

const PAGES = [
    'https://mydomain.lightning.force.com',
    'https://mydomain.my.site.com',
    /^https:\/\/mydomain--[a-z0-9]+\.sandbox\.(lightning\.force|my\.site)\.com$/,
    /^https:\/\/mydomain\.(builder|preview|live-preview)\.salesforce-experience\.com$/
];

/** `signIn` and `routes` are your own. `cors` comes first: a preflight has no credentials, and an error answer needs the headers too. */
export function createApp(signIn, routes) {
    const app = express();
    app.use(
        // Below /api only: pages for people stay private.
        '/api',
        cors({
            // A list, never `true`, and no callback that gives an Error: see the README.
            origin: PAGES,
            credentials: true,
            exposedHeaders: ['X-Total-Count'],
            maxAge: 600
        })
    );
    app.use('/api', signIn, routes);
    return app;
}
