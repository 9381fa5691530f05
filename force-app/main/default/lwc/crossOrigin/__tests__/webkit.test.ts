import { predict } from '../predict';
import type { FetchRequest, HeaderList, Hop, PageContext, Profile, Verdict } from '../types';

const PAGE: PageContext = { origin: 'http://page.test', policies: [], addressSpace: 'loopback' };
const SECURE_PAGE: PageContext = { origin: 'https://page.test', policies: [], addressSpace: 'loopback' };
const API = 'http://api.test/';
const OTHER = 'http://other.test/';
const NOWHERE = '';
const OWN = 'http://page.test/';

const allowing = (status: number, ...headers: HeaderList): Hop => ({
    preflight: {
        status: 204,
        headers: [
            ['Access-Control-Allow-Origin', '*'],
            ['Access-Control-Allow-Methods', '*'],
            ['Access-Control-Allow-Headers', '*, authorization']
        ]
    },
    response: { status, headers: [['Access-Control-Allow-Origin', '*'], ...headers] }
});
const ok = allowing(200);
const to = (location: string, status = 302): Hop => allowing(status, ['Location', location]);
const shorten = (url: string): string => url.replace('http://', '').replace('.test', '').replace(/\/$/, '');
/** Each request on the wire: `api/b` is http://api.test/b. */
const seen = ({ outcome, reason, wire }: Verdict): string =>
    [
        outcome,
        reason,
        ...wire.map(({ method, url, origin = '-', requestMethod, requestHeaders }) =>
            [method, shorten(url), shorten(origin), requestMethod, requestHeaders].filter(Boolean).join(' ')
        )
    ]
        .filter(Boolean)
        .join(', ');

type Case = [what: string, page: PageContext, request: FetchRequest, hops: Hop[], webkit: string, standard: string];

