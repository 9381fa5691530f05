import { predict } from '../predict';
import type { FetchRequest, HeaderList, Hop, PageContext, Profile, Verdict } from '../types';

const PAGE: PageContext = { origin: 'http://page.test', policies: [], addressSpace: 'loopback' };
const SECURE_PAGE: PageContext = { origin: 'https://page.test', policies: [], addressSpace: 'loopback' };
const API = 'http://api.test/';
const under = (policy: string): PageContext => ({ ...PAGE, policies: [`connect-src ${policy}`] });
const answer = (status: number, ...headers: HeaderList): Hop => ({
    preflight: {
        status: 204,
        headers: [
            ['Access-Control-Allow-Origin', '*'],
            ['Access-Control-Allow-Headers', '*']
        ]
    },
    response: { status, headers: [['Access-Control-Allow-Origin', '*'], ...headers] }
});
const ok = answer(200);
/** A hop whose preflight allows one method, and these names. */
const allowing = ({ response }: Hop, method: string, names = ''): Hop => ({
    preflight: {
        status: 204,
        headers: [
            ['Access-Control-Allow-Origin', '*'],
            ['Access-Control-Allow-Methods', method],
            ['Access-Control-Allow-Headers', names]
        ]
    },
    response
});

type Case = [what: string, page: PageContext, request: FetchRequest, hops: Hop[], chromium: string, spec: string];

const seen = ({ outcome, reason, wire }: Verdict): string =>
    [outcome, reason, ...wire.map(({ method, origin }) => `${method} ${origin ?? '-'}`)].filter(Boolean).join(', ');

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

