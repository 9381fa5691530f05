import { type Row, token, ACAO, answer, any, put } from './finding';

/** By what the request and the policy show. */
export const FINDINGS_OF_REQUESTS: Row[] = [
    [
        'policy-near-miss',
        { page: { policies: ["connect-src 'self' https://api.example.com:8443"] } },
        /port differs/,
        { page: { policies: ["connect-src 'self' https://other.example.com"] } }
    ],
    [
        'policy-near-miss',
        { page: { policies: ["connect-src 'self'; connect-src https://api.example.com"] } },
        /stands twice: the first one counts/,
        { page: { policies: ["connect-src 'self'; connect-src https://other.example.com"] } }
    ],
    [
        'policy-near-miss',
        { page: { policies: ['connect-src https://api.example.com', "connect-src 'self'"] } },
        /in another policy/,
        { page: { policies: ['connect-src https://api.example.com', 'connect-src *'] } }
    ],
    [
        'policy-near-miss',
        { page: { policies: ['connect-src self'] }, request: { url: '/orders' } },
        /in single quotes/,
        { page: { policies: ['connect-src self'] }, request: { url: 'https://self.example/' } }
    ],
    [
        'policy-near-miss',
        { page: { policies: ['connect-src https://bücher.example'] }, request: { url: 'https://bücher.example/' } },
        /names it as xn--bcher-kva\.example/,
        { page: { policies: ['connect-src https://bücher.example'] }, request: { url: 'data:,x' } }
    ],
    [
        'policy-near-miss',
        {
            page: { policies: ['connect-src http://api.example.com:8443'] },
            request: { url: 'https://api.example.com:8443/' }
        },
        /with a port it stands for http: alone/,
        { page: { policies: ["connect-src 'self'"] }, request: { url: 'callout:Orders' } }
    ],
    [
        'relative-address',
        { request: { url: 'api.example.com/orders' }, status: 404 },
        /does not begin with https/,
        { request: { url: 'data.json/orders' }, status: 200 }
    ],
    [
        'relative-address',
        { request: { url: 'undefined/orders' }, status: 404 },
        /“undefined” stands where a value belongs/,
        { request: { url: 'orders/undefined' }, status: 404 }
    ],
    [
        'relative-address',
        { request: { url: 'https//api.example.com/orders' }, status: 404 },
        /https\/\/api/,
        { request: { url: 'orders/api.example.com/x' }, status: 404 }
    ],
    [
        'relative-address',
        { request: { url: 'http//api.example.com/orders' }, status: 404 },
        /http\/\/api/,
        { request: { url: 'api.example.com?q=a/b' }, status: 404 }
    ],
    [
        'relative-address',
        { request: { url: 'null/orders' }, status: 404 },
        /“null”/,
        { request: { url: 'nullable/orders' }, status: 404 }
    ],
    [
        'relative-address',
        { request: { url: '${host}/orders' }, status: 404 },
        /stands where a value belongs/,
        { request: { url: 'a${host}/orders' }, status: 404 }
    ],
    [
        'headers-left-off',
        { request: { headers: [['Cookie', 'a=b']] }, headers: [any] },
        /not see Cookie: .* no script sets it/,
        { request: { headers: [['Accept', 'text/plain']] }, headers: [any] }
    ],
    [
        'headers-left-off',
        { request: { mode: 'no-cors', headers: [...token, ['Content-Type', 'application/json']] } },
        /Authorization, Content-Type: .* without CORS/,
        { request: { mode: 'no-cors', headers: [['Content-Type', 'text/plain']] } }
    ],
    [
        'method-lower-case',
        { request: put, preflight: answer(204, any, ['Access-Control-Allow-Methods', 'get, put']) },
        /lists put/,
        { request: put, preflight: answer(204, any, ['Access-Control-Allow-Methods', 'get']) }
    ],
    [
        'method-lower-case',
        { request: { method: 'patch' }, preflight: answer(204, any, ['Access-Control-Allow-Methods', 'PATCH']) },
        /letter by letter/,
        { request: { method: 'PATCH' }, preflight: answer(204, any) }
    ],
    [
        'answer-header-on-request',
        { request: { headers: [[ACAO, '*']] }, preflight: answer(404) },
        /for the API to send/,
        { request: { headers: [['x-access', '*']] }, preflight: answer(404) }
    ],
    [
        'upload-listener',
        { request: { method: 'POST', body: 'x', preflight: true }, preflight: answer(400) },
        /XMLHttpRequest\.upload/,
        { request: put, preflight: answer(400) }
    ],
    [
        'insecure-form',
        { request: { url: 'http://api.example.com/', destination: 'form' } },
        /the user insists/,
        { request: { url: 'http://api.example.com/', destination: 'script' } }
    ]
];
