import { obstacles } from 'c/crossOrigin';
import type { Change, FetchRequest, HeaderList, Hop, PageContext, Profile, ServerResponse } from 'c/crossOrigin';

/** What is met in Firefox and in WebKit alone, and what is changed for it, one obstacle after the other. */

const ORIGIN = 'http://page.test';
const ACAO = 'Access-Control-Allow-Origin';
const own: HeaderList[number] = [ACAO, ORIGIN];
const answer = (status: number, ...headers: HeaderList): ServerResponse => ({ status, headers });
const allowPut = answer(204, own, ['Access-Control-Allow-Methods', 'PUT']);
const to = (address: string): HeaderList[number] => ['Location', address];
const ofHop = (hop: number, part: 'preflight' | 'response', change: object): Change => ({
    answers: [{ hop, part, ...change }]
});

type Row = [
    what: string,
    profile: Profile,
    page: Partial<PageContext>,
    request: FetchRequest,
    hops: Hop[],
    met: [reason: string, id: string, change: Change][]
];

const ROWS: Row[] = [
    [
        'cookies that WebKit sends where the page’s own server has redirected to',
        'webkit',
        {},
        { url: `${ORIGIN}/a`, method: 'PUT' },
        [
            { response: answer(307, own, to('http://api.test/b')) },
            { preflight: allowPut, response: answer(307, own, to('/c')) },
            { preflight: allowPut, response: answer(200, own) }
        ],
        [['InvalidAllowCredentials', 'call-directly', { request: { url: 'http://api.test/c' }, answeredBy: 2 }]]
    ],
    [
        'a user name in a redirect that WebKit sees after the preflight',
        'webkit',
        {},
        { url: `${ORIGIN}/a`, method: 'PATCH', credentials: 'omit' },
        [
            { response: answer(307, own, to('http://u:p@api.test/b')) },
            { preflight: answer(204, own, ['Access-Control-Allow-Methods', 'PATCH']), response: answer(200, own) }
        ],
        [
            [
                'RedirectContainsCredentials',
                'redirect-without-user',
                ofHop(0, 'response', { set: [to('http://api.test/b')] })
            ]
        ]
    ],
    [
        'a handshake whose redirect Firefox holds against the policy',
        'firefox',
        { policies: ['connect-src ws://api.test'] },
        { url: 'ws://api.test/', mode: 'websocket' },
        [{ response: answer(302, to('http://b.test/')) }],
        [['csp-redirect', 'accept-handshake', ofHop(0, 'response', { status: 101 })]]
    ],
    [
        'a socket at 0.0.0.0',
        'webkit',
        {},
        { url: 'ws://0.0.0.0:8080/s', mode: 'websocket' },
        [{ response: answer(101) }],
        [['unreachable', 'call-localhost', { request: { url: 'ws://localhost:8080/s' } }]]
    ],
    [
        'an address that is led to 0.0.0.0, and asks first there',
        'webkit',
        {},
        { url: `${ORIGIN}/a`, method: 'PUT' },
        [{ response: answer(307, to('http://0.0.0.0:8080/s')) }, { preflight: allowPut, response: answer(200, own) }],
        [['unreachable', 'redirect-elsewhere', ofHop(0, 'response', { set: [to('http://localhost:8080/s')] })]]
    ],
    [
        'a frame that is led to 0.0.0.0',
        'webkit',
        {},
        { url: 'http://api.test/', destination: 'iframe' },
        [{ response: answer(302, to('http://0.0.0.0:8080/s')) }, { response: answer(200) }],
        [['unreachable', 'redirect-elsewhere', ofHop(0, 'response', { set: [to('http://localhost:8080/s')] })]]
    ]
];

describe('what another browser meets', () => {
    it.each(ROWS)('%s, in %s', (_what, profile, page, request, hops, met) => {
        const all = obstacles({ origin: ORIGIN, policies: [], addressSpace: 'local', ...page }, request, hops, profile);
        expect(
            all.map(({ reason, fixes }) => {
                const fix = fixes.find(({ change }) => change);
                return [reason, fix?.id, fix?.change];
            })
        ).toEqual(met);
    });

    it('a change is advised once, whatever it is called', () => {
        const hops: Hop[] = [{ response: answer(404, own) }];
        const sandboxed: PageContext = { origin: 'null', policies: [], isSecure: false, addressSpace: 'local' };
        const all = obstacles(sandboxed, { url: 'http://0.0.0.0/', credentials: 'same-origin' }, hops, 'webkit');
        const changes = all.flatMap(({ fixes }) => fixes.flatMap(({ change }) => change ?? []));
        expect(new Set(changes.map((change) => JSON.stringify(change))).size).toBe(changes.length);
    });
});
