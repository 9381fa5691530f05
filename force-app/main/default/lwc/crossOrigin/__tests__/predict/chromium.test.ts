import { predict } from '../../predict';
import type { FetchRequest, Profile } from '../../types';
import { answer, API, ok, PAGE, SECURE_PAGE, seen, under, type Case } from './insecurePage';

describe('where Chromium leaves the letter of the standards', () => {
    const run = (profile: Profile, [, page, request, hops]: Case): string =>
        seen(predict(page, request, hops, profile));
    const GET_OK = 'readable, GET http://page.test';
    const CASES: Case[] = [
        [
            '* covers Authorization',
            PAGE,
            { url: API, headers: [['Authorization', 'Bearer t']] },
            [ok],
            'readable, OPTIONS http://page.test, GET http://page.test',
            'blocked, HeaderDisallowedByPreflightResponse, OPTIONS http://page.test'
        ],
        [
            'a form of the own site that is redirected to another loses its origin',
            PAGE,
            { url: 'http://page.test/', destination: 'form', method: 'POST', body: '' },
            [answer(308, ['Location', API]), ok],
            'opaque, POST http://page.test, POST null',
            'opaque, POST http://page.test, POST http://page.test'
        ],
        ['ws: is no source for http', under('ws:'), { url: API }, [ok], 'blocked, csp', GET_OK],
        ['wss: is none for https', under('wss:'), { url: 'https://api.test/' }, [ok], 'blocked, csp', GET_OK],
        ['wss: is none for http', under('wss:'), { url: API }, [ok], 'blocked, csp', 'blocked, csp'],
        ['an address is a host', under('http://127.0.0.1'), { url: 'http://127.0.0.1/' }, [ok], GET_OK, 'blocked, csp'],
        ['an IPv6 address is any host', under('http://*'), { url: 'http://[::1]/' }, [ok], GET_OK, 'blocked, csp'],
        ['port 80 covers 443', under('http://api.test:80'), { url: 'https://api.test/' }, [ok], GET_OK, 'blocked, csp'],
        ['data: has any host', under('data://*'), { url: 'data:text/plain,x' }, [], 'readable', 'blocked, csp'],
        [
            'a query of a source is ignored',
            under('http://api.test/v1?q'),
            { url: `${API}v1` },
            [ok],
            GET_OK,
            'blocked, csp'
        ],
        [
            'a path counts after a redirect of what outlives its page',
            under("'self' http://api.test/v1"),
            { url: 'http://page.test/', keepalive: true },
            [answer(307, ['Location', `${API}v2`]), ok],
            'blocked, csp-redirect, GET -',
            'readable, GET -, GET http://page.test'
        ],
        [
            'of a beacon where it stops, too',
            under("'self' http://api.test/v1"),
            { url: 'http://page.test/', initiator: 'beacon', mode: 'no-cors' },
            [answer(307, ['Location', `${API}v2`]), ok],
            'blocked, csp-redirect, GET -',
            'opaque, GET -, GET -'
        ],
        [
            'of a beacon too, as it was asked for it may go on',
            under("'self' http://api.test/v1"),
            { url: 'http://page.test/', initiator: 'beacon', mode: 'no-cors' },
            [answer(307, ['Location', `${API}v1`]), ok],
            'opaque, GET -, GET -',
            'opaque, GET -, GET -'
        ],
        [
            'no redirect to a user name, in no mode',
            PAGE,
            { url: API, mode: 'no-cors' },
            [answer(302, ['Location', 'http://user@api.test/']), ok],
            'blocked, redirect-credentials, GET -',
            'opaque, GET -, GET -'
        ],
        [
            'a Location that is no URL comes before the redirect mode',
            PAGE,
            { url: API, redirect: 'manual' },
            [answer(302, ['Location', 'http://%%/'])],
            'blocked, invalid-redirect, GET http://page.test',
            'opaque-redirect, GET http://page.test'
        ],
        [
            'a redirect without a Location is an answer, even with redirect: error',
            PAGE,
            { url: API, redirect: 'error' },
            [answer(302)],
            GET_OK,
            'blocked, redirect-mode-error, GET http://page.test'
        ],
        [
            'a redirect to an empty Location is an answer',
            PAGE,
            { url: API },
            [answer(302, ['Location', '']), ok],
            GET_OK,
            `${GET_OK}, GET http://page.test`
        ],
        [
            'an address is not of the same site as its other ports',
            { ...PAGE, origin: 'http://127.0.0.1' },
            { url: 'http://127.0.0.1:8080/', mode: 'no-cors' },
            [answer(200, ['Cross-Origin-Resource-Policy', 'same-site'])],
            'blocked, corp, GET -',
            'opaque, GET -'
        ],
        [
            'the first crossing of a no-cors request hides its origin',
            PAGE,
            { url: 'http://page.test/', mode: 'no-cors', method: 'POST' },
            [answer(307, ['Location', API]), ok],
            'opaque, POST http://page.test, POST null',
            'opaque, POST http://page.test, POST http://page.test'
        ],
        [
            'an insecure server on loopback learns a secure origin',
            SECURE_PAGE,
            { url: 'http://localhost/', mode: 'no-cors', method: 'POST' },
            [ok],
            'opaque, POST https://page.test',
            'opaque, POST null'
        ],
        [
            'but not from a form',
            SECURE_PAGE,
            { url: 'http://localhost/', destination: 'form', method: 'POST' },
            [ok],
            'opaque, POST null',
            'opaque, POST null'
        ],
        [
            'a header given twice is judged as one value',
            PAGE,
            {
                url: API,
                headers: [
                    ['Content-Type', 'text/plain'],
                    ['content-type', 'text/plain']
                ]
            },
            [ok],
            'readable, OPTIONS http://page.test, GET http://page.test',
            GET_OK
        ]
    ];

    it.each(CASES)('%s', (...one) => {
        const [, , , , chromium, spec] = one;
        expect([run('chromium', one), run('spec', one)]).toEqual([chromium, spec]);
    });

    it('asks for a name once; Firefox as often as it was given', () => {
        const request: FetchRequest = {
            url: API,
            headers: [
                ['X-A', '1'],
                ['x-a', '2'],
                ['X-B', '3']
            ]
        };
        const asked = (profile: Profile): string | undefined =>
            predict(PAGE, request, [ok], profile).wire[0].requestHeaders;
        expect(['chromium', 'spec', 'firefox'].map((profile) => asked(profile as Profile))).toEqual([
            'x-a,x-b',
            'x-a,x-b',
            'x-a,x-a,x-b'
        ]);
    });
});

describe('where both browsers leave it', () => {
    it.each(['chromium', 'firefox'] as const)(
        '%s: * covers Authorization, an address is a host, port 80 covers 443',
        (profile) => {
            const authorized: FetchRequest = { url: API, headers: [['Authorization', 'Bearer t']] };
            const outcomes = [
                predict(PAGE, authorized, [ok], profile),
                predict(under('http://127.0.0.1'), { url: 'http://127.0.0.1/' }, [ok], profile),
                predict(under('http://api.test:80'), { url: 'https://api.test/' }, [ok], profile)
            ].map(({ outcome }) => outcome);
            expect(outcomes).toEqual(['readable', 'readable', 'readable']);
        }
    );
});