const AUTHORIZED: HeaderList = [['Authorization', 'Bearer t']];
const X_A: HeaderList = [['X-A', '1']];
const CASES: Case[] = [
    [
        'loopback is insecure to a fetch from a secure page',
        SECURE_PAGE,
        { url: 'http://localhost/' },
        [ok],
        'blocked, mixed-content',
        'readable, GET localhost https://page'
    ],
    [
        'and not to an image',
        SECURE_PAGE,
        { url: 'http://127.0.0.1/', destination: 'image' },
        [ok],
        'opaque, GET 127.0.0.1 -',
        'opaque, GET 127.0.0.1 -'
    ],
    [
        'but where a redirect leads there',
        SECURE_PAGE,
        { url: 'https://api.test/', destination: 'image' },
        [to('http://localhost/'), ok],
        'blocked, mixed-content, GET https://api -',
        'opaque, GET https://api -, GET localhost -'
    ],
    [
        'an image of an IPv6 address is asked for by https',
        SECURE_PAGE,
        { url: 'http://[fd00::1]/', destination: 'image' },
        [ok],
        'opaque, GET https://[fd00::1] -',
        'blocked, mixed-content'
    ],
    [
        'of the machine itself too',
        SECURE_PAGE,
        { url: 'http://[::1]/', destination: 'image' },
        [ok],
        'opaque, GET https://[::1] -',
        'opaque, GET [::1] -'
    ],
    [
        'of an IPv4 address it is not',
        SECURE_PAGE,
        { url: 'http://10.0.0.1/', destination: 'image' },
        [ok],
        'blocked, mixed-content',
        'blocked, mixed-content'
    ],
    [
        'loopback is upgraded where a policy says so',
        { ...PAGE, policies: ['upgrade-insecure-requests'] },
        { url: 'http://localhost/' },
        [ok],
        'readable, GET https://localhost page',
        'readable, GET localhost page'
    ],
    [
        'a frame is upgraded, but not where it is redirected',
        { ...PAGE, policies: ['upgrade-insecure-requests'] },
        { url: API, destination: 'iframe' },
        [to(OTHER), ok],
        'opaque, GET https://api -, GET other -',
        'opaque, GET https://api -, GET https://other -'
    ],
    [
        'a redirect to an insecure server is refused once its preflight is answered',
        SECURE_PAGE,
        { url: 'https://api.test/', headers: [['X-A', '1']] },
        [to(API), ok],
        'blocked, mixed-content, OPTIONS https://api https://page GET x-a, GET https://api https://page, OPTIONS api null GET x-a',
        'blocked, mixed-content, OPTIONS https://api https://page GET x-a, GET https://api https://page'
    ],
    [
        'and one without a preflight as it is',
        SECURE_PAGE,
        { url: 'https://api.test/' },
        [to(API), ok],
        'blocked, mixed-content, GET https://api https://page',
        'blocked, mixed-content, GET https://api https://page'
    ],
    [
        'an image with CORS names its origin to its own server',
        PAGE,
        { url: OWN, destination: 'image', mode: 'cors' },
        [ok],
        'readable, GET page page',
        'readable, GET page -'
    ],
    [
        'a video too',
        PAGE,
        { url: OWN, destination: 'video', mode: 'cors' },
        [ok],
        'readable, GET page page',
        'readable, GET page -'
    ],
    [
        'a text track may be of another origin',
        PAGE,
        { url: API, destination: 'track' },
        [ok],
        'opaque, GET api -',
        'blocked, DisallowedByMode'
    ],
    [
        'a worker of another origin is refused before the policy is asked',
        { ...PAGE, policies: ["worker-src 'none'"] },
        { url: API, destination: 'worker' },
        [ok],
        'blocked, DisallowedByMode',
        'blocked, csp'
    ],
    [
        'but after it where an upgrade makes it one of another origin',
        { ...PAGE, policies: ["upgrade-insecure-requests; worker-src 'none'"] },
        { url: OWN, destination: 'worker' },
        [ok],
        'blocked, csp',
        'blocked, csp'
    ],
    [
        'a source may be an address',
        { ...PAGE, policies: ['connect-src http://10.0.0.1'] },
        { url: 'http://10.0.0.1/' },
        [ok],
        'readable, GET 10.0.0.1 page',
        'blocked, csp'
    ],
    [
        'data: has any host',
        { ...PAGE, policies: ['connect-src data://*'] },
        { url: 'data:text/plain,x' },
        [ok],
        'readable',
        'blocked, csp'
    ],
    [
        'port 80 covers 443 of a better scheme',
        { ...PAGE, policies: ['connect-src http://api.test:80'] },
        { url: 'https://api.test/' },
        [ok],
        'readable, GET https://api page',
        'blocked, csp'
    ],
    [
        'and of https itself',
        { ...PAGE, policies: ['connect-src https://api.test:80'] },
        { url: 'https://api.test/' },
        [ok],
        'readable, GET https://api page',
        'blocked, csp'
    ],
    [
        'the query of a source is ignored',
        { ...PAGE, policies: ['connect-src http://api.test/?q'] },
        { url: 'http://api.test/' },
        [ok],
        'readable, GET api page',
        'blocked, csp'
    ],
    [
        'ws: is a source for http',
        { ...PAGE, policies: ['connect-src ws:'] },
        { url: 'http://api.test/' },
        [ok],
        'readable, GET api page',
        'readable, GET api page'
    ],
    [
        'a header given twice is judged as one value',
        PAGE,
        {
            url: API,
            headers: [
                ['Range', 'bytes=0-9'],
                ['Range', 'bytes=0-9']
            ]
        },
        [ok],
        'readable, OPTIONS api page GET range, GET api page',
        'readable, GET api page'
    ],
    [
        'a GET after a POST names its origin to the same server',
        PAGE,
        { url: API, mode: 'no-cors', method: 'POST' },
        [to('/b', 303), ok],
        'opaque, POST api page, GET api/b page',
        'opaque, POST api page, GET api/b -'
    ],
    [
        'and not to another one',
        PAGE,
        { url: API, mode: 'no-cors', method: 'POST' },
        [to(OTHER, 303), ok],
        'opaque, POST api page, GET other -',
        'opaque, POST api page, GET other -'
    ],
    [
        'Authorization follows a redirect to another origin',
        PAGE,
        { url: API, headers: AUTHORIZED },
        [to(OTHER), ok],
        'readable, OPTIONS api page GET authorization, GET api page, OPTIONS other null GET authorization, GET other null',
        'readable, OPTIONS api page GET authorization, GET api page, GET other null'
    ],
    [
        'the language of a body stays when the body goes',
        PAGE,
        { url: API, method: 'POST', body: 'a', headers: [['Content-Language', 'a/b']] },
        [to('/b', 303), ok],
        'readable, OPTIONS api page POST content-language, POST api page, OPTIONS api/b page GET content-language, GET api/b page',
        'readable, OPTIONS api page POST content-language, POST api page, GET api/b page'
    ],
    [
        'after a preflight each redirect is preflighted',
        PAGE,
        { url: API, method: 'PUT' },
        [to('/b', 303), ok],
        'readable, OPTIONS api page PUT, PUT api page, OPTIONS api/b page GET, GET api/b page',
        'readable, OPTIONS api page PUT, PUT api page, GET api/b page'
    ],
    [
        'a DELETE that leaves its origin becomes a GET',
        PAGE,
        { url: API, method: 'DELETE' },
        [to(OTHER, 307), ok],
        'readable, OPTIONS api page DELETE, DELETE api page, OPTIONS other null GET, GET other null',
        'readable, OPTIONS api page DELETE, DELETE api page, OPTIONS other null DELETE, DELETE other null'
    ],
    [
        'and stays one at its origin',
        PAGE,
        { url: API, method: 'DELETE' },
        [to('/b', 307), ok],
        'readable, OPTIONS api page DELETE, DELETE api page, OPTIONS api/b page DELETE, DELETE api/b page',
        'readable, OPTIONS api page DELETE, DELETE api page, OPTIONS api/b page DELETE, DELETE api/b page'
    ],
    [
        'a redirect after one that leaves the own origin has to allow credentials',
        PAGE,
        { url: OWN },
        [to(API), to(OTHER), ok],
        'blocked, WildcardOriginNotAllowed, GET page -, GET api page',
        'readable, GET page -, GET api page, GET other null'
    ],
    [
        'not after an upgrade, which leaves it before',
        { ...PAGE, policies: ['upgrade-insecure-requests'] },
        { url: OWN },
        [to('https://api.test/'), ok],
        'readable, GET https://page page, GET https://api null',
        'readable, GET https://page page, GET https://api null'
    ],
    [
        'unless they are left off',
        PAGE,
        { url: OWN, credentials: 'omit' },
        [to(API), to(OTHER), ok],
        'readable, GET page -, GET api page, GET other null',
        'readable, GET page -, GET api page, GET other null'
    ],
    [
        'and is refused only after the preflight of where it leads',
        PAGE,
        { url: OWN, headers: X_A },
        [to(API), to(OTHER), ok],
        'blocked, WildcardOriginNotAllowed, GET page -, OPTIONS api page GET x-a, GET api page, OPTIONS other null GET x-a',
        'readable, GET page -, OPTIONS api page GET x-a, GET api page, OPTIONS other null GET x-a, GET other null'
    ],
    [
        'so is a redirect from the own origin to an address with a user',
        PAGE,
        { url: OWN, headers: X_A },
        [to('http://user@api.test/'), ok],
        'blocked, RedirectContainsCredentials, GET page -, OPTIONS api page GET x-a',
        'blocked, RedirectContainsCredentials, GET page -'
    ],
    [
        'from another origin it is refused at once',
        PAGE,
        { url: API, headers: X_A },
        [to('http://user@other.test/'), ok],
        'blocked, RedirectContainsCredentials, OPTIONS api page GET x-a, GET api page',
        'blocked, RedirectContainsCredentials, OPTIONS api page GET x-a, GET api page'
    ],
    [
        'an empty Location leads nowhere',
        PAGE,
        { url: API },
        [to(NOWHERE), ok],
        'blocked, invalid-redirect, GET api page',
        'readable, GET api page, GET api page'
    ],
    [
        'a redirect to nowhere is an answer, with redirect: error too',
        PAGE,
        { url: API, redirect: 'error' },
        [allowing(302)],
        'readable, GET api page',
        'blocked, redirect-mode-error, GET api page'
    ],
    [
        'a page whose embedder policy is credentialless takes what has none',
        { ...SECURE_PAGE, embedderPolicy: 'credentialless' },
        { url: 'https://page.test/', destination: 'iframe' },
        [ok],
        'readable, GET https://page -',
        'blocked, coep, GET https://page -'
    ],
    [
        'and one that requires a policy does not take a credentialless frame',
        { ...SECURE_PAGE, embedderPolicy: 'require-corp' },
        { url: 'https://page.test/', destination: 'iframe' },
        [allowing(200, ['Cross-Origin-Embedder-Policy', 'credentialless'])],
        'blocked, coep, GET https://page -',
        'readable, GET https://page -'
    ]
];

describe('where WebKit leaves the letter of the standards', () => {
    const run = (profile: Profile, [, page, request, hops]: Case): string =>
        seen(predict(page, request, hops, profile));

    it.each(CASES)('%s', (...one) => {
        const [, , , , webkit, standard] = one;
        expect([run('webkit', one), run('spec', one)]).toEqual([webkit, standard]);
    });
});
