// Plain Node, no package. Replace mydomain; leave out what your org has not.

const PAGES = ['https://mydomain.lightning.force.com', 'https://mydomain.my.site.com'];
const PATTERNS = [
    /^https:\/\/mydomain--[a-z0-9]+\.sandbox\.(lightning\.force|my\.site)\.com$/,
    /^https:\/\/mydomain\.(builder|preview|live-preview)\.salesforce-experience\.com$/
];
const isListed = (origin) => PAGES.includes(origin) || PATTERNS.some((pattern) => pattern.test(origin));

/**
 * Call it first of all, before the sign-in, and stop when it returns true: it has answered a preflight, which has no credentials.
 * It sets headers by `setHeader`, so they are on every answer that follows, a 401 or a 500 included.
 */
export function allowPages(request, response) {
    // Below /api only: pages for people stay private.
    if (!request.url.startsWith('/api/')) {
        return false;
    }
    // On every answer, also where no page asked: a cache must keep the answers apart.
    response.appendHeader('Vary', 'Origin');
    if (isListed(request.headers.origin)) {
        response.setHeader('Access-Control-Allow-Origin', request.headers.origin);
        response.setHeader('Access-Control-Allow-Credentials', 'true');
        response.setHeader('Access-Control-Expose-Headers', 'X-Total-Count');
    }
    if (request.method !== 'OPTIONS' || !request.headers['access-control-request-method']) {
        return false;
    }
    response.setHeader('Access-Control-Allow-Methods', 'GET, HEAD, POST, PUT, PATCH, DELETE');
    response.setHeader('Access-Control-Allow-Headers', 'Authorization, Content-Type');
    response.setHeader('Access-Control-Max-Age', '600');
    response.writeHead(204).end();
    return true;
}