describe('where Firefox leaves the letter of the standards, and Chromium does not', () => {
    const JSON_TYPE: HeaderList = [['Content-Type', 'application/json']];
    const to = (location: string, status = 302, ...headers: HeaderList): Hop =>
        answer(status, ['Location', location], ...headers);
    const OWN = 'http://page.test/';
    const selfOnly = under("'self'");
    /** Its preflight has no Access-Control-Allow-Origin. */
    const closed = ({ response }: Hop): Hop => ({
        preflight: { status: 204, headers: [['Access-Control-Allow-Headers', '*']] },
        response
    });

    /** Each request on the wire with what its preflight asks for, and the names that the script sees. */
    const told = ({ outcome, reason, visibleHeaders, wire }: Verdict): string =>
        [
            outcome,
            reason,
            visibleHeaders?.join(' '),
            ...wire.map(({ method, origin, requestMethod, requestHeaders }) =>
                [method, origin ?? '-', requestMethod, requestHeaders].filter(Boolean).join(' ')
            )
        ]
            .filter(Boolean)
            .join(', ');

    type FirefoxCase = [
        what: string,
        page: PageContext,
        request: FetchRequest,
        hops: Hop[],
        firefox: string,
        others: string
    ];
    const CASES: FirefoxCase[] = [
        [
            'port 80 covers 443 of https',
            under('https://api.test:80'),
            { url: 'https://api.test/' },
            [ok],
            'readable, GET http://page.test',
            'blocked, csp'
        ],
        [
            'a port that begins with a zero covers none',
            under('http://api.test:080'),
            { url: API },
            [ok],
            'blocked, csp',
            'readable, GET http://page.test'
        ],
        [
            'many safelisted headers are safelisted still',
            PAGE,
            { url: API, headers: Array.from({ length: 9 }, (): [string, string] => ['Accept', 'x'.repeat(120)]) },
            [ok],
            'readable, GET http://page.test',
            'readable, OPTIONS http://page.test GET accept, GET http://page.test'
        ],
        [
            'a preflight after the second crossing carries the origin of the page',
            PAGE,
            { url: API, method: 'PUT' },
            [to('http://other.test/', 307), ok].map((hop) => allowing(hop, 'PUT')),
            'readable, OPTIONS http://page.test PUT, PUT http://page.test, OPTIONS http://page.test PUT, PUT null',
            'readable, OPTIONS http://page.test PUT, PUT http://page.test, OPTIONS null PUT, PUT null'
        ],
        [
            'a preflight to the own origin needs no permission',
            PAGE,
            { url: API, headers: [['X-A', '1']] },
            [to(OWN), closed(ok)],
            'readable, OPTIONS http://page.test GET x-a, GET http://page.test, OPTIONS http://page.test GET x-a, GET null',
            'blocked, PreflightMissingAllowOriginHeader, OPTIONS http://page.test GET x-a, GET http://page.test, OPTIONS null GET x-a'
        ],
        [
            'the path of a source counts in the preflight of a redirect',
            under('http://api.test/v1/ http://other.test'),
            { url: 'http://other.test/', headers: [['X-A', '1']] },
            [to('http://api.test/v2'), ok],
            'blocked, csp-redirect, OPTIONS http://page.test GET x-a, GET http://page.test',
            'readable, OPTIONS http://page.test GET x-a, GET http://page.test, OPTIONS null GET x-a, GET null'
        ],
        [
            'and in no other request after one',
            under('http://api.test/v1/ http://other.test'),
            { url: 'http://other.test/' },
            [to('http://api.test/v2'), ok],
            'readable, GET http://page.test, GET null',
            'readable, GET http://page.test, GET null'
        ],
        [
            'after a preflight each redirect is preflighted',
            PAGE,
            { url: API, method: 'POST', headers: JSON_TYPE },
            [to('/v2', 303), ok],
            'readable, OPTIONS http://page.test POST content-type, POST http://page.test, OPTIONS http://page.test GET, GET http://page.test',
            'readable, OPTIONS http://page.test POST content-type, POST http://page.test, GET http://page.test'
        ],
        [
            'a header that is dropped on leaving the own origin makes a preflight',
            PAGE,
            { url: OWN, method: 'POST', headers: JSON_TYPE },
            [to(API, 303), ok],
            'readable, POST http://page.test, OPTIONS http://page.test GET, GET http://page.test',
            'readable, POST http://page.test, GET http://page.test'
        ],
        [
            'a header dropped by one redirect is asked for again after the next',
            PAGE,
            { url: API, headers: [['Authorization', 'Bearer t']] },
            [to('http://other.test/'), to('/v2'), ok].map((hop) => allowing(hop, 'GET', 'authorization')),
            'readable, OPTIONS http://page.test GET authorization, GET http://page.test, OPTIONS http://page.test GET, GET null, OPTIONS http://page.test GET authorization, GET null',
            'readable, OPTIONS http://page.test GET authorization, GET http://page.test, GET null, GET null'
        ],
        [
            'data: has a length',
            PAGE,
            { url: 'data:text/plain,x' },
            [],
            'readable, content-length content-type',
            'readable, content-type'
        ],
        [
            'the mode comes before the policy',
            selfOnly,
            { url: API, mode: 'same-origin' },
            [ok],
            'blocked, DisallowedByMode',
            'blocked, csp'
        ],
        [
            'the redirect mode of a no-cors request comes before the policy',
            selfOnly,
            { url: API, mode: 'no-cors', redirect: 'manual' },
            [ok],
            'blocked, NoCorsRedirectModeNotFollow',
            'blocked, csp'
        ],
        [
            'the scheme comes before the policy',
            selfOnly,
            { url: 'foo://api.test/' },
            [],
            'blocked, CorsDisabledScheme',
            'blocked, csp'
        ],
        [
            'a scheme that begins as data: does comes before the policy too',
            selfOnly,
            { url: 'data+x:y' },
            [],
            'blocked, CorsDisabledScheme',
            'blocked, csp'
        ],
        [
            'and one that ends as data: does',
            selfOnly,
            { url: 'x-data:y' },
            [],
            'blocked, CorsDisabledScheme',
            'blocked, csp'
        ],
        [
            'the policy stops a redirect before its CORS check',
            under(API),
            { url: API },
            [{ response: { status: 302, headers: [['Location', 'http://other.test/']] } }, ok],
            'blocked, csp-redirect, GET http://page.test',
            'blocked, MissingAllowOriginHeader, GET http://page.test'
        ],
        [
            'the policy lets a redirect through, whatever its path',
            under(`${API}v1/`),
            { url: `${API}v1/x` },
            [to('/v2'), ok],
            'readable, GET http://page.test, GET http://page.test',
            'readable, GET http://page.test, GET http://page.test'
        ],
        [
            'Cross-Origin-Resource-Policy of a redirect comes before the policy',
            under(API),
            { url: API, mode: 'no-cors' },
            [to('http://other.test/', 302, ['Cross-Origin-Resource-Policy', 'same-site']), ok],
            'blocked, corp, GET -',
            'blocked, corp, GET -'
        ],
        [
            'an empty value beside another is none',
            PAGE,
            { url: API },
            [answer(200, ['access-control-allow-origin', ''])],
            'readable, GET http://page.test',
            'blocked, MultipleAllowOriginValues, GET http://page.test'
        ]
    ];

    it.each(CASES)('%s', (_what, page, request, hops, firefox, others) => {
        const run = (profile: Profile): string => told(predict(page, request, hops, profile));
        expect([run('firefox'), run('chromium'), run('spec')]).toEqual([firefox, others, others]);
    });

    it.each([
        ['a redirect of a same-origin request', selfOnly, { url: OWN, mode: 'same-origin' }, API, 'DisallowedByMode'],
        ['a redirect that is an error', selfOnly, { url: OWN, redirect: 'error' }, API, 'redirect-mode-error'],
        ['a redirect to data:', selfOnly, { url: OWN }, 'data:text/plain,x', 'invalid-redirect'],
        ['a redirect that is followed', selfOnly, { url: OWN }, API, 'csp-redirect']
    ] as [string, PageContext, FetchRequest, string, string][])(
        '%s is stopped by that which comes first',
        (_what, page, request, location, reason) => {
            expect(predict(page, request, [to(location), ok], 'firefox').reason).toBe(reason);
        }
    );
});

