import { saidOf, type Case, SECURE_PAGE, PAGE, OWN, ok, to, X_A } from './webkitCase';

const UPGRADING = { policies: ['upgrade-insecure-requests'] };
const [SECURE_OWN, SECURE_API, SECURE_OTHER] = ['https://page.test/', 'https://api.test/', 'https://other.test/'];

const CASES: Case[] = [
    [
        'a redirect to the insecure address of an upgraded server leads away and back',
        { ...SECURE_PAGE, ...UPGRADING },
        { url: SECURE_API },
        [to('http://api.test/b'), to('/c'), ok],
        'readable, GET https://api https://page, GET https://api/b https://page, GET https://api/c null',
        'readable, GET https://api https://page, GET https://api/b https://page, GET https://api/c https://page'
    ],
    [
        'also from the own insecure address, of which only the preflight tells',
        { ...SECURE_PAGE, ...UPGRADING },
        { url: SECURE_OWN, headers: X_A },
        [to('http://page.test/b'), to(SECURE_OTHER), ok],
        'readable, GET https://page -, GET https://page/b -, OPTIONS https://other null GET x-a, GET https://other https://page',
        'readable, GET https://page -, GET https://page/b -, OPTIONS https://other https://page GET x-a, GET https://other https://page'
    ],
    [
        'to the own server it stays the own one',
        { ...SECURE_PAGE, ...UPGRADING },
        { url: SECURE_OWN },
        [to('http://page.test/b'), to('/c'), to(SECURE_OTHER), ok],
        'readable, GET https://page -, GET https://page/b -, GET https://page/c -, GET https://other https://page',
        'readable, GET https://page -, GET https://page/b -, GET https://page/c -, GET https://other https://page'
    ],
    [
        'the own insecure address of an insecure page is its origin still',
        { ...PAGE, ...UPGRADING },
        { url: OWN, headers: X_A },
        [to('/b'), to('http://page.test/c'), to(SECURE_OTHER), ok],
        'readable, OPTIONS https://page page GET x-a, GET https://page page, OPTIONS https://page/b page GET x-a, GET https://page/b page, OPTIONS https://page/c page GET x-a, GET https://page/c page, OPTIONS https://other page GET x-a, GET https://other null',
        'readable, OPTIONS https://page page GET x-a, GET https://page page, OPTIONS https://page/b page GET x-a, GET https://page/b page, OPTIONS https://page/c page GET x-a, GET https://page/c page, OPTIONS https://other null GET x-a, GET https://other null'
    ],
    [
        'an answer has to allow the origin of both',
        { ...SECURE_PAGE, ...UPGRADING },
        { url: SECURE_API },
        [
            to('http://api.test/b'),
            to('/c'),
            { response: { status: 200, headers: [['Access-Control-Allow-Origin', 'https://page.test']] } }
        ],
        'blocked, AllowOriginMismatch, GET https://api https://page, GET https://api/b https://page, GET https://api/c null',
        'readable, GET https://api https://page, GET https://api/b https://page, GET https://api/c https://page'
    ],
    [
        'an element that is upgraded by itself has left its page on the way to the own insecure address',
        SECURE_PAGE,
        { url: SECURE_OWN, destination: 'image', mode: 'cors' },
        [to('http://page.test/b'), to(SECURE_OWN), ok],
        'readable, GET https://page https://page, GET https://page/b https://page, GET https://page null',
        'readable, GET https://page -, GET https://page/b -, GET https://page -'
    ],
    [
        'and needs permission of its own server then',
        SECURE_PAGE,
        { url: SECURE_OWN, destination: 'image', mode: 'cors' },
        [to('http://page.test/b'), { response: { status: 200, headers: [] } }],
        'blocked, MissingAllowOriginHeader, GET https://page https://page, GET https://page/b https://page',
        'readable, GET https://page -, GET https://page/b -'
    ]
];

describe('what WebKit holds for the origin after redirects that are upgraded', () => {
    it.each(CASES)('%s', (...one) => {
        const [, , , , webkit, standard] = one;
        expect(saidOf(one)).toEqual([webkit, standard]);
    });
});
