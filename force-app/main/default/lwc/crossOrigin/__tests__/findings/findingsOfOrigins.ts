import { type Given, type Row, ORIGIN, ACAO, answer, own, any, to, include, put, allowPut } from './finding';

/** By what Access-Control-Allow-Origin shows. */
export const FINDINGS_OF_ORIGINS: Row[] = [
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
        'allow-origin-in-preflight-only',
        { request: put, preflight: allowPut },
        /both need/,
        { request: put, preflight: allowPut, status: 500 }
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
            ['allow-origin-spelling', `${ORIGIN}:`],
            ['allow-origin-quoted', '"*"'],
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
