import type { FetchRequest, HeaderList } from 'c/crossOrigin';
import { type Given, ACAO, API, ORIGIN, answer, any, include, own, put, to, token } from './finding';

/** What is shown, with what it says, and what is not, of origins and of preflights: each at the edge of its rule. */

const valueOf = (value: string, origin = ORIGIN): Given => ({ page: { origin }, headers: [[ACAO, value]] });
const preflighted = (request: Partial<FetchRequest>, status: number, ...headers: HeaderList): Given => ({
    request,
    preflight: answer(status, ...headers)
});
const adding = (...names: string[]): Given =>
    preflighted({ headers: names.map((name): HeaderList[number] => [name, '1']) }, 404);
const SALESFORCE = 'https://acme.my.site.com';
const twoOrigins = (last: HeaderList): Given => ({
    hops: [{ response: answer(302, any, to('https://b.example.com/')) }, { response: answer(200, ...last) }]
});

export const SHOWN_OF_ORIGINS: [id: string, given: Given, says?: RegExp][] = [
    ['allow-origin-pattern', valueOf('^https://acme.lightning.force.com')],
    ['allow-origin-pattern', valueOf('https://acme\\.lightning\\.force\\.com$')],
    ...["'", '("', '[('].flatMap((marks): [string, Given][] => [
        ['allow-origin-quoted', valueOf(`${marks}${ORIGIN}`)],
        ['allow-origin-quoted', valueOf(`${ORIGIN}'"]).,`)]
    ]),
    ['allow-origin-no-scheme', valueOf('//acme.lightning.force.com')],
    ['allow-origin-no-scheme', valueOf('acme.lightning.force.com/')],
    ['allow-origin-path', valueOf(`${ORIGIN}:443/x`)],
    ['allow-origin-default-port', valueOf('http://app.test:80', 'http://app.test')],
    ['allow-origin-www', valueOf('https://www.example.com', 'https://example.com')],
    ['allow-origin-slash', { request: put, preflight: answer(204, [ACAO, `${ORIGIN}/`]) }],
    ['allow-origin-twice', { headers: [[ACAO, '*,*']] }, /2 times/],
    ['allow-origin-twice', { headers: [[ACAO, `${ORIGIN}, *`]] }, /with .* and \*:/],
    ['allow-origin-placeholder', valueOf(''), /^The header is empty/],
    ['allow-origin-placeholder', valueOf('$http_origin'), /^“\$http_origin” is what/],
    ['other-salesforce-origin', preflighted(put, 204, [ACAO, SALESFORCE])],
    ['preflight-unknown', { request: put }],
    [
        'preflight-redirected',
        preflighted(put, 308, to('https://www.example.com/other')),
        /OPTIONS to another address, .* call https:\/\/www\.example\.com\/other at once/
    ],
    ['preflight-redirected', preflighted(put, 308, to('/other')), /to another address/],
    ['preflight-redirected', preflighted({ ...put, url: `${API}/` }, 308, to('/orders')), /with or without the slash/],
    [
        'preflight-redirected',
        {
            page: { origin: 'http://app.test' },
            request: { ...put, url: 'http://api.example.com/' },
            preflight: answer(308, to('https://api.example.com/'))
        },
        /OPTIONS to https,/
    ],
    ['added-headers', adding('baggage'), /^baggage comes from .* Without it /],
    ['added-headers', adding('baggage', 'traceparent'), /^baggage, traceparent come from .* Without them /],
    ['added-headers', adding('baggage', 'x-requested-with'), /^baggage comes from .*; x-requested-with comes from/],
    ['added-headers', adding('baggage', 'x-api-key'), /your own API only\.$/],
    ['added-headers', preflighted({ ...put, headers: [['baggage', '1']] }, 404), /your own API only\.$/],
    ['added-headers', preflighted({ preflight: true, headers: [['baggage', '1']] }, 404), /your own API only\.$/],
    [
        'answer-header-on-request',
        preflighted(
            {
                headers: [
                    ['Access-Control-Expose-Headers', '*'],
                    [ACAO, '*']
                ]
            },
            404
        ),
        /^Access-Control-Expose-Headers, Access-Control-Allow-Origin is/
    ],
    ...['X-Authorization', 'Authorization-X'].map((name): [string, Given] => [
        'wildcard-covers-authorization',
        {
            request: { headers: token },
            preflight: answer(204, any, ['Access-Control-Allow-Headers', `*, ${name}`]),
            headers: [any]
        }
    ]),
    [
        'wildcard-with-credentials',
        preflighted(
            { ...include, headers: [['X-A', '1']] },
            204,
            own,
            ['Access-Control-Allow-Credentials', 'true'],
            ['Access-Control-Allow-Headers', '*']
        )
    ]
];

