import http from 'node:http';
import { isSignedIn, ORDERS, SESSION_COOKIE } from './sample.mjs';

/** The sample on plain Node. `allowPages` is the recipe's; without one this is an app that a server in front has to help. */
export function start({ allowPages = allowEverything }) {
    const server = http.createServer((request, response) => {
        if (!allowPages(request, response)) {
            // A program that throws is down.
            answer(request, response).catch(() => {
                server.close();
                server.closeAllConnections();
            });
        }
    });
    return new Promise((resolve) => {
        server.listen(0, '127.0.0.1', () => resolve(server));
    });
}

/** As an app does that was made for one machine: a server in front must not add its header to this one. */
function allowEverything(request, response) {
    if (request.url.startsWith('/api/')) {
        response.setHeader('Access-Control-Allow-Origin', '*');
    }
    return false;
}

async function answer(request, response) {
    const { method, url, headers } = request;
    const path = url.split('?')[0];
    const json = (status, body, more = {}) =>
        response.writeHead(status, { 'Content-Type': 'application/json', ...more }).end(JSON.stringify(body));
    if (path === '/account') {
        response.end('for people');
    } else if (!isSignedIn(method, url, headers)) {
        json(401, { error: 'sign in' });
    } else if (path === '/api/orders' && method === 'GET') {
        json(200, ORDERS.body, ORDERS.headers);
    } else if (path === '/api/orders/7' && method === 'PUT') {
        const chunks = await request.toArray();
        json(200, JSON.parse(Buffer.concat(chunks).toString()));
    } else if (path === '/api/session') {
        json(200, {}, { 'Set-Cookie': SESSION_COOKIE });
    } else if (path === '/api/me') {
        json(200, { user: 'me' });
    } else if (path === '/api/broken') {
        json(500, { error: 'broken' });
    } else if (path === '/api/down') {
        // No answer at all: what a server in front makes of it is its own error page.
        request.socket.destroy();
    } else {
        json(404, { error: 'not found' });
    }
}
