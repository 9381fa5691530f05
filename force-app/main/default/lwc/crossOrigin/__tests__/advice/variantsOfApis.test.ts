import {
    firstAdvice,
    type Row,
    LEX,
    SITE,
    VF,
    OUTSIDE,
    json,
    answer,
    answered,
    asked,
    get,
    put,
    MISSING,
    API
} from './variant';

const ROWS: Row[] = [
    // An API without CORS: who has Apex uses it, also where the browser asks first.
    ['a site', SITE, get(API), answered(200), 'cors', MISSING, 'developer', 'use-apex'],
    ['a page outside', OUTSIDE, get(API), answered(200), 'cors', MISSING, 'api-owner', 'allow-origin'],
    [
        'Visualforce, asked first',
        VF,
        put(API),
        asked(answer(404), answer(200)),
        'preflight',
        `Preflight${MISSING}`,
        'developer',
        'use-apex'
    ],
    [
        'an API that knows CORS, and not OPTIONS',
        LEX,
        put(API),
        asked(answer(404)),
        'preflight',
        `Preflight${MISSING}`,
        'api-owner',
        'allow-preflight'
    ],
    [
        'an API that wants a sign-in first',
        LEX,
        put(API),
        asked(answer(401), answer(200)),
        'preflight',
        `Preflight${MISSING}`,
        'api-owner',
        'allow-preflight'
    ],
    [
        'a server that is down, also for OPTIONS',
        LEX,
        put(API),
        asked(answer(502), answer(502)),
        'preflight',
        `Preflight${MISSING}`,
        'api-owner',
        'mend-status',
        /502/
    ],
    // Token endpoints.
    [
        'the token endpoint of another service',
        OUTSIDE,
        { url: 'https://github.com/login/oauth/access_token', method: 'POST', headers: json, body: '{}' },
        asked(answer(404), answer(200)),
        'preflight',
        `Preflight${MISSING}`,
        'developer',
        'token-by-server'
    ],
    [
        'a token endpoint by its grant',
        OUTSIDE,
        {
            url: 'https://id.example.net/connect',
            method: 'POST',
            headers: [['Content-Type', 'application/x-www-form-urlencoded']],
            body: 'grant_type=authorization_code'
        },
        answered(200),
        'cors',
        MISSING,
        'developer',
        'token-by-server'
    ]
];

describe('calls like the real cases, of other APIs', () => {
    it.each(ROWS)('%s', (...row) => {
        const [, , , , gate, reason, owner, fix, says = /./] = row;
        expect(firstAdvice(row)).toEqual([gate, reason, owner, fix, expect.stringMatching(says)]);
    });
});
