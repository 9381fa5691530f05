import type { HeaderList } from 'c/crossOrigin';
import { type Given, API, ORIGIN, any, answer, to, token } from './finding';

/** What is shown, with what it says, and what is not, of the request and of the policy: each at the edge of its rule. */

const below = (url: string, status = 404): Given => ({ request: { url }, status });
const typed = (destination: 'script' | 'style' | 'worker', type?: string, ...more: HeaderList): Given => ({
    request: { destination, ...(destination === 'worker' ? { url: '/worker.js' } : {}) },
    headers: [...(type === undefined ? [] : [['Content-Type', type] as HeaderList[number]]), ...more]
});
const NOSNIFF: HeaderList[number] = ['X-Content-Type-Options', 'NoSniff'];
const listed = (sources: string, url = 'https://eu.example.com/x', origin = ORIGIN): Given => ({
    page: { origin, policies: [`connect-src ${sources}`] },
    request: { url }
});

/** HTML § 4.12.1.1, MIME Sniffing § 4.6: JavaScript MIME types. */
const SCRIPTS = [
    ...['application/ecmascript', 'application/javascript', 'application/x-ecmascript', 'application/x-javascript'],
    ...['text/ecmascript', 'text/javascript', 'text/javascript1.0', 'text/javascript1.5', 'text/jscript'],
    ...['text/livescript', 'text/x-ecmascript', 'Text/X-JavaScript ; charset=utf-8']
];
const NO_SCRIPTS = [
    ...['application/javascript+x', 'a-application/javascript', 'text/javascript2', 'text/javascript1.6'],
    ...['text/jscript-x', 'a-text/jscript']
];

export const SHOWN_OF_REQUESTS: [id: string, given: Given, says?: RegExp][] = [
    ['relative-address', below('undefined/orders', 400)],
    ['relative-address', below('NaN/orders')],
    ['relative-address', below('%HOST%/orders')],
    [
        'headers-left-off',
        {
            request: {
                headers: [
                    ['Cookie', 'a=b'],
                    ['Host', 'x'],
                    ['cookie', 'c']
                ]
            },
            headers: [any]
        },
        /not see Cookie, Host, cookie: .* leaves them off, as no script sets them\./
    ],
    ['headers-left-off', { request: { mode: 'no-cors', headers: [['Range', 'bytes=0-']] } }, /Range/],
    ...NO_SCRIPTS.map((type): [string, Given] => ['mime-type', typed('script', type, NOSNIFF)]),
    ...['image/png', 'audio/mp4', 'video/mp4', 'text/csv'].map((type): [string, Given] => [
        'mime-type',
        typed('script', type)
    ]),
    ['mime-type', typed('worker', 'text/plain'), /for a worker/],
    [
        'policy-near-miss',
        {
            page: { policies: ['connect-src https://api.example.com https://b.example.com:8443'] },
            hops: [{ response: answer(302, any, to('https://b.example.com/')) }, { response: answer(200) }]
        },
        /^https:\/\/b\.example\.com:8443 is listed, and does not cover https:\/\/b\.example\.com\/: the port/
    ],
    // The nearest of those that are listed.
    [
        'policy-near-miss',
        listed('https://example.com https://{x}.example.com https://eu.example.com:8443'),
        /^\S+:8443 is/
    ],
    ['policy-near-miss', listed('https://example.com https://{x}.example.com'), /^\S+\{x\}/],
    ['policy-near-miss', listed('https:/eu.example.com https://eu.example.com:8443'), /^\S+:8443 is/],
    ['policy-near-miss', listed('https://eu.example.com?x=1 https://eu.example.com:8443'), /^\S+:8443 is/],
    ['policy-near-miss', listed('bücher.example', 'https://bücher.example/'), /names it as/],
    ['policy-near-miss', listed('eu.example.com:8443'), /port differs/],
    ['policy-near-miss', listed('https://eu.example.com', 'https://eu.example.com:8443/'), /port differs/],
    ['policy-near-miss', listed('https://eu.example.com:443/api'), /its path is another/],
    ['policy-near-miss', listed('https://eu.example.com:*/api'), /its path is another/],
    ['policy-near-miss', listed('http://eu.example.com:*/api'), /its path is another/],
    ['policy-near-miss', listed('https://eu.example.com/a:80'), /its path is another/],
    ['policy-near-miss', listed('http://eu.example.com/api'), /its path is another/],
    ['policy-near-miss', listed('https://eu.example.com/api/*'), /no pattern/],
    ['policy-near-miss', listed('https://*.example.com/api'), /its path is another/],
    ['policy-near-miss', listed('ftp://eu.example.com'), /the scheme is another than https:/],
    [
        'policy-near-miss',
        listed('https://eu.example.com', 'http://eu.example.com/', 'http://app.test'),
        /the scheme is another than http:/
    ],
    [
        'policy-near-miss',
        listed('eu.example.com/x-ws://a', 'http://eu.example.com/y', 'http://app.test'),
        /its path is another/
    ],
    [
        'policy-near-miss',
        { page: { policies: ["img-src  https://api.example.com; connect-src 'self'"] } },
        /listed under img-src, and connect-src decides/
    ],
    ['policy-near-miss', { page: { policies: ['connect-src SELF'] }, request: { url: '/orders' } }, /^SELF /],
    ['policy-near-miss', listed('https:/x HTTP', API), /^HTTP is a host/],
    ['policy-near-miss', listed('data ws', 'wss://eu.example.com/'), /^ws is a host/],
    ['policy-near-miss', listed('https://example.com', 'https://www.example.com/'), /^\S+ is .*: a host stands for/]
];

