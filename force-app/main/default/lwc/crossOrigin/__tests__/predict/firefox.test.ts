import { predict } from '../../predict';
import type { FetchRequest, HeaderList, Hop, PageContext, Profile, Verdict } from '../../types';
import { allowing, answer, API, ok, PAGE, under } from './insecurePage';

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
            'a redirect to a scheme of the browser’s own is refused before the policy is asked',
            under(API),
            { url: API },
            [to('ws://other.test/'), ok],
            'blocked, invalid-redirect, GET http://page.test',
            'blocked, csp-redirect, GET http://page.test'
        ],
        [
            'a source is cut off at its query, where it has no path too',
            under('http://api.test?q'),
            { url: API },
            [ok],
            'readable, GET http://page.test',
            'blocked, csp'
        ],
        ['but not where it is any host', under('http://*#f'), { url: API }, [ok], 'blocked, csp', 'blocked, csp'],
        [
            'a redirect that is upgraded asks once more for the headers that it left off',
            { ...PAGE, policies: ['upgrade-insecure-requests'] },
            { url: 'https://api.test/', headers: [['Authorization', 'Bearer t']] },
            [to('http://other.test/'), ok].map((hop) => allowing(hop, 'GET', 'authorization')),
            'readable, OPTIONS http://page.test GET authorization, GET http://page.test, OPTIONS http://page.test GET authorization, GET null',
            'readable, OPTIONS http://page.test GET authorization, GET http://page.test, GET null'
        ],
        [
            '* stands for any scheme',
            under('*'),
            { url: 'foo:bar', mode: 'no-cors' },
            [],
            'blocked, CorsDisabledScheme',
            'blocked, csp'
        ],
        [
            'but for none whose address holds an origin or its data',
            under('*'),
            { url: 'filesystem:http://page.test/a', mode: 'no-cors' },
            [],
            'blocked, csp',
            'blocked, csp'
        ],
        [
            'a sandboxed page frames what every page may frame',
            { ...PAGE, origin: 'null' },
            { url: API, destination: 'iframe' },
            [answer(200, ['Content-Security-Policy', 'frame-ancestors *'])],
            'opaque, GET -',
            'blocked, frame-ancestors, GET -'
        ],
        [
            'and no other',
            { ...PAGE, origin: 'null' },
            { url: API, destination: 'iframe' },
            [answer(200, ['Content-Security-Policy', 'frame-ancestors http://* https:'])],
            'blocked, frame-ancestors, GET -',
            'blocked, frame-ancestors, GET -'
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
