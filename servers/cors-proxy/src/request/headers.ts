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
    'if-range',
    'if-unmodified-since',
    'last-event-id',
    'range'
];

/** Passed back from every upstream. */
const RESPONSE_HEADERS = [
    'accept-ranges',
    'age',
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

/** Never to be allowed by a configuration: identity, connection, forwarding, and what programs in front say of a caller. */
export const FORBIDDEN_REQUEST_HEADERS =
    /^(access-control-.*|authorization|connection|content-length|cookie2?|date|expect|forwarded|host|http2-settings|keep-alive|origin|proxy-.*|referer|sec-.*|te|trailer|traceparent|transfer-encoding|upgrade|via|x-forwarded-.*|x-http-method.*|x-method-override|x-original-.*|x-rewrite-url|x-remote-.*|x-envoy-.*|x-host|(.*-)?(client|connecting|real|socket)-?(ip|ipv6|addr|address)|__proto__)$/i;
/** What the proxy writes itself, what governs a connection or a whole origin, and what a cache in front obeys. */
export const FORBIDDEN_RESPONSE_HEADERS =
    /^(access-control-.*|allow|alt-svc|clear-site-data|connection|content-length|content-security-policy.*|cross-origin-.*|date|.*cdn-cache-control|keep-alive|location|nel|origin-agent-cluster|permissions-policy|proxy-.*|referrer-policy|refresh|report-to|reporting-endpoints|server|service-worker-allowed|set-cookie2?|set-login|sourcemap|strict-transport-security|surrogate-control|te|timing-allow-origin|trailer|transfer-encoding|upgrade|vary|via|www-authenticate|x-content-type-options|x-accel-.*|x-dns-prefetch-control|x-frame-options|x-permitted-cross-domain-policies|x-request-id|x-sendfile|x-xss-protection|__proto__)$/i;
/** What a key cannot be sent in: the connection breaks, or another program along the way reads it. */
export const FORBIDDEN_CREDENTIALS =
    /^(accept.*|access-control-.*|connection|content-.*|cookie2?|date|expect|forwarded|host|http2-settings|if-.*|keep-alive|origin|proxy-.*|range|referer|sec-.*|te|trailer|traceparent|transfer-encoding|upgrade|via|x-forwarded-.*|x-http-method.*|__proto__)$/i;

/** A second one of these means that someone along the way reads another request than we do. */
const SINGLE = new Set(['host', 'origin', 'authorization', 'content-length', 'content-type', 'transfer-encoding']);
/** A client that sends more does not mean well; and a header behind the thousandth is read by few. */
export const MOST_HEADERS = 100;

export const allowedRequestHeaders = (more: string[] = []): string[] => merged(REQUEST_HEADERS, more);
export const allowedResponseHeaders = (more: string[] = []): string[] => merged(RESPONSE_HEADERS, more);

/** The first header that must stand once and stands twice. */
export function repeatedHeader(rawHeaders: string[]): string | undefined {
    const seen: string[] = [];
    for (let index = 0; index < rawHeaders.length; index += 2) {
        const name = rawHeaders[index].toLowerCase();
        if (SINGLE.has(name)) {
            if (seen.includes(name)) {
                return name;
            }
            seen.push(name);
        }
    }
    return undefined;
}

/** Of `headers` those that are allowed: what is not named is not passed on, nor what `Connection` names as its own. */
export function pick(headers: IncomingHttpHeaders, allowed: string[]): Record<string, string | string[]> {
    const picked: Record<string, string | string[]> = {};
    const own = ownOfConnection(headers.connection);
    for (const name of allowed) {
        const value = headers[name];
        if (value !== undefined && !own.includes(name)) {
            picked[name] = value;
        }
    }
    return picked;
}

/** RFC 9110, 7.6.1: headers that are for this connection alone. */
function ownOfConnection(connection: string | undefined): string[] {
    return connection === undefined || connection === 'keep-alive' || connection === 'close'
        ? []
        : String(connection)
              .toLowerCase()
              .split(',')
              .map((one) => one.trim());
}

const merged = (base: string[], more: string[]): string[] => [
    ...new Set([...base, ...more.map((name) => name.toLowerCase())])
];
