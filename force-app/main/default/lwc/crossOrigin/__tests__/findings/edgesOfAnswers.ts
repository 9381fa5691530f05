import type { HeaderList } from 'c/crossOrigin';
import { type Given, ACAO, API, ORIGIN, answer, any, include, own, put, to, token } from './finding';

/** What is shown, with what it says, and what is not, of the answer itself: each at the edge of its rule. */

const withCredentials: HeaderList = [own, ['Access-Control-Allow-Credentials', 'true']];
const asked = (...names: string[]) => answer(204, any, ['Access-Control-Allow-Headers', names.join(', ')]);
const redirected = (to1: string, ...last: Parameters<typeof answer>): Given => ({
    request: { headers: token },
    hops: [{ preflight: asked('authorization'), response: answer(302, any, to(to1)) }, { response: answer(...last) }]
});
const SIGNED = `${API}?X-Amz-Signature=1`;

/** Names of gateways, and those that only contain them. */
const GATEWAYS = ['X-Amzn-ErrorType', 'x-amzn-requestid', 'X-Azure-Ref', 'Apigw-RequestId'];
const NO_GATEWAYS = [
    ...['my-x-amzn-requestid', 'x-amzn-requestid-2', 'my-x-azure-ref', 'x-azure-ref-2'],
    ...['my-apigw-requestid', 'apigw-requestid-2']
];
const UNWANTED = [
    ...['access-control-max-age', 'alt-svc', 'connection', 'content-security-policy-report-only'],
    ...['cross-origin-opener-policy', 'date', 'keep-alive', 'nel', 'permissions-policy', 'referrer-policy'],
    ...[
        'age',
        'x-served-by',
        'x-timer',
        'report-to',
        'reporting-endpoints',
        'server',
        'server-timing',
        'set-cookie',
        'strict-transport-security'
    ],
    ...['timing-allow-origin', 'transfer-encoding', 'vary', 'via', 'x-content-type-options', 'x-frame-options'],
    ...['x-powered-by', 'x-xss-protection']
];
/** Those of one name alone, with something behind it. */
const WANTED = UNWANTED.filter((name) => !/^(access|content-sec|cross|server|set-cookie|x-xss)/.test(name)).map(
    (name) => `${name}-x`
);
const valued = (names: string[]): HeaderList => names.map((name) => [name, '1']);

