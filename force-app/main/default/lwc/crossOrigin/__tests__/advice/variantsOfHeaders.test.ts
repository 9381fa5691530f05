import {
    firstAdvice,
    type Row,
    OUTSIDE,
    ACAO,
    any,
    token,
    answer,
    answered,
    asked,
    get,
    put,
    MISSING,
    API
} from './variant';

const ROWS: Row[] = [
    // Headers and methods.
    [
        'a habit of axios users',
        OUTSIDE,
        get(API, { headers: [['crossDomain', 'true']] }),
        asked(answer(204, any)),
        'preflight',
        'HeaderDisallowedByPreflightResponse',
        'developer',
        'leave-off-headers',
        /misunderstanding/
    ],
    [
        'a token that the API does not list',
        OUTSIDE,
        get(API, { headers: token }),
        asked(answer(204, any)),
        'preflight',
        'HeaderDisallowedByPreflightResponse',
        'api-owner',
        'allow-headers'
    ],
    [
        'patch, where no PATCH is listed either',
        OUTSIDE,
        { url: API, method: 'patch' },
        asked(answer(204, any, ['Access-Control-Allow-Methods', 'GET'])),
        'preflight',
        'MethodDisallowedByPreflightResponse',
        'developer',
        'method-upper-case'
    ],
    [
        'a list with the wrong marks',
        OUTSIDE,
        put(API),
        asked(answer(204, any, ['Access-Control-Allow-Methods', 'GET; PUT'])),
        'preflight',
        'InvalidAllowMethodsPreflightResponse',
        'api-owner',
        'allow-method',
        /Correct Access-Control-Allow-Methods/
    ],
    // Errors behind CORS.
    ...[400, 401, 404, 409, 410, 422, 431].map((status): Row => [
        `status ${status}`,
        OUTSIDE,
        get(API),
        answered(status),
        'cors',
        MISSING,
        'developer',
        'mend-status'
    ]),
    ...[403, 408, 500, 503, 522].map((status): Row => [
        `status ${status}`,
        OUTSIDE,
        get(API),
        answered(status),
        'cors',
        MISSING,
        'api-owner',
        'mend-status'
    ]),
    [
        'an error behind a wrong origin',
        OUTSIDE,
        get(API),
        answered(500, [ACAO, 'https://b.test']),
        'cors',
        'AllowOriginMismatch',
        'api-owner',
        'mend-status'
    ]
];

describe('calls like the real cases, with headers, methods and errors of all kinds', () => {
    it.each(ROWS)('%s', (...row) => {
        const [, , , , gate, reason, owner, fix, says = /./] = row;
        expect(firstAdvice(row)).toEqual([gate, reason, owner, fix, expect.stringMatching(says)]);
    });
});
