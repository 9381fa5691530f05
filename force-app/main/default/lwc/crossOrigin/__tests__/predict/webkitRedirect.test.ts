import {
    saidOf,
    type Case,
    SECURE_PAGE,
    PAGE,
    API,
    OTHER,
    NOWHERE,
    OWN,
    allowing,
    ok,
    to,
    AUTHORIZED,
    X_A
} from './webkitCase';

const CASES: Case[] = [
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
        'a redirect to another scheme is refused by CORS before the policy is asked',
        { ...PAGE, policies: [`connect-src ${API}`] },
        { url: API },
        [to('foo://bar'), ok],
        'blocked, invalid-redirect, GET api page',
        'blocked, csp-redirect, GET api page'
    ],
    [
        'the policy is asked where mode same-origin would refuse a redirect',
        { ...PAGE, policies: [`connect-src ${OWN}`] },
        { url: OWN, mode: 'same-origin' },
        [to(API), ok],
        'blocked, csp-redirect, GET page -',
        'blocked, DisallowedByMode, GET page -'
    ],
    [
        'without CORS the policy is asked, of data: too',
        { ...PAGE, policies: [`connect-src ${API}`] },
        { url: API, mode: 'no-cors' },
        [to('data:,x'), ok],
        'blocked, csp-redirect, GET api -',
        'blocked, invalid-redirect, GET api -'
    ],
    [
        'no policy is asked whether an element may be led to a file',
        { ...PAGE, policies: [`img-src ${API}`] },
        { url: API, destination: 'image' },
        [to('file:///a'), ok],
        'blocked, invalid-redirect, GET api -',
        'blocked, csp-redirect, GET api -'
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
        'a redirect of a frame needs the policy too',
        { ...SECURE_PAGE, embedderPolicy: 'require-corp' },
        { url: 'https://page.test/', destination: 'iframe' },
        [to('https://page.test/b'), allowing(200, ['Cross-Origin-Embedder-Policy', 'require-corp'])],
        'blocked, coep, GET https://page -',
        'readable, GET https://page -, GET https://page/b -'
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

describe('where WebKit leaves the letter of the standards once a request is on its way', () => {
    it.each(CASES)('%s', (...one) => {
        const [, , , , webkit, standard] = one;
        expect(saidOf(one)).toEqual([webkit, standard]);
    });
});
