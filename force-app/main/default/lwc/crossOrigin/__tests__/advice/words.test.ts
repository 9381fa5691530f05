import { advise, obstacles } from 'c/crossOrigin';
import type { FetchRequest, Gate, HeaderList, Hop, PageContext } from 'c/crossOrigin';
import { ACAO, API, LEX, OUTSIDE, answer, answered, any, asked, get, put, withPolicy } from './variant';

/** What a fix says where its words depend on the call. */
type Row = [id: string, page: string | PageContext, request: FetchRequest, hops: Hop[], says: RegExp];

const adding = (...names: string[]): FetchRequest =>
    get(API, { headers: names.map((name): HeaderList[number] => [name, '1']) });
const redirects = (to: string): Hop[] => [{ preflight: answer(308, ['Location', to]), response: answer(200) }];
const embedded = (destination: 'iframe' | 'worker' | 'image', url = API): [PageContext, FetchRequest] => [
    { origin: OUTSIDE, policies: [], embedderPolicy: 'require-corp' },
    { url, destination }
];

const ROWS: Row[] = [
    ['allow-origin', OUTSIDE, get(API), answered(200), /^Allow \S+ Send the origin/],
    ['allow-origin', 'null', get(API), answered(200), /^Allow every origin Send \* in .* of the answer\.$/],
    ['allow-origin', OUTSIDE, get(API), answered(200, [ACAO, `${OUTSIDE}/`]), / Remove the slash\. Send the origin/],
    ['allow-origin', LEX, get(API), answered(200, ['Age', '9']), / Clear the cache .* answer\. Send the origin/],
    ['allow-origin-headers', OUTSIDE, get(API), answered(200), /headers to the answer;/],
    [
        'allow-origin-headers',
        OUTSIDE,
        put(API, { credentials: 'include' }),
        asked(answer(204, any)),
        /headers to the answer to OPTIONS;/
    ],
    ['allow-method', OUTSIDE, put(API), asked(answer(204, any)), /^Allow the method PUT Name it in/],
    ['allow-headers', OUTSIDE, adding('x-a'), asked(answer(204, any)), /^Allow the header x-a Name it in/],
    [
        'allow-headers',
        OUTSIDE,
        adding('x-a', 'x-b'),
        asked(answer(204, any)),
        /^Allow the headers x-a, x-b Name them in/
    ],
    ['leave-off-headers', OUTSIDE, adding('baggage', 'b3'), asked(answer(404)), /^Leave off b3, baggage From /],
    ['preflight-status', OUTSIDE, put(API), asked(answer(500, any)), / is 500 today\. The log of the server/],
    ['preflight-status', OUTSIDE, put(API), asked(answer(499, any)), / is 499 today\. Let it pass without sign-in/],
    [
        'without-upload-listener',
        OUTSIDE,
        get(API, { method: 'POST', preflight: true }),
        asked(answer(404)),
        /and nothing else does here\.$/
    ],
    [
        'without-upload-listener',
        OUTSIDE,
        { ...put(API), preflight: true },
        asked(answer(404)),
        /so do method and headers/
    ],
    [
        'without-upload-listener',
        OUTSIDE,
        { ...adding('x-a'), preflight: true },
        asked(answer(404)),
        /so do method and headers/
    ],
    [
        'check-server',
        OUTSIDE,
        get(API),
        [{ response: 'unreachable' }],
        /^Check that the API is up Open the address from another machine/
    ],
    [
        'check-server',
        'http://localhost:3000',
        get('http://127.0.0.1:5000/'),
        [{ response: 'unreachable' }],
        /Is the service running at the user’s/
    ],
    ['resource-policy', ...embedded('image'), answered(200), / Send Cross-Origin-Resource-Policy with the answer/],
    [
        'resource-policy',
        ...embedded('iframe'),
        answered(200),
        / Send Cross-Origin-Resource-Policy and Cross-Origin-Embedder-Policy with the answer/
    ],
    [
        'let-page-frame',
        OUTSIDE,
        { url: API, destination: 'iframe' },
        answered(200, ['X-Frame-Options', 'DENY']),
        / Name /
    ],
    [
        'redirect-elsewhere',
        OUTSIDE,
        get(API),
        answered(302, any, ['Location', 'http://api.example.net/x']),
        /^Redirect to https Send Location: https:/
    ],
    [
        'extend-policy',
        withPolicy(OUTSIDE, "script-src https://cdn.example.net; script-src-elem 'self'"),
        { url: 'https://cdn.example.net/lib.js', destination: 'script' },
        [],
        /to script-src-elem in .* of the page\.$/
    ],
    [
        'extend-policy',
        withPolicy(OUTSIDE, "default-src 'self'"),
        get(API),
        [],
        /to connect-src in .* of the page, which has none yet: .* under default-src\.$/
    ],
    ['call-directly', OUTSIDE, get(API), answered(301, ['Location', `${API}/`]), /Call \S+\/ itself, .* on the way\.$/],
    [
        'call-directly',
        'http://app.example.com',
        put('http://api.example.net/orders'),
        redirects('http://www.example.net/orders'),
        / Call http:\/\/www\.example\.net\/orders itself/
    ],
    [
        'call-directly',
        OUTSIDE,
        put(API),
        redirects('https://api.example.net:8443/orders'),
        / Call https:\/\/\S+:8443\//
    ],
    [
        'call-directly',
        OUTSIDE,
        put(API),
        redirects('http://192.168.1.5/orders'),
        / Call http:\/\/192\.168\.1\.5\/orders /
    ],
    [
        'redirect-elsewhere',
        'http://localhost:3000',
        get('http://localhost:5000/'),
        [...answered(302, any, ['Location', 'http://0.0.0.0/x']), { response: 'unreachable' }],
        /^Redirect to localhost Send Location: http:\/\/localhost\/x$/
    ],
    ['preflight-without-redirect', OUTSIDE, put(API), redirects('/en/orders'), / Exempt OPTIONS from redirects/],
    ['preflight-without-redirect', OUTSIDE, put(API), redirects('/login'), / The API sends OPTIONS to a sign-in page/],
    [
        'use-rest',
        OUTSIDE,
        get('https://acme.my.salesforce.com/cometd/60.0/'),
        answered(200),
        / \/cometd\/60\.0 takes no part/
    ],
    ['mend-status', OUTSIDE, get(API), answered(500), / Mend the error of the server/],
    ['mend-status', OUTSIDE, get(API), answered(418), / Correct the request/]
];

