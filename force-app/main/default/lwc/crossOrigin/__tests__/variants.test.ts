import { obstacles } from 'c/crossOrigin';
import type { FetchRequest, HeaderList, Hop, PageContext, ServerResponse } from 'c/crossOrigin';

/** Calls beside those of the real cases: other hosts, pages, values and statuses. What the first obstacle is, and what is done first about it. */

const LEX = 'https://acme.lightning.force.com';
const SITE = 'https://acme.my.site.com';
const VF = 'https://acme--c.vf.force.com';
const OUTSIDE = 'https://app.example.com';
const ACAO = 'Access-Control-Allow-Origin';

const any: HeaderList[number] = [ACAO, '*'];
const json: HeaderList = [['Content-Type', 'application/json']];
const token: HeaderList = [['Authorization', 'Bearer t']];
const answer = (status: number, ...headers: HeaderList): ServerResponse => ({ status, headers });
const answered = (status: number, ...headers: HeaderList): Hop[] => [{ response: answer(status, ...headers) }];
const asked = (preflight: ServerResponse, response: Hop['response'] = answer(200, any)): Hop[] => [
    { preflight, response }
];

type Row = [
    what: string,
    page: string | PageContext,
    request: FetchRequest,
    hops: Hop[],
    gate: string,
    reason: string,
    owner: string,
    fix: string,
    says?: RegExp
];

const get = (url: string, more: Partial<FetchRequest> = {}): FetchRequest => ({ url, ...more });
const put = (url: string, more: Partial<FetchRequest> = {}): FetchRequest => ({ url, method: 'PUT', ...more });
const soap = (host: string): FetchRequest => ({
    url: `https://${host}/services/Soap/m/60.0`,
    method: 'POST',
    headers: [['SOAPAction', '""']],
    body: '<x/>'
});
const framed = (url: string): FetchRequest => ({ url, destination: 'iframe' });
const withPolicy = (origin: string, policy: string): PageContext => ({ origin, policies: [policy] });
const MISSING = 'MissingAllowOriginHeader';
const API = 'https://api.example.net/orders';

const ROWS: Row[] = [
    // An API without CORS: who has Apex uses it, also where the browser asks first.
    ['a site', SITE, get(API), answered(200), 'cors', MISSING, 'developer', 'use-apex'],
    ['a page outside', OUTSIDE, get(API), answered(200), 'cors', MISSING, 'api-owner', 'allow-origin'],
    [
        'Visualforce, asked first',
        VF,
        put(API),
        asked(answer(404), answer(200)),
        'preflight',
        `Preflight${MISSING}`,
        'developer',
        'use-apex'
    ],
    [
        'an API that knows CORS, and not OPTIONS',
        LEX,
        put(API),
        asked(answer(404)),
        'preflight',
        `Preflight${MISSING}`,
        'api-owner',
        'allow-preflight'
    ],
    [
        'an API that wants a sign-in first',
        LEX,
        put(API),
        asked(answer(401), answer(200)),
        'preflight',
        `Preflight${MISSING}`,
        'api-owner',
        'allow-preflight'
    ],
    [
        'a server that is down, also for OPTIONS',
        LEX,
        put(API),
        asked(answer(502), answer(502)),
        'preflight',
        `Preflight${MISSING}`,
        'api-owner',
        'mend-status',
        /502/
    ],
    // Token endpoints.
    [
        'the token endpoint of another service',
        OUTSIDE,
        { url: 'https://github.com/login/oauth/access_token', method: 'POST', headers: json, body: '{}' },
        asked(answer(404), answer(200)),
        'preflight',
        `Preflight${MISSING}`,
        'developer',
        'token-by-server'
    ],
    [
        'a token endpoint by its grant',
        OUTSIDE,
        {
            url: 'https://id.example.net/connect',
            method: 'POST',
            headers: [['Content-Type', 'application/x-www-form-urlencoded']],
            body: 'grant_type=authorization_code'
        },
        answered(200),
        'cors',
        MISSING,
        'developer',
        'token-by-server'
    ],
    // Salesforce as the API.
    [
        'the SOAP API of another org',
        OUTSIDE,
        soap('acme.my.salesforce.com'),
        asked(answer(403)),
        'preflight',
        `Preflight${MISSING}`,
        'developer',
        'use-rest'
    ],
    [
        'the SOAP API of the own org',
        LEX,
        soap('acme.my.salesforce.com'),
        asked(answer(403)),
        'preflight',
        `Preflight${MISSING}`,
        'developer',
        'own-org-by-apex'
    ],
    [
        'REST at login.salesforce.com',
        OUTSIDE,
        get('https://login.salesforce.com/services/data/v60.0/', { headers: token }),
        asked(answer(403)),
        'preflight',
        `Preflight${MISSING}`,
        'developer',
        'use-my-domain'
    ],
    [
        'REST at an instance',
        LEX,
        get('https://eu45.salesforce.com/services/data/v60.0/', { headers: token }),
        asked(answer(403)),
        'preflight',
        `Preflight${MISSING}`,
        'developer',
        'use-my-domain'
    ],
    [
        'REST at api.salesforce.com',
        OUTSIDE,
        get('https://api.salesforce.com/einstein/platform/v1/models', { headers: token }),
        asked(answer(403)),
        'preflight',
        `Preflight${MISSING}`,
        'admin',
        'cors-allowlist'
    ],
    [
        'a page of Salesforce by fetch',
        LEX,
        get(`${VF}/apex/Data`),
        answered(200),
        'cors',
        MISSING,
        'developer',
        'use-apex'
    ],
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
    ],
    // Policies.
    [
        'http that is not trusted',
        withPolicy(LEX, "connect-src 'self'"),
        get('http://api.example.net:8080/v'),
        answered(200, any),
        'csp',
        'csp',
        'admin',
        'trusted-url',
        /Add https:\/\/api\.example\.net as/
    ],
    [
        'ws that is not trusted',
        withPolicy(LEX, "connect-src 'self' https://s.example.net"),
        get('ws://s.example.net/', { mode: 'websocket' }),
        answered(101),
        'csp',
        'csp',
        'admin',
        'trusted-url',
        /Add wss:\/\/s\.example\.net as/
    ],
    [
        'a script of a Visualforce page',
        withPolicy(VF, "script-src 'self'"),
        get('https://cdn.example.net/x.js', { destination: 'script' }),
        answered(200),
        'csp',
        'csp',
        'developer',
        'static-resource',
        /\$Resource/
    ],
    [
        'a form',
        withPolicy(LEX, "form-action 'self'"),
        get('https://pay.example.net/', { destination: 'form' }),
        answered(200),
        'csp',
        'csp',
        'developer',
        'by-link'
    ],
    // Frames.
    [
        'a Visualforce page in a page outside',
        OUTSIDE,
        framed(`${VF}/apex/P`),
        answered(200, ['Content-Security-Policy', "frame-ancestors 'self'"]),
        'frame-ancestors',
        'frame-ancestors',
        'admin',
        'trust-frame',
        /Trusted Domains|inline frames/
    ],
    [
        'a site in a Lightning page',
        LEX,
        framed(`${SITE}/portal`),
        answered(200, ['X-Frame-Options', 'SAMEORIGIN']),
        'frame-ancestors',
        'x-frame-options',
        'admin',
        'trust-frame'
    ],
    [
        'a page for sign-in',
        LEX,
        framed('https://login.salesforce.com/'),
        answered(200, ['X-Frame-Options', 'DENY']),
        'frame-ancestors',
        'x-frame-options',
        'developer',
        'open-window'
    ],
    // Mixed content.
    [
        'an API that redirects http to https',
        LEX,
        get('http://api.example.net/v'),
        [...answered(301, ['Location', 'https://api.example.net/v']), ...answered(200, any)],
        'mixed-content',
        'mixed-content',
        'developer',
        'https',
        /call https:\/\/api\.example\.net\/v/
    ],
    [
        'an API by http at a port of its own',
        SITE,
        get('http://api.example.net:8080/v'),
        answered(200, any),
        'mixed-content',
        'mixed-content',
        'api-owner',
        'https'
    ]
];

