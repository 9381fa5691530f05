/** What the samples of Node share: who is signed in, and what the list of orders is answered with. */

export const ORDERS = {
    headers: { 'X-Total-Count': '3', 'Cache-Control': 'public, max-age=60' },
    body: { orders: [1, 2, 3] }
};

/** Goes along from another site, which a cookie without these two does not. */
export const SESSION_COOKIE = 'session=1; Path=/; SameSite=None; Secure; HttpOnly';

/** GET is public but for `/api/me`; all else, OPTIONS too, wants the key or the cookie. */
export function isSignedIn(method, url, headers) {
    const isPublic = method === 'GET' && !url.startsWith('/api/me');
    return isPublic || headers.authorization === 'Bearer key' || /\bsession=1\b/.test(headers.cookie ?? '');
}