export const SILENT_OF_ORIGINS: [id: string, given: Given][] = [
    ...['my-undefined', 'undefined-x', '^https://.*$'].map((value): [string, Given] => [
        'allow-origin-placeholder',
        valueOf(value)
    ]),
    ['allow-origin-quoted', valueOf('https://(acme.lightning.force.com')],
    ['allow-origin-path', valueOf('nobody')],
    ['allow-origin-path', valueOf('https://b.example.com', 'null')],
    ['allow-origin-www', valueOf('https://a.www.example.com', 'https://a.example.com')],
    ['allow-origin-www', valueOf('https://a.example.com', 'https://a.www.example.com')],
    ['allow-origin-null', { page: { origin: 'null' }, request: include, headers: [[ACAO, 'null']] }],
    ['allow-origin-null', { ...valueOf('null'), request: { mode: 'no-cors' } }],
    ['allow-origin-list', { headers: [own, own] }],
    ['allow-origin-pattern', { headers: [any] }],
    ['allow-origin-twice', { headers: [any] }],
    ['allow-origin-twice', { headers: [own, ['Timing-Allow-Origin', '*']] }],
    ['other-salesforce-origin', { ...valueOf(SALESFORCE), request: { mode: 'no-cors' } }],
    ['other-salesforce-origin', valueOf(SALESFORCE, 'https://app.example.com')],
    ['other-salesforce-origin', valueOf(SALESFORCE, 'null')],
    ['other-salesforce-origin', valueOf('null')],
    ['other-salesforce-origin', valueOf(`${ORIGIN}:8443`)],
    ['origin-null-after-redirect', twoOrigins([any])],
    ['origin-null-after-redirect', valueOf('https://b.example.com', 'null')],
    ['null-origin-with-credentials', { request: include }],
    ['allow-credentials-value', { request: include, headers: [any, ['Access-Control-Allow-Credentials', 'True']] }],
    ['preflight-redirected', preflighted(put, 302, to('https://idp.example.com/login'))],
    ['preflight-redirected', { request: { redirect: 'error' }, status: 302, headers: [any, to(`${API}/`)] }],
    ['preflight-wants-sign-in', { request: { redirect: 'error' }, status: 302, headers: [any, to('/login')] }],
    ['preflight-refused', { status: 403 }],
    ['preflight-not-answered', { status: 404 }],
    ['preflight-unknown', preflighted(put, 404)],
    ['preflight-unknown', { hops: [{ response: 'unreachable' }] }],
    ['method-lower-case', preflighted({ method: 'patch' }, 404)],
    [
        'added-headers',
        {
            request: { headers: [['baggage', '1']] },
            preflight: answer(204, any, ['Access-Control-Allow-Headers', 'baggage'])
        }
    ],
    ['answer-header-on-request', preflighted({ headers: [['X-Access-Control-Allow-A', '*']] }, 404)],
    ['answer-header-on-request', preflighted({ headers: [['X-Access-Control-Expose-A', '*']] }, 404)],
    ['answer-header-on-request', {}],
    ['upload-listener', { request: { preflight: true }, preflight: answer(204, any) }],
    [
        'wildcard-covers-authorization',
        { request: { headers: token }, preflight: answer(204, any, ['Access-Control-Allow-Headers', '*']) }
    ],
    [
        'wildcard-covers-authorization',
        {
            request: { headers: [['X-A', '1']] },
            preflight: answer(204, any, ['Access-Control-Allow-Headers', '*']),
            headers: [any]
        }
    ],
    [
        'wildcard-covers-authorization',
        {
            request: { headers: token },
            preflight: answer(204, any, ['Access-Control-Allow-Headers', 'authorization']),
            headers: [any]
        }
    ],
    ['wildcard-with-credentials', { request: include, headers: [['Access-Control-Allow-Methods', '*']] }]
];