export const SHOWN_OF_ANSWERS: [id: string, given: Given, says?: RegExp][] = [
    ...GATEWAYS.map((name): [string, Given, RegExp] => [
        'error-status',
        { status: 500, headers: [[name, '1']] },
        /^The API answered 500: .* lack the CORS headers, .* gateway/
    ]),
    ...[...NO_GATEWAYS.map((name): HeaderList[number] => [name, '1']), ['Server', 'gunicorn'] as const].map(
        ([name, value]): [string, Given, RegExp] => [
            'error-status',
            { status: 500, headers: [[name, value]] },
            /reports CORS\.$/
        ]
    ),
    ...['Cloudflare', 'envoy', 'Apache/2.4'].map((name): [string, Given, RegExp] => [
        'error-status',
        { status: 502, headers: [['Server', name]] },
        new RegExp(`${name} may have answered`)
    ]),
    ['error-status', { status: 400 }],
    ['error-status', { status: 403 }],
    ['error-status', { request: put, preflight: answer(502) }, /OPTIONS with 502/],
    ['error-status', { request: put, preflight: answer(429) }],
    ['error-status', { request: { url: 'https://other.my.salesforce.com/services/data/v67.0/' }, status: 401 }],
    [
        'allow-origin-in-preflight-only',
        { request: put, preflight: answer(204, any, ['Access-Control-Allow-Methods', 'PUT']), status: 299 }
    ],
    ['readable-error', { status: 400, headers: [own] }],
    // A page without an origin is of another site than any other.
    [
        'cookie-not-sent',
        {
            page: { origin: 'https://10.0.0.1' },
            request: { ...include, url: 'https://10.1.0.1/' },
            status: 401,
            headers: [[ACAO, 'https://10.0.0.1'], withCredentials[1]]
        }
    ],
    [
        'cookie-not-sent',
        { page: { origin: 'null' }, request: include, status: 401, headers: [[ACAO, 'null'], withCredentials[1]] }
    ],
    ...[
        'sid=1; SameSite=None',
        'sid=1; SameSite=Nonesuch; Secure',
        'sid=1; SameSite=None; Securely',
        'sid=1; Secure'
    ].map((cookie): [string, Given] => [
        'cookie-not-sent',
        { request: include, headers: [...withCredentials, ['Set-Cookie', cookie]] }
    ]),
    ['signed-address', { request: { url: SIGNED } }],
    ['signed-address', { request: { ...put, url: SIGNED }, preflight: answer(403) }],
    ['signed-address', { request: { url: SIGNED }, status: 400, headers: [any] }],
    ['signed-address', { hops: [{ response: answer(302, any, to(SIGNED)) }, { response: answer(200) }] }],
    [
        'signed-address',
        {
            request: { url: SIGNED },
            hops: [{ response: answer(302, any, to('https://api.example.com/b')) }, { response: answer(200) }]
        }
    ],
    ['token-lost-in-redirect', redirected('https://b.example.com/', 403, any)],
    [
        'method-changed-by-redirect',
        {
            request: { ...put, url: 'https://acme.lightning.force.com/a' },
            hops: [{ response: answer(303, to('/b')) }, { response: answer(200) }]
        },
        /of the PUT\. Call https:\/\/acme\.lightning\.force\.com\/b at once/
    ],
    ['cached-for-another-origin', { headers: [['Age', '1']] }],
    ...['null', 'https://b.example.com'].map((value): [string, Given] => [
        'cached-for-another-origin',
        {
            headers: [
                [ACAO, value],
                ['Age', '1']
            ]
        }
    ]),
    ...(
        [
            ['X-Cache', 'HIT'],
            ['CF-Cache-Status', 'HIT'],
            ['X-Cache-Hits', '1']
        ] as HeaderList
    ).map((header): [string, Given] => ['cached-for-another-origin', { headers: [header] }]),
    ...['X-Origin', 'Origin-X', 'a b'].map((value): [string, Given] => [
        'vary-missing',
        { headers: [own, ['Vary', value]] }
    ]),
    ['hidden-headers', { headers: [any, ...valued(WANTED)] }, new RegExp(WANTED.join(', '))],
    [
        'hidden-headers',
        { headers: [any, ...valued(['my-access-control-a', 'X-A', 'x-a'])] },
        /read my-access-control-a, x-a:.* answer\.$/
    ],
    ['hidden-headers', { request: include, headers: [...withCredentials, ['X-A', '1']] }, /answer\.$/],
    [
        'resource-policy',
        { request: { mode: 'no-cors' }, headers: [['Cross-Origin-Resource-Policy', 'same-origin']] },
        /: same-origin keeps .* another origin/
    ],
    ...['text/html', 'application/xml', 'Text/Plain; charset=utf-8', 'image/x+xml', 'x/image/svg+xml'].map(
        (type): [string, Given] => [
            'opaque-response-blocking',
            {
                request: { mode: 'no-cors' },
                headers: [
                    ['Content-Type', type],
                    ['X-Content-Type-Options', 'NoSniff']
                ]
            }
        ]
    ),
    ...['application/pdf', 'application/ZIP', 'application/gzip', 'text/csv;header=present', 'text/event-stream'].map(
        (type): [string, Given] => [
            'opaque-response-blocking',
            { request: { mode: 'no-cors' }, headers: [['Content-Type', type]] }
        ]
    ),
    ['salesforce-instance', { page: { origin: 'https://acme--c.visualforce.com' } }, /^acme--c\.visualforce\.com is/],
    ['salesforce-instance', { page: { origin: 'null' }, request: { url: 'https://cs100.salesforce.com/' } }, /^cs100/]
];

