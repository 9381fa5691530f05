import type { HeaderList } from 'c/crossOrigin';
import { type Given, type Row, API, ACAO, answer, own, any, to, token, include, put } from './finding';

/** By what the answer itself shows. */
export const FINDINGS_OF_ANSWERS: Row[] = [
    [
        'mime-type',
        {
            request: { destination: 'script' },
            headers: [
                ['Content-Type', 'text/plain; charset=utf-8'],
                ['X-Content-Type-Options', 'nosniff']
            ]
        },
        /comes as text\/plain.* for a script/,
        { request: { destination: 'script' }, headers: [['Content-Type', 'text/plain']] }
    ],
    [
        'mime-type',
        { request: { destination: 'script', mode: 'cors' }, headers: [any, ['Content-Type', 'application/json']] },
        /application\/json/,
        { request: { destination: 'script', mode: 'cors' }, headers: [any, ['Content-Type', 'text/javascript']] }
    ],
    [
        'mime-type',
        { request: { destination: 'style' }, headers: [['Content-Type', 'text/html']] },
        /for a style/,
        { request: { destination: 'image' }, headers: [['Content-Type', 'text/html']] }
    ],
    ['error-status', { status: 503, headers: [['Server', 'nginx']] }, /503.*nginx may/, { status: 302 }],
    ['readable-error', { status: 401, headers: [own] }, /401/, { status: 399, headers: [own] }],
    [
        'cookie-not-sent',
        { request: include, status: 403, headers: [own, ['Access-Control-Allow-Credentials', 'true']] },
        /SameSite=None; Secure/,
        { request: include, status: 404, headers: [own, ['Access-Control-Allow-Credentials', 'true']] }
    ],
    [
        'cookie-not-sent',
        {
            request: include,
            headers: [own, ['Access-Control-Allow-Credentials', 'true'], ['Set-Cookie', 'sid=1; HttpOnly']]
        },
        /SameSite=None; Secure/,
        {
            request: include,
            headers: [own, ['Access-Control-Allow-Credentials', 'true'], ['Set-Cookie', 'sid=1; SameSite=None; Secure']]
        }
    ],
    [
        'cookie-not-sent',
        { request: include, status: 419, headers: [own, ['Access-Control-Allow-Credentials', 'true']] },
        /SameSite=None; Secure/,
        // The same site: its cookies go along.
        {
            page: { origin: 'https://app.example.com' },
            request: include,
            status: 401,
            headers: [
                [ACAO, 'https://app.example.com'],
                ['Access-Control-Allow-Credentials', 'true']
            ]
        }
    ],
    [
        'credentials-left-out',
        { status: 401, headers: [own, ['Access-Control-Allow-Credentials', 'true']] },
        /credentials: include/,
        { status: 401, headers: [own] }
    ],
    [
        'credentials-left-out',
        { headers: [own, ['Access-Control-Allow-Credentials', 'true'], ['Set-Cookie', 'sid=1']] },
        /neither sends nor keeps/,
        { headers: [own, ['Access-Control-Allow-Credentials', 'true']] }
    ],
    [
        'signed-address-and-token',
        {
            request: { url: `${API}?X-Amz-Signature=1`, headers: token },
            preflight: answer(204, any, ['Access-Control-Allow-Headers', 'authorization']),
            status: 400,
            headers: [any]
        },
        /both at once/,
        { request: { url: `${API}?X-Amz-Signature=1` }, status: 400, headers: [any] }
    ],
    [
        'signed-address',
        { request: { url: `${API}?sv=1&sig=2` }, status: 403 },
        /bucket/,
        { request: { url: `${API}?sv=1&signal=2` }, status: 403 }
    ],
    [
        'token-lost-in-redirect',
        {
            request: { headers: token },
            hops: [
                {
                    preflight: answer(204, any, ['Access-Control-Allow-Headers', 'authorization']),
                    response: answer(302, any, to('https://b.example.com/'))
                },
                { response: answer(401, any) }
            ]
        },
        /saw no token/,
        {
            request: { headers: token },
            preflight: answer(204, any, ['Access-Control-Allow-Headers', 'authorization']),
            status: 401,
            headers: [any]
        }
    ],
    [
        'method-changed-by-redirect',
        {
            request: { method: 'POST', body: 'a' },
            hops: [{ response: answer(301, any, to(`${API}/`)) }, { response: answer(200, any) }]
        },
        /made a GET without a body of the POST.*307 or 308/,
        {
            request: { method: 'POST', body: 'a' },
            hops: [{ response: answer(307, any, to(`${API}/`)) }, { response: answer(200, any) }]
        }
    ],
    [
        'error-status',
        { request: put, preflight: answer(503) },
        /OPTIONS with 503/,
        { request: put, preflight: answer(404) }
    ],
    [
        'error-status',
        { status: 500, headers: [[ACAO, 'https://b.test']] },
        /may not read this answer/,
        // Who is not on the allowlist of Salesforce is refused so.
        { request: { url: 'https://other.my.salesforce.com/services/data/v67.0/' }, status: 403 }
    ],
    ...(
        [
            ['baggage', 'x'],
            ['sentry-trace', 'x'],
            ['traceparent', 'x'],
            ['cache-control', 'no-cache'],
            ['x-requested-with', 'XMLHttpRequest'],
            ['uber-trace-id', '1'],
            ['if-none-match', '"1"'],
            ['crossdomain', 'true'],
            ['last-event-id', '<1>']
        ] as HeaderList
    ).map(([name, value]): [string, Given, RegExp, Given] => [
        'added-headers',
        { request: { headers: [[name, value]] }, preflight: answer(204, any) },
        new RegExp(`${name} comes from.*would not have asked`),
        { request: { headers: [['x-api-key', '1']] }, preflight: answer(204, any) }
    ]),
    [
        'added-headers',
        { request: { headers: [['content-type', 'application/json']] }, preflight: answer(204, any) },
        /no body/,
        {
            request: { method: 'POST', body: '{}', headers: [['content-type', 'application/json']] },
            preflight: answer(204, any)
        }
    ],
    [
        'hidden-headers',
        { headers: [any, ['X-Total-Count', '7'], ['Content-Disposition', 'attachment']] },
        /x-total-count, content-disposition/,
        { headers: [any, ['Content-Type', 'text/plain'], ['Date', 'x']] }
    ],
    [
        'hidden-headers',
        {
            request: include,
            headers: [
                own,
                ['Access-Control-Allow-Credentials', 'true'],
                ['Access-Control-Expose-Headers', '*'],
                ['X-A', '1']
            ]
        },
        /With credentials \*/,
        { headers: [any, ['Access-Control-Expose-Headers', '*'], ['X-A', '1']] }
    ],
    [
        'resource-policy',
        { request: { mode: 'no-cors' }, headers: [['Cross-Origin-Resource-Policy', 'same-site']] },
        /another site/,
        { request: { mode: 'no-cors' }, headers: [['Cross-Origin-Resource-Policy', 'cross-origin']] }
    ],
    [
        'opaque-response-blocking',
        {
            request: { mode: 'no-cors' },
            headers: [
                ['Content-Type', 'application/json'],
                ['X-Content-Type-Options', 'nosniff']
            ]
        },
        /Opaque Response Blocking/,
        { request: { mode: 'no-cors' }, headers: [['Content-Type', 'application/json']] }
    ],
    [
        'salesforce-endpoint',
        { request: { url: 'https://other.my.salesforce.com/services/data/v67.0/' } },
        /CORS allowlist/,
        { request: { url: 'https://other.my.salesforce.com/elsewhere' } }
    ],
    [
        'salesforce-endpoint',
        { request: { url: 'https://other.my.salesforce.com/services/Soap/c/67.0' } },
        /takes no part/,
        { request: { url: 'https://soap.example.com/services/Soap/c/67.0' } }
    ],
    [
        'salesforce-endpoint',
        { request: { url: 'https://other.my.salesforce.com/services/oauth2/token' } },
        /Enable CORS for OAuth endpoints/,
        { request: { url: 'https://other.my.salesforce.com/.well-known/openid-configuration' } }
    ],
    [
        'salesforce-instance',
        { request: { url: 'https://na12.salesforce.com/services/data/' } },
        /My Domain/,
        { request: { url: 'https://acme.my.salesforce.com/services/data/' } }
    ]
];
