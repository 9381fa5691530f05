import { findings, obstacles } from 'c/crossOrigin';
import type { FetchRequest, HeaderList, Hop, PageContext, ServerResponse } from 'c/crossOrigin';

import fs from 'node:fs';
import path from 'node:path';

/** Each finding by its name: an answer that shows it, what it has to say, and the nearest that does not show it. */

const ORIGIN = 'https://acme.lightning.force.com';
const API = 'https://api.example.com/orders';
const ACAO = 'Access-Control-Allow-Origin';

interface Given {
    page?: Partial<PageContext>;
    request?: Partial<FetchRequest>;
    preflight?: ServerResponse;
    hops?: Hop[];
    status?: number;
    headers?: HeaderList;
}

const answer = (status: number, ...headers: HeaderList): ServerResponse => ({ status, headers });
const own: HeaderList[number] = [ACAO, ORIGIN];
const any: HeaderList[number] = [ACAO, '*'];
const to = (address: string): HeaderList[number] => ['Location', address];

/** Of the first obstacle, or of a call without one. */
function found({ page, request, preflight, hops, status = 200, headers = [] }: Given): Map<string, string> {
    const asker: PageContext = { origin: ORIGIN, policies: [], ...page };
    const asked: FetchRequest = { url: API, ...request };
    const answers = hops ?? [{ ...(preflight ? { preflight } : {}), response: { status, headers } }];
    const [first] = obstacles(asker, asked, answers);
    const list = first?.findings ?? findings(asker, asked, answers);
    return new Map(list.map(({ id, text }) => [id, text]));
}

const token: HeaderList = [['Authorization', 'Bearer t']];
const include = { credentials: 'include' } as const;
const put = { method: 'PUT' };
const allowPut = answer(204, any, ['Access-Control-Allow-Methods', 'PUT']);