it('a resource policy of an unknown value is none; Firefox takes it for leave to embed (Fetch § 3.6)', () => {
    const page: PageContext = { origin: 'https://page.test', policies: [], embedderPolicy: 'require-corp' };
    const hops = [{ response: { status: 200, headers: [['Cross-Origin-Resource-Policy', 'junk']] as HeaderList } }];
    const outcomes = (['chromium', 'firefox', 'spec'] as const).map(
        (profile) =>
            predict(page, { url: 'https://api.test/', mode: 'no-cors', destination: 'image' }, hops, profile).outcome
    );
    expect(outcomes).toEqual(['blocked', 'opaque', 'blocked']);
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

describe('what the servers receive', () => {
    it('has neither fragment nor user name', () => {
        const hops = [answer(302, ['Location', 'http://user:secret@page.test/b?q=http://@#c']), ok];
        const { wire } = predict(PAGE, { url: 'http://page.test/a?q=http://@#b' }, hops, 'firefox');
        expect(wire.map(({ url }) => url)).toEqual(['http://page.test/a?q=http://@', 'http://page.test/b?q=http://@']);
    });
});

describe('a port of another protocol (Fetch § 2.9)', () => {
    it.each([
        ['http://api.test:25/', 'bad-port'],
        ['http://api.test:993/', 'bad-port'],
        ['http://api.test:6000/', 'bad-port'],
        ['https://api.test:22/', 'bad-port'],
        ['http://api.test:8080/', undefined],
        ['https://api.test/', undefined]
    ])('%s: %s', (url, reason) => {
        expect(predict(PAGE, { url }, [ok]).reason).toBe(reason);
    });

    it('is refused after a redirect too', () => {
        const hops = [answer(302, ['Location', 'http://api.test:25/']), ok];
        expect(seen(predict(PAGE, { url: API }, hops))).toBe('blocked, bad-port, GET http://page.test');
    });
});

describe('data: (Fetch § 4.2)', () => {
    it.each(['cors', 'no-cors', 'same-origin'] as const)('is answered by the browser in mode %s', (mode) => {
        expect(seen(predict(PAGE, { url: 'data:text/plain,x', mode }, []))).toBe('readable');
    });
});

describe('another scheme (Fetch § 4.2, § 4.4)', () => {
    it('is answered by nobody', () => {
        for (const url of ['foo://api.test/', 'shttp://api.test/']) {
            expect(seen(predict(PAGE, { url, mode: 'no-cors' }, []))).toBe('blocked, CorsDisabledScheme');
        }
    });

    it.each([
        ['foo://api.test/', 'no-cors', 'invalid-redirect'],
        ['foo://api.test/', 'cors', 'CorsDisabledScheme'],
        ['blob:http://page.test/1', 'cors', 'invalid-redirect']
    ] as const)('is nowhere that a redirect leads to: %s in mode %s', (location, mode, reason) => {
        expect(predict(PAGE, { url: API, mode }, [answer(302, ['Location', location])]).reason).toBe(reason);
    });

    it('of a redirect is a matter of the policy first, the mode same-origin is not', () => {
        const reasonOf = (location: string, mode: 'cors' | 'same-origin'): string | undefined =>
            predict(under("'self'"), { url: 'http://page.test/', mode }, [answer(302, ['Location', location])]).reason;
        expect([reasonOf('foo://api.test/', 'cors'), reasonOf(API, 'same-origin')]).toEqual([
            'csp-redirect',
            'DisallowedByMode'
        ]);
    });
});

it('a server that says nothing is unreachable', () => {
    expect(seen(predict(PAGE, { url: API }, []))).toBe('blocked, unreachable, GET http://page.test');
});

it('follows twenty redirects, and no more (Fetch § 4.4)', () => {
    const times = (count: number): Hop[] => [
        ...Array.from({ length: count }, () => answer(302, ['Location', '/'])),
        answer(200)
    ];
    expect(predict(PAGE, { url: API }, times(20)).outcome).toBe('readable');
    const { reason, wire } = predict(PAGE, { url: API }, times(21));
    expect([reason, wire.length]).toEqual(['too-many-redirects', 21]);
});