describe('what a fix says', () => {
    it.each(ROWS)('%s of %j that calls %j', (id, asker, request, hops, says) => {
        const page = typeof asker === 'string' ? { origin: asker, policies: [] } : asker;
        const fix = obstacles(page, request, hops)
            .flatMap(({ fixes }) => fixes)
            .find((one) => one.id === id);
        expect(`${fix?.title} ${fix?.text}`).toMatch(says);
    });

    it('names a worker’s own rule beside that of its answer, where another site embeds it', () => {
        const page: PageContext = { origin: LEX, policies: [], embedderPolicy: 'require-corp' };
        const all = obstacles(page, { url: '/w.js', destination: 'worker' }, answered(200));
        expect(all.flatMap(({ fixes }) => fixes.map(({ text }) => text))).toEqual([
            'Send Cross-Origin-Resource-Policy and Cross-Origin-Embedder-Policy with the answer.'
        ]);
    });
});

describe('of a call whose answer nobody gave', () => {
    const idsOf = (gate: Gate, reason: string, request: FetchRequest = put(API)): unknown[] =>
        advise(
            { outcome: 'blocked', gate, reason, wire: [] },
            { page: { origin: OUTSIDE, policies: [] }, request, lane: 'direct' }
        ).map(({ id, change }) => [id, change !== undefined]);

    it.each<[Gate, string, string]>([
        ['preflight', 'PreflightDisallowedRedirect', 'allow-preflight'],
        ['preflight', 'MethodDisallowedByPreflightResponse', 'allow-preflight'],
        ['preflight', 'HeaderDisallowedByPreflightResponse', 'allow-preflight']
    ])('%s, %s: %s', (gate, reason, id) => {
        expect(idsOf(gate, reason)[0]).toEqual([id, true]);
    });

    it('an address that is none is served over https, and a redirect’s target is not made up', () => {
        expect(idsOf('mixed-content', 'mixed-content', get('https://'))).toContainEqual(['https', false]);
        expect(idsOf('redirect', 'redirect-credentials')).toEqual([['redirect-without-user', false]]);
    });
});