export const SILENT_OF_ANSWERS: [id: string, given: Given][] = [
    ['error-status', { status: 399 }],
    ['error-status', { request: { url: 'https://other.my.salesforce.com/services/Soap/c/67.0' }, status: 403 }],
    ['error-status', { request: put, preflight: answer(501) }],
    ['error-status', { request: { url: 'https://other.my.salesforce.com/services/data/v67.0/' }, status: 404 }],
    ['error-status', { request: put, preflight: asked('x'), status: 500, headers: [any] }],
    ['allow-origin-in-preflight-only', { preflight: answer(204) }],
    [
        'allow-origin-in-preflight-only',
        { request: put, preflight: answer(204, any, ['Access-Control-Allow-Methods', 'PUT']), status: 300 }
    ],
    ['allow-origin-in-preflight-only', { preflight: answer(204, any), headers: [[ACAO, 'https://b.test']] }],
    ['allow-origin-in-preflight-only', { headers: [] }],
    ['cookie-not-sent', { status: 401, headers: [own] }],
    ['cookie-not-sent', { request: include, status: 401 }],
    ...['sid=1;SameSite=None;Secure', 'sid=1; Secure ; SameSite=None'].map((cookie): [string, Given] => [
        'cookie-not-sent',
        { request: include, headers: [...withCredentials, ['Set-Cookie', cookie]] }
    ]),
    ['cookie-not-sent', { request: include, headers: [...withCredentials, ['X-Cookie', 'sid=1']] }],
    ['credentials-left-out', { request: include, status: 401, headers: withCredentials }],
    ['credentials-left-out', { request: { url: '/orders' }, status: 401, headers: [withCredentials[1]] }],
    [
        'credentials-left-out',
        { request: { headers: token }, preflight: asked('authorization'), status: 401, headers: withCredentials }
    ],
    ['credentials-left-out', { status: 401, headers: [own, ['Access-Control-Allow-Credentials', 'false']] }],
    ['credentials-left-out', { status: 401, headers: [withCredentials[1]] }],
    ['signed-address-and-token', { request: { headers: token }, preflight: asked('authorization'), headers: [any] }],
    ['signed-address', { request: { url: SIGNED }, status: 399, headers: [any] }],
    ['token-lost-in-redirect', redirected('https://b.example.com/', 200, any)],
    ['token-lost-in-redirect', redirected('/b', 401, any)],
    ['token-lost-in-redirect', { ...redirected('https://b.example.com/', 401, any), request: {} }],
    [
        'token-lost-in-redirect',
        {
            request: { headers: [...token, ['X-A', '1']] },
            hops: [
                {
                    preflight: asked('authorization', 'x-a'),
                    response: answer(302, any, to('https://b.example.com/'))
                },
                { preflight: answer(401), response: answer(200) }
            ]
        }
    ],
    ['method-changed-by-redirect', { request: { url: 'data:,x' } }],
    ['cached-for-another-origin', { headers: [['Age', '0']] }],
    ['cached-for-another-origin', { headers: [['CF-Cache-Status-Text', 'HIT']] }],
    [
        'cached-for-another-origin',
        {
            headers: [
                ['Age', '1'],
                ['Vary', '*']
            ]
        }
    ],
    ['cached-for-another-origin', { headers: [any, ['Age', '1']] }],
    ['cached-for-another-origin', { request: put, preflight: answer(200, ['Age', '1']) }],
    ...(
        [
            ['X-Cache', 'Miss from node1'],
            ['My-X-Cache', 'HIT'],
            ['X-Cache-Hits-2', 'HIT'],
            ['X-Cache-Hits', '0']
        ] as HeaderList
    ).map((header): [string, Given] => ['cached-for-another-origin', { headers: [header] }]),
    ['vary-missing', { headers: [own, ['Vary', '*']] }],
    ['vary-missing', { headers: [any] }],
    ['vary-missing', { page: { origin: 'null' }, headers: [[ACAO, 'null']] }],
    ['vary-missing', { request: include, headers: [own] }],
    ['hidden-headers', { headers: [any, ...valued(UNWANTED)] }],
    ['hidden-headers', { headers: [['X-A', '1']] }],
    ['hidden-headers', { request: { url: `${ORIGIN}/a` }, headers: [['X-A', '1']] }],
    ['resource-policy', { headers: [['Cross-Origin-Resource-Policy', 'same-origin']] }],
    [
        'opaque-response-blocking',
        { headers: [any, ['Content-Type', 'text/html'], ['X-Content-Type-Options', 'nosniff']] }
    ],
    [
        'opaque-response-blocking',
        {
            request: { mode: 'no-cors' },
            headers: [
                ['Content-Type', 'image/png'],
                ['X-Content-Type-Options', 'nosniff']
            ]
        }
    ],
    ['opaque-response-blocking', { request: { mode: 'no-cors' }, headers: [['X-Content-Type-Options', 'nosniff']] }],
    ...['text/plain', 'xtext/csv', 'text/csvs', 'x/application/pdf', 'application/json'].map(
        (type): [string, Given] => [
            'opaque-response-blocking',
            { request: { mode: 'no-cors' }, headers: [['Content-Type', type]] }
        ]
    ),
    ...['a/text/plain', 'IMAGE/SVG+xml'].map((type): [string, Given] => [
        'opaque-response-blocking',
        {
            request: { mode: 'no-cors' },
            headers: [
                ['Content-Type', type],
                ['X-Content-Type-Options', 'nosniff']
            ]
        }
    ]),
    ...['https://my-na12.salesforce.com/', 'https://na12.example.com/', 'https://acme--c.visualforce.com.example/'].map(
        (url): [string, Given] => ['salesforce-instance', { request: { url } }]
    )
];
