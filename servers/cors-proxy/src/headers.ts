import type { IncomingHttpHeaders } from 'node:http';

/** Passed on to every upstream. */
const REQUEST_HEADERS = [
    'accept',
    'accept-encoding',
    'accept-language',
    'content-type',
    'if-match',
    'if-modified-since',
    'if-none-match',
    'range'
];

/** Passed back from every upstream. */
const RESPONSE_HEADERS = [
    'accept-ranges',
    'cache-control',
    'content-encoding',
    'content-language',
    'content-range',
    'content-type',
    'etag',
    'expires',
    'last-modified',
    'retry-after'
];

/** Never to be allowed by a configuration: identity, connection, forwarding. */
export const FORBIDDEN_REQUEST_HEADERS =
    /^(authorization|connection|content-length|cookie2?|expect|forwarded|host|keep-alive|origin|proxy-.*|referer|sec-.*|te|trailer|transfer-encoding|upgrade|via|x-forwarded-.*|x-real-ip)$/i;
export const FORBIDDEN_RESPONSE_HEADERS =
    /^(access-control-.*|connection|content-length|content-security-policy.*|cross-origin-.*|keep-alive|proxy-.*|set-cookie2?|strict-transport-security|te|trailer|transfer-encoding|upgrade|via)$/i;

/** A second one of these means that someone along the way reads another request than we do. */
const SINGLE = ['host', 'origin', 'authorization', 'content-length', 'content-type', 'transfer-encoding'];

export const allowedRequestHeaders = (more: string[] = []): string[] => merged(REQUEST_HEADERS, more);
export const allowedResponseHeaders = (more: string[] = []): string[] => merged(RESPONSE_HEADERS, more);

/** The first header that must stand once and stands twice. */
export function repeatedHeader(rawHeaders: string[]): string | undefined {
    const seen = new Set<string>();
    for (let index = 0; index < rawHeaders.length; index += 2) {
        const name = rawHeaders[index].toLowerCase();
        if (SINGLE.includes(name)) {
            if (seen.has(name)) {
                return name;
            }
            seen.add(name);
        }
    }
    return undefined;
}

/** Of `headers` those that are allowed: what is not named is not passed on. */
export function pick(headers: IncomingHttpHeaders, allowed: string[]): Record<string, string | string[]> {
    const picked: Record<string, string | string[]> = {};
    for (const name of allowed) {
        const value = headers[name];
        if (value !== undefined) {
            picked[name] = value;
        }
    }
    return picked;
}

const merged = (base: string[], more: string[]): string[] => [
    ...new Set([...base, ...more.map((name) => name.toLowerCase())])
];
