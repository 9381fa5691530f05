import type { HeaderList } from './log.ts';

/** Stands where a value was left out. */
const LEFT_OUT = '…';

/** Headers whose values the log is kept for. The value of any other may be a credential: its name alone is kept. */
const REQUEST_HEADERS = new Set([
    'accept',
    'access-control-request-headers',
    'access-control-request-method',
    'access-control-request-private-network',
    'connection',
    'content-length',
    'content-type',
    'host',
    'origin',
    'sec-fetch-dest',
    'sec-fetch-mode',
    'sec-fetch-site'
]);

const RESPONSE_HEADERS = new Set([
    'access-control-allow-credentials',
    'access-control-allow-headers',
    'access-control-allow-methods',
    'access-control-allow-origin',
    'access-control-allow-private-network',
    'access-control-expose-headers',
    'access-control-max-age',
    'age',
    'allow',
    'cache-control',
    'content-length',
    'content-type',
    'cross-origin-opener-policy',
    'cross-origin-resource-policy',
    'retry-after',
    'timing-allow-origin',
    'vary',
    'x-content-type-options',
    'x-frame-options',
    'x-total-count'
]);

export const redactRequestHeaders = (headers: HeaderList): HeaderList => redactHeaders(headers, REQUEST_HEADERS);

export const redactResponseHeaders = (headers: HeaderList): HeaderList =>
    redactHeaders(headers, RESPONSE_HEADERS).map(([name, value], index) => [
        name,
        name.toLowerCase() === 'location' ? redactUrl(headers[index][1]) : value
    ]);

const redactHeaders = (headers: HeaderList, shown: Set<string>): HeaderList =>
    headers.map(([name, value]) => [name, shown.has(name.toLowerCase()) ? value : LEFT_OUT]);

/** No secret is that short. */
const SHORT = /^(\d{1,3}|true|false)$/;

/** An address, or its path and query: that there was a user, not which, no fragment; of the query the names, and values too short for a secret. */
export function redactUrl(url: string): string {
    const [address, ...query] = url.split('#')[0].split('?');
    const bare = address.replace(/^([a-z][a-z\d+.-]*:)?\/\/[^/]*@/i, `$1//${LEFT_OUT}@`);
    return query.length === 0 ? bare : `${bare}?${query.join('?').split('&').map(redactParameter).join('&')}`;
}

function redactParameter(parameter: string): string {
    const equals = parameter.indexOf('=');
    const value = parameter.slice(equals + 1);
    // Without a value the name itself may be the secret: a bare `?token` comes as `?token=` from some.
    return SHORT.test(value) ? parameter : `${value === '' ? '' : parameter.slice(0, equals + 1)}${LEFT_OUT}`;
}
