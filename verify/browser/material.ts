import type { HeaderList } from '../../force-app/main/default/lwc/crossOrigin/types.ts';

/** What scenarios are made of. */

export const PAGES = [
    'http://page.test',
    'http://page.test',
    'http://page.test:8080',
    'null',
    'http://page.home.test',
    'http://page.own.test'
];
export const SECURE_PAGES = [
    'https://page.test',
    'https://page.test',
    'https://page.test:8443',
    'https://page.home.test',
    'https://page.own.test'
];
export const APIS = [
    'http://api.test',
    'http://api.test:8080',
    'http://sub.page.test',
    'http://page.test',
    'http://other.test'
];
export const SECURE_APIS = ['https://api.test', 'https://api.test:8443', 'https://sub.page.test', 'https://page.test'];
/** In the network of the user, and on the user's machine. */
export const LOCAL_APIS = [
    'http://api.home.test',
    'http://api.own.test',
    'http://localhost',
    'http://127.0.0.1',
    'http://127.9.9.9:8080',
    'http://[::1]',
    'http://x.localhost',
    'http://10.0.0.1',
    'http://192.168.7.7:8080',
    'http://172.20.0.1',
    'http://169.254.1.1',
    'http://0.0.0.0',
    'http://100.100.1.1',
    'http://[fd00::1]',
    'http://[fec0::1]',
    'http://[::ffff:10.0.0.1]',
    'http://localhost.',
    'http://printer.local'
];
export const SECURE_LOCAL_APIS = [
    'https://api.home.test',
    'https://api.own.test:8443',
    'https://localhost',
    'https://10.0.0.1'
];
export const MALFORMED_DATA = [
    'data:no-comma-s%h0z',
    'data:s%h0z',
    'data:;s%h0z;base64,a',
    'data:;s%h0z;base64,YQ==',
    'data:,s%h0z',
    'data:;s%h0z;base64,%',
    'data:text/plain;base64;s%h0z,a'
];
/** Where no redirect leads. What another program opens, as `mailto:`, Firefox would ask for once more, in a dialog of its own. */
export const UNFOLLOWED = [
    'data:text/plain,x',
    'foo://bar/s%h1z',
    'http://%%/',
    'about:blank',
    'file:///etc/hosts',
    'filesystem:http://api.test/temporary/x',
    'chrome://version',
    'chrome-extension://abc/x',
    'blob:http://api.test/1',
    'urn:isbn:0',
    'ws://api.test/s%h1z'
];
export const STATUSES = [200, 200, 200, 201, 204, 400, 401, 403, 404, 407, 415, 500, 503];
export const REDIRECTS = [301, 302, 303, 307, 308];
export const METHODS = ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'patch', 'put', 'FOO', 'GET', 'POST', 'HEAD'];
export const SAFE_HEADERS: HeaderList = [
    ['Accept', 'application/json'],
    ['Accept-Language', 'de, en;q=0.5'],
    ['Content-Language', 'en'],
    ['Content-Type', 'text/plain;charset=utf-8'],
    ['Content-Type', 'application/x-www-form-urlencoded'],
    ['Content-Type', 'Multipart/Form-Data; boundary=x'],
    ['Range', 'bytes=0-99'],
    ['DPR', '2'],
    ['Save-Data', 'ON'],
    ['ECT', '3g'],
    ['Downlink', '1.5'],
    ['User-Agent', 'my-app']
];
export const UNSAFE_HEADERS: HeaderList = [
    ['X-Api-Version', '1'],
    ['X-B', 'a b'],
    ['x-a', ''],
    ['Authorization', 'Bearer t'],
    ['Content-Type', 'application/json'],
    ['Content-Type', 'text/plain, text/plain'],
    ['Accept', '"quoted"'],
    ['Accept', `text/${'x'.repeat(130)}`],
    ['Accept-Language', 'en_US'],
    ['Content-Language', 'a/b'],
    ['Range', 'bytes=-5'],
    ['Range', 'bytes=5-1'],
    ['X-Method-Override', 'TRACE'],
    ['X-HTTP-Method', 'PUT'],
    ['Sec-Thing', '1'],
    ['Proxy-Thing', '1'],
    ['DNT', '1'],
    ['Date', 'today'],
    ['Via', 'x'],
    ['X-Pad', ' padded\t'],
    ['DPR', 'two'],
    ['Save-Data', 'off'],
    ['ECT', 'foo'],
    ['RTT', '-1'],
    ['Width', ''],
    ['Content-DPR', '2'],
    ['User-Agent', 'x'],
    ['Access-Control-Request-Private-Network', 'true']
];
export const RESPONSE_HEADERS: HeaderList = [
    ['Cache-Control', 'no-store'],
    ['Content-Language', 'en'],
    ['Content-Type', 'text/plain'],
    ['Expires', '0'],
    ['Last-Modified', 'Wed, 01 Jan 2025 00:00:00 GMT'],
    ['Pragma', 'no-cache'],
    ['Content-Length', '3'],
    ['X-Total-Count', '7'],
    ['X-Request-Id', 'r'],
    ['ETag', '"e"'],
    ['Authorization', 'x'],
    ['Set-Cookie', 'a=b'],
    ['Set-Cookie2', 'a=b'],
    ['Vary', 'Origin']
];

export const SOURCES = [
    "'self'",
    "'none'",
    '*',
    'http:',
    'https:',
    'ws:',
    'http://api.test',
    'http://API.test:*',
    'https://api.test',
    'api.test',
    'api.test:80',
    'api.test:8080',
    'http://api.test:80',
    'http://api.test:443',
    'http://api.test:8443',
    'api.test:8443',
    'api.test:443',
    'ws://api.test:443',
    'ws://api.test:8443',
    'https://api.test:8443',
    '*.test',
    '*.page.test',
    'http://*.page.test:8080',
    'http://*',
    'https://*:*',
    'http://api.test/v1/',
    'http://api.test/v1',
    'api.test:8080/v2/',
    'http://api.test/',
    'ws://api.test',
    'page.test',
    'http://page.test:8080',
    'other.test',
    'data:',
    'data://*',
    "'SELF'",
    'http://api.test/v1/?q',
    'http://api.test?q',
    'http://api.test:80?q',
    'api.test#f',
    'http//broken',
    'wss://api.test',
    'http://api.test:080',
    'http://api.test/%76%31/',
    'http://127.0.0.1',
    'http://[::1]',
    'http://localhost:*'
];