describe('calls like the real cases', () => {
    it.each(ROWS)('%s', (_what, asker, request, hops, gate, reason, owner, fix, says = /./) => {
        const page = typeof asker === 'string' ? { origin: asker, policies: [] } : asker;
        const [first] = obstacles(page, request, hops);
        expect([first?.gate, first?.reason]).toEqual([gate, reason]);
        const [best] = first.fixes;
        expect([best.owner, best.id]).toEqual([owner, fix]);
        expect(`${best.title} ${best.text}`).toMatch(says);
    });
});

describe('what is said of a policy', () => {
    const near = (source: string, url = 'https://eu.example.com/x', origin = LEX): string | undefined =>
        obstacles(withPolicy(origin, `connect-src 'self' ${source}`), get(url), answered(200, any))[0]?.findings.find(
            ({ id }) => id === 'policy-near-miss'
        )?.text;

    it.each([
        ...[
            'https://{subdomain}.example.com',
            'https://*example.com',
            'https:/eu.example.com',
            'https://eu.example.com,',
            'https://e*.example.com',
            '"https://eu.example.com"',
            'https://eu.example.com?x=1'
        ].map((source): [string, RegExp] => [source, /no source that a browser understands/]),
        ['https://example.com', /stands for itself alone/],
        ['https://www.eu.example.com', /stands for itself alone/],
        ['https://*.eu.example.com', /not for the domain itself/],
        ['https://eu.example.com/*', /no pattern/],
        ['https://eu.example.com/api', /path is another/],
        ['https://eu.example.com:8443', /port differs/],
        ['wss://eu.example.com', /scheme is another/]
    ])('%s does not cover the address, and why', (source, says) => {
        expect(near(source)).toMatch(says);
    });

    it('an entry without a scheme is none for WebSockets', () => {
        expect(near('*.example.com', 'wss://eu.example.com/')).toMatch(/begins with wss/);
    });

    it.each([
        [{ url: 'https://a.example.net/x.png', destination: 'image' }, 'img-src'],
        [{ url: 'https://a.example.net/', destination: 'iframe' }, 'frame-src'],
        [{ url: 'https://a.example.net/' }, 'connect-src']
    ] as [FetchRequest, string][])('%j: the directive that decides is the one that is named', (request, directive) => {
        const [{ text, rule }] = obstacles(withPolicy(LEX, "default-src 'self'"), request, answered(200));
        expect(text).toContain(`under ${directive}`);
        expect(rule).toMatchObject({
            id: 'csp',
            text,
            spec: expect.stringContaining(`directive-${directive}`) as string
        });
    });
});

describe('what only the user can reach', () => {
    it.each(['http://localhost:5000/', 'http://192.168.1.5/', 'https://printer.local/'])(
        'no server elsewhere is advised for %s',
        (url) => {
            const ids = obstacles(withPolicy(LEX, "connect-src 'self'"), put(url), asked(answer(404))).flatMap(
                ({ fixes }) => fixes.map(({ id }) => id)
            );
            expect(ids).toContain('local-network-permission');
            expect(ids).not.toContain('use-apex');
            expect(ids).not.toContain('use-proxy');
        }
    );
});
