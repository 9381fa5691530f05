import { saidOf, type Case, PAGE, SECURE_PAGE, API, OTHER, OWN, ok, to } from './webkitCase';

const CASES: Case[] = [
    [
        'an EventSource tells the page’s own server no origin, but after an upgrade',
        PAGE,
        { url: OWN, initiator: 'event-source' },
        [ok],
        'readable, GET page -',
        'readable, GET page -'
    ],
    [
        '* of img-src stands for data: too',
        { ...PAGE, policies: ['img-src *'] },
        { url: 'data:image/gif;base64,R0lGOA==', destination: 'image' },
        [],
        'readable',
        'blocked, csp'
    ],
    [
        'and that of media-src',
        { ...PAGE, policies: ['media-src *'] },
        { url: 'data:text/vtt,WEBVTT', destination: 'track' },
        [],
        'readable',
        'blocked, csp'
    ],
    [
        'but not that of default-src',
        { ...PAGE, policies: ['default-src *'] },
        { url: 'data:image/gif;base64,R0lGOA==', destination: 'image' },
        [],
        'blocked, csp',
        'blocked, csp'
    ],
    [
        'nor of connect-src',
        { ...PAGE, policies: ['connect-src *'] },
        { url: 'data:text/plain,a' },
        [],
        'blocked, csp',
        'blocked, csp'
    ],
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
    ]
];

describe('where WebKit leaves the letter of the standards before it sends a request', () => {
    it.each(CASES)('%s', (...one) => {
        const [, , , , webkit, standard] = one;
        expect(saidOf(one)).toEqual([webkit, standard]);
    });
});
