import { type Row, include, API, answer, own, any, to, token, put } from './finding';

/** By what the answer to OPTIONS shows. */
export const FINDINGS_OF_PREFLIGHTS: Row[] = [
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
        'preflight-not-answered',
        { request: put, preflight: answer(405) },
        /405/,
        { request: put, preflight: answer(503) }
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
    ]
];