export const SILENT_OF_REQUESTS: [id: string, given: Given][] = [
    ['relative-address', below('undefined/orders', 399)],
    // Who may send it is only a proxy: nobody knows what the server would have said.
    ['relative-address', below('undefined/orders', 407)],
    ...['_x.api.com/orders', 'data.json5/orders', 'my-undefined/orders', 'x?api.example.com/y'].map(
        (url): [string, Given] => ['relative-address', below(url)]
    ),
    ['headers-left-off', { request: { headers: [['Cookie', 'a=b']] } }],
    ['headers-left-off', { headers: [any] }],
    ['relative-address', below('index.html')],
    [
        'headers-left-off',
        {
            request: {
                mode: 'no-cors',
                headers: [
                    ['Accept', 'text/plain'],
                    ['Content-Language', 'en']
                ]
            }
        }
    ],
    ['headers-left-off', { request: { headers: [['Range', 'bytes=0-']] }, headers: [any] }],
    ...SCRIPTS.map((type): [string, Given] => ['mime-type', typed('script', type, NOSNIFF)]),
    ...['my-image/png', 'my-text/csv', 'text/csv-schema', 'text/html'].map((type): [string, Given] => [
        'mime-type',
        typed('script', type)
    ]),
    ['mime-type', typed('worker', 'text/javascript')],
    ['mime-type', typed('style', 'text/css')],
    ['mime-type', typed('style')],
    ['mime-type', { request: { destination: 'script', mode: 'cors' }, headers: [['Content-Type', 'text/html']] }],
    ['mime-type', { headers: [any, ['Content-Type', 'text/html'], NOSNIFF] }],
    ['policy-near-miss', listed('https://{x}.other.net')],
    ['policy-near-miss', listed('self', API)],
    ['policy-near-miss', listed('myself selfie', '/orders')],
    ['policy-near-miss', { page: { policies: ["connect-src 'none'", 'img-src b.example.com'] } }],
    ['salesforce-endpoint', listed("'self'", 'https://acme.my.salesforce.com/services/Soap/c/67.0')],
    ['policy-near-miss', listed("'self'", '//')],
    ['policy-near-miss', { request: { headers: token } }]
];