const TABLE: [id: string, given: Given, says: RegExp, not: Given][] = [
    [
        'policy-near-miss',
        { page: { policies: ["connect-src 'self' https://api.example.com:8443"] } },
        /port differs/,
        { page: { policies: ["connect-src 'self' https://other.example.com"] } }
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
        'allow-origin-twice',
        { headers: [any, any] },
        /2 times with the same value/,
        { headers: [[ACAO, 'https://a.test, https://b.test']] }
    ],
    ['allow-origin-twice', { headers: [[ACAO, '*, *']] }, /2 times/, { headers: [[ACAO, '**']] }],
    ['allow-origin-twice', { headers: [own, any] }, /with https:.* and \*/, { headers: [own] }],
    [
        'origin-null-after-redirect',
        {
            hops: [{ response: answer(302, own, to('https://b.example.com/')) }, { response: answer(200, own) }]
        },
        /null/,
        { hops: [{ response: answer(302, own, to('/b')) }, { response: answer(200) }] }
    ],
    [
        'null-origin-with-credentials',
        { page: { origin: 'null' }, request: include, headers: [[ACAO, 'null']] },
        /sandboxed/,
        { page: { origin: 'null' }, headers: [[ACAO, 'x']] }
    ],
    [
        'allow-credentials-value',
        { request: include, headers: [own, ['Access-Control-Allow-Credentials', 'True']] },
        /“True”/,
        { request: include, headers: [own] }
    ],
    [
        'other-salesforce-origin',
        { headers: [[ACAO, 'https://acme.my.site.com']] },
        /acme\.my\.site\.com.*acme\.lightning/,
        { headers: [[ACAO, 'https://app.example.com']] }
    ],
    [
        'cached-for-another-origin',
        {
            headers: [
                [ACAO, 'https://app.example.com'],
                ['Age', '12']
            ]
        },
        /cache/,
        {
            headers: [
                [ACAO, 'https://app.example.com'],
                ['Age', '12'],
                ['Vary', 'Accept, Origin']
            ]
        }
    ],
    [
        'cached-for-another-origin',
        { headers: [['X-Cache', 'Hit from cloudfront']] },
        /Vary: Origin/,
        { headers: [['X-Cache', 'Miss from cloudfront']] }
    ],
    ['vary-missing', { headers: [own] }, /Vary: Origin/, { headers: [own, ['Vary', 'Origin']] }],
    [
        'preflight-redirected',
        { request: put, preflight: answer(301, to(`${API}/`)) },
        /slash at its end.*orders\/ at once/,
        { request: put, preflight: answer(404) }
    ],
    [
        'preflight-wants-sign-in',
        { request: put, preflight: answer(302, to('https://idp.example.com/login')) },
        /sign-in/,
        { request: put, preflight: answer(302, to('https://api.example.com/other')) }
    ],
    ['preflight-wants-sign-in', { request: put, preflight: answer(401) }, /token or a cookie/, { status: 401 }],
    [
        'preflight-refused',
        { request: put, preflight: answer(403) },
        /do not list this origin/,
        {
            request: { ...put, url: 'https://other.my.salesforce.com/services/data/v67.0/' },
            preflight: answer(403)
        }
    ],
    [
        'preflight-redirected',
        { request: put, preflight: answer(308, to(API.replace('api.', 'www.'))) },
        /to another host/,
        { request: put, preflight: answer(308) }
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
    [
        'method-lower-case',
        { request: put, preflight: answer(204, any, ['Access-Control-Allow-Methods', 'get, put']) },
        /lists put/,
        { request: put, preflight: answer(204, any, ['Access-Control-Allow-Methods', 'get']) }
    ],
    [
        'preflight-not-answered',
        { request: put, preflight: answer(405) },
        /405/,
        { request: put, preflight: answer(503) }
    ],
    [
        'method-lower-case',
        { request: { method: 'patch' }, preflight: answer(204, any, ['Access-Control-Allow-Methods', 'PATCH']) },
        /letter by letter/,
        { request: { method: 'PATCH' }, preflight: answer(204, any) }
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
        'wildcard-covers-authorization',
        {
            request: { headers: token },
            preflight: answer(204, any, ['Access-Control-Allow-Headers', '*']),
            headers: [any]
        },
        /not by the standard/,
        {
            request: { headers: token },
            preflight: answer(204, any, ['Access-Control-Allow-Headers', '*, Authorization']),
            headers: [any]
        }
    ],
    [
        'wildcard-with-credentials',
        {
            request: { ...put, ...include },
            preflight: answer(
                204,
                own,
                ['Access-Control-Allow-Credentials', 'true'],
                ['Access-Control-Allow-Methods', '*']
            )
        },
        /nothing but itself/,
        {
            request: { ...put, ...include },
            preflight: answer(204, own, ['Access-Control-Allow-Credentials', 'true'])
        }
    ],
    [
        'allow-origin-in-preflight-only',
        { request: put, preflight: allowPut },
        /both need/,
        { request: put, preflight: allowPut, status: 500 }
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
    ],
    // What is wrong with the value itself.
    ...(
        [
            ['allow-origin-list', `${ORIGIN}, https://b.example.com`],
            ['allow-origin-list', `${ORIGIN} https://b.example.com`],
            ['allow-origin-null', 'null'],
            ['allow-origin-pattern', 'https://*.lightning.force.com'],
            ['allow-origin-slash', `${ORIGIN}/`],
            ['allow-origin-case', 'https://Acme.lightning.force.com'],
            ['allow-origin-no-scheme', 'acme.lightning.force.com'],
            ['allow-origin-default-port', `${ORIGIN}:443`],
            ['allow-origin-path', `${ORIGIN}/lightning/page`],
            ['allow-origin-port', `${ORIGIN}:8443`],
            ['allow-origin-scheme', ORIGIN.replace('https', 'http')],
            ['allow-origin-placeholder', ''],
            ['allow-origin-placeholder', '$http_origin'],
            ['allow-origin-placeholder', 'undefined'],
            ['allow-origin-placeholder', '%{ORIGIN}e'],
            ['allow-origin-quoted', `"${ORIGIN}"`],
            ['allow-origin-quoted', `${ORIGIN};`],
            ['allow-origin-parent', 'https://lightning.force.com'],
            ['allow-origin-own', 'https://api.example.com']
        ] as const
    ).map(([id, value]): [string, Given, RegExp, Given] => [
        id,
        { headers: [[ACAO, value]] },
        /./,
        { headers: [[ACAO, 'https://elsewhere.example.org']] }
    ]),
    [
        'allow-origin-loopback',
        { page: { origin: 'http://localhost:3000' }, headers: [[ACAO, 'http://127.0.0.1:3000']] },
        /two origins/,
        { page: { origin: 'http://localhost:3000' }, headers: [[ACAO, 'http://10.0.0.1:3000']] }
    ],
    // Works today, for anybody.
    [
        'allow-origin-null',
        { page: { origin: 'null' }, headers: [[ACAO, 'null']] },
        /any sandboxed page/,
        { page: { origin: 'null' }, headers: [any] }
    ],
    [
        'allow-origin-www',
        { page: { origin: 'https://www.example.com' }, headers: [[ACAO, 'https://example.com']] },
        /two origins/,
        { page: { origin: 'https://www.example.com' }, headers: [[ACAO, 'https://w.example.com']] }
    ]
];

/** Of a list that ends, and of a preflight that nobody answered. */
const ELSEWHERE = ['answer-unknown', 'preflight-unknown'];

describe('a finding', () => {
    it('has its id in the documents, and each id there is one that is shown', () => {
        const text = fs.readFileSync(path.resolve('docs/findings.md'), 'utf8');
        const documented = [...text.matchAll(/^\| `([a-z-]+)`/gm)].map(([, id]) => id);
        const shown = [...TABLE.map(([id]) => id), ...ELSEWHERE];
        expect([...new Set(documented)].sort()).toEqual([...new Set(shown)].sort());
    });

    it.each(TABLE)('%s is drawn from the answer that shows it, and from no other', (id, given, says, not) => {
        expect(found(given).get(id)).toMatch(says);
        expect([...found(not).keys()]).not.toContain(id);
    });

    it('is never drawn from an answer that nobody gave', () => {
        for (const [, { page, request }] of TABLE) {
            const ids = [...found({ page, request, hops: [] }).keys()];
            const ofTheCall = ['answer-unknown', 'policy-near-miss', 'answer-header-on-request'];
            expect(ids.filter((id) => !ofTheCall.includes(id))).toEqual([]);
        }
    });
});
