import { predict } from '../predict';
import type { FetchRequest, HeaderList, Hop, PageContext, Profile, ServerResponse, Verdict } from '../types';

/** Every way out of a page, and the gates of its network: what `predict.test.ts` has for fetch. */

const PAGE: PageContext = { origin: 'https://page.test', policies: [] };
const API = 'https://api.test/';
const hop = (status: number, ...headers: HeaderList): Hop => ({ response: { status, headers } });
const ALLOWED: HeaderList[number] = ['Access-Control-Allow-Origin', '*'];
const ok = hop(200, ALLOWED);
const said = ({ outcome, reason, wire }: Verdict): string =>
    [reason ?? outcome, ...wire.map(({ method, url, origin = '' }) => `${method} ${url} ${origin}`.trim())].join(', ');
const seen = (page: Partial<PageContext>, request: FetchRequest, hops: Hop[] = [ok], profile?: Profile): string =>
    said(predict({ ...PAGE, ...page }, request, hops, profile));
const reason = (...args: Parameters<typeof seen>): string => seen(...args).split(',')[0];

describe('Local Network Access', () => {
    it.each([
        ['localhost', 'http://localhost:3000/'],
        ['a name below it', 'http://api.localhost/'],
        ['127.0.0.0/8', 'http://127.9.9.9/'],
        ['[::1]', 'http://[::1]/'],
        ['10.0.0.0/8', 'http://10.0.0.1/'],
        ['172.16.0.0/12, its first', 'http://172.16.0.1/'],
        ['172.16.0.0/12, in its middle', 'http://172.20.0.1/'],
        ['172.16.0.0/12, its last', 'http://172.31.255.255/'],
        ['192.168.0.0/16', 'https://192.168.1.1/'],
        ['169.254.0.0/16', 'https://169.254.1.1/'],
        ['100.64.0.0/10, its first', 'http://100.64.0.1/'],
        ['100.64.0.0/10, in its middle', 'http://100.101.102.103/'],
        ['100.64.0.0/10, its last', 'http://100.127.255.255/'],
        ['0.0.0.0/8', 'http://0.0.0.0/'],
        ['fc00::/7', 'http://[fc00::1]/'],
        ['fd00::/8', 'http://[fd12:3456::1]/'],
        ['fe80::/10', 'http://[fe80::1]/'],
        ['the end of fe80::/10', 'http://[febf::1]/'],
        ['.local', 'http://printer.local/']
    ])('keeps a public page from %s until the user allows it', (_what, url) => {
        expect(seen({}, { url })).toBe('LocalNetworkAccessPermissionDenied');
        expect(seen({ localNetworkAccess: 'denied' }, { url })).toBe('LocalNetworkAccessPermissionDenied');
        expect(seen({ localNetworkAccess: 'prompt' }, { url })).toBe('LocalNetworkAccessPermissionDenied');
        expect(reason({ localNetworkAccess: 'granted' }, { url })).toBe('readable');
        expect(seen({ origin: 'http://page.test', localNetworkAccess: 'granted' }, { url })).toBe(
            'InsecureLocalNetwork'
        );
        expect(reason({ addressSpace: 'local' }, { url })).toBe('readable');
        expect(reason({ addressSpace: 'loopback' }, { url })).toBe('readable');
    });

    it.each([
        'https://172.15.0.1/',
        'https://172.32.0.1/',
        'https://11.0.0.1/',
        'https://192.169.0.1/',
        'https://169.253.0.1/',
        'https://128.0.0.1/',
        'https://100.63.0.1/',
        'https://100.128.0.1/',
        'https://[fb00::1]/',
        'https://[fec0::1]/',
        'https://[::2]/',
        'https://local/',
        'https://local.test/',
        'https://xlocal/',
        'https://10.test/'
    ])('does not concern %s', (url) => {
        expect(reason({}, { url })).toBe('readable');
    });

    const local = (addressSpace: ServerResponse['addressSpace']): Hop => ({
        response: { status: 200, headers: [ALLOWED], addressSpace }
    });

    it('goes by the address of the server where its name does not tell', () => {
        expect(seen({}, { url: API }, [local('local')])).toBe('LocalNetworkAccessPermissionDenied');
        expect(seen({}, { url: API }, [local('loopback')])).toBe('LocalNetworkAccessPermissionDenied');
        expect(reason({}, { url: API }, [local('public')])).toBe('readable');
        expect(
            seen({}, { url: API }, [{ preflight: local('local').response as ServerResponse, response: 'unreachable' }])
        ).toBe('LocalNetworkAccessPermissionDenied');
    });

    it('takes a page for what its origin tells before what is said of it', () => {
        const origin = 'http://localhost:3000';
        expect(reason({ origin }, { url: 'http://10.0.0.1/' })).toBe('readable');
        expect(reason({ origin, addressSpace: 'public' }, { url: 'http://10.0.0.1/' })).toBe('readable');
    });

    it('comes after the policy, and before the preflight', () => {
        expect(seen({ policies: ["connect-src 'none'"] }, { url: 'http://localhost/' })).toBe('csp');
        expect(seen({}, { url: 'http://localhost/', method: 'PUT' })).toBe('LocalNetworkAccessPermissionDenied');
    });

    it('comes again at each redirect', () => {
        const hops = [hop(302, ALLOWED, ['Location', 'http://localhost/']), ok];
        expect(seen({}, { url: API }, hops)).toBe(
            'LocalNetworkAccessPermissionDenied, GET https://api.test/ https://page.test'
        );
    });

    it('holds for elements, frames, workers and WebSockets, not for a form, which leads the page itself away', () => {
        for (const request of [
            { url: 'https://localhost/', destination: 'image' },
            { url: 'https://localhost/', destination: 'iframe' },
            { url: 'ws://localhost/', mode: 'websocket' }
        ] as FetchRequest[]) {
            expect(seen({}, request)).toBe('LocalNetworkAccessPermissionDenied');
        }
        expect(reason({}, { url: 'https://localhost/', destination: 'form' })).toBe('opaque');
    });

    it('is Chromium’s and the standard’s', () => {
        expect(reason({}, { url: 'http://localhost/' }, [ok], 'firefox')).toBe('readable');
        expect(reason({}, { url: 'http://localhost/' }, [ok], 'spec')).toBe('LocalNetworkAccessPermissionDenied');
    });
});

describe('mixed content', () => {
    it('is none to a server of the local network in Chromium', () => {
        expect(reason({ addressSpace: 'local' }, { url: 'http://10.0.0.1/' })).toBe('readable');
        expect(reason({ addressSpace: 'local' }, { url: 'http://10.0.0.1/' }, [ok], 'spec')).toBe('mixed-content');
    });
    it.each(['image', 'audio', 'video'] as const)('goes on over https for %s, but not to an address', (destination) => {
        expect(seen({}, { url: 'http://api.test/', destination })).toBe('opaque, GET https://api.test/');
        expect(seen({}, { url: 'http://8.8.8.8/', destination })).toBe('mixed-content');
        expect(seen({}, { url: 'https://api.test/', destination })).toBe('opaque, GET https://api.test/');
    });
    it.each(['script', 'style', 'iframe', 'font'] as const)('stops %s', (destination) => {
        expect(seen({}, { url: 'http://api.test/', destination })).toBe('mixed-content');
    });
    it('knows a sandboxed page that came over https', () => {
        const request = { url: 'http://api.test/', mode: 'no-cors' } as const;
        expect(seen({ origin: 'null', isSecure: true }, request)).toBe('mixed-content');
        expect(seen({ origin: 'null' }, request)).toBe('opaque, GET http://api.test/');
    });
    it('lets a form lead away', () => {
        expect(seen({}, { url: 'http://api.test/', destination: 'form' })).toBe('opaque, GET http://api.test/');
    });
    it('stops a WebSocket without TLS', () => {
        expect(seen({}, { url: 'ws://api.test/', mode: 'websocket' })).toBe('mixed-content');
    });
});

describe('a redirect of what an element shows', () => {
    const page = { localNetworkAccess: 'granted' } as const;
    const from = (url: string, to: string): [FetchRequest, Hop[]] => [
        { url, destination: 'image' },
        [hop(302, ['Location', to]), ok]
    ];
    it.each([
        ['https://api.test/', 'http://localhost/', 'opaque, GET https://api.test/, GET https://localhost/'],
        ['http://api.test/', 'http://10.0.0.1/', 'opaque, GET https://api.test/, GET https://10.0.0.1/'],
        ['https://api.test/', 'http://8.8.8.8/', 'opaque, GET https://api.test/, GET https://8.8.8.8/'],
        ['http://localhost/', 'http://localhost/b', 'opaque, GET http://localhost/, GET http://localhost/b'],
        ['http://localhost/', 'http://api.test/', 'opaque, GET http://localhost/, GET http://api.test/'],
        ['http://localhost/', 'http://8.8.8.8/', 'mixed-content, GET http://localhost/']
    ])('from %s to %s is upgraded in Chromium as the first request was: %s', (url, target, expected) => {
        expect(seen(page, ...from(url, target))).toBe(expected);
    });
    it.each([
        ['https://api.test/', 'http://localhost/', 'opaque, GET https://api.test/, GET http://localhost/'],
        ['https://api.test/', 'http://8.8.8.8/', 'mixed-content, GET https://api.test/'],
        ['http://localhost/', 'http://api.test/', 'opaque, GET http://localhost/, GET https://api.test/']
    ])('from %s to %s is judged anew by the standard: %s', (url, target, expected) => {
        expect(seen(page, ...from(url, target), 'spec')).toBe(expected);
    });
});

describe('a redirect', () => {
    it.each([
        ['DPR', 1],
        ['Width', 1],
        ['ECT', 1],
        ['RTT', 1],
        ['Save-Data', 2],
        ['X-B', 2]
    ])('keeps %s as Chromium does: %i preflights', (name, preflights) => {
        const allow: HeaderList = [ALLOWED, ['Access-Control-Allow-Headers', '*']];
        const preflight = { status: 204, headers: allow };
        const hops = [
            { ...hop(302, ALLOWED, ['Location', '/b']), preflight },
            { ...ok, preflight }
        ];
        const count = (profile: Profile): number =>
            predict(PAGE, { url: API, headers: [[name, 'x']] }, hops, profile).wire.filter(
                ({ method }) => method === 'OPTIONS'
            ).length;
        expect(count('chromium')).toBe(preflights);
        expect(count('spec')).toBe(2);
    });
    it('to the page’s own server keeps client hints in Chromium, too', () => {
        const allow: HeaderList = [ALLOWED, ['Access-Control-Allow-Headers', '*']];
        const preflight = { status: 204, headers: allow };
        const hops = [
            { ...hop(302, ALLOWED, ['Location', 'https://page.test/b']), preflight },
            { ...ok, preflight }
        ];
        expect(seen({}, { url: API, headers: [['DPR', 'x']] }, hops)).toContain('OPTIONS https://page.test/b null');
    });
    it.each(['image', 'video'] as const)('that is upgraded for an %s leaves it its origin', (destination) => {
        const request: FetchRequest = { url: 'http://api.test/a', destination, mode: 'cors' };
        const hops = [hop(302, ALLOWED, ['Location', 'http://api.test/b']), ok];
        expect(seen({}, request, hops)).toBe(
            'readable, GET https://api.test/a https://page.test, GET https://api.test/b https://page.test'
        );
    });
    it('to a scheme without a network is no mixed content', () => {
        const hops = [hop(302, ['Location', 'ws://api.test/b']), ok];
        expect(reason({}, { url: API, mode: 'no-cors' }, hops)).toBe('invalid-redirect');
        expect(reason({}, { url: API, destination: 'image' }, hops)).toBe('invalid-redirect');
    });
    it('is not followed to a WebSocket', () => {
        const hops = [hop(302, ALLOWED, ['Location', 'wss://api.test/b']), hop(101)];
        expect(reason({}, { url: API }, hops)).toBe('CorsDisabledScheme');
        expect(reason({}, { url: 'wss://api.test/' }, hops)).toBe('CorsDisabledScheme');
    });
});

describe('upgrade-insecure-requests', () => {
    const policies = ['upgrade-insecure-requests'];
    it.each([
        ['http://api.test/a', 'readable, GET https://api.test/a https://page.test'],
        ['http://api.test:80/a', 'readable, GET https://api.test/a https://page.test'],
        ['http://api.test:8080/a', 'readable, GET https://api.test:8080/a https://page.test'],
        ['http://10.0.0.1/a', 'readable, GET https://10.0.0.1/a https://page.test'],
        ['http://printer.local/a', 'readable, GET https://printer.local/a https://page.test'],
        ['http://localhost/a', 'readable, GET http://localhost/a https://page.test'],
        ['http://127.0.0.1/a', 'readable, GET http://127.0.0.1/a https://page.test']
    ])('%s: %s', (url, expected) => {
        expect(seen({ policies, addressSpace: 'loopback' }, { url })).toBe(expected);
    });
    it('makes the page’s own server another origin', () => {
        const page = { origin: 'http://page.test', policies: ["img-src 'none'; Upgrade-Insecure-Requests"] };
        expect(seen(page, { url: '/c' }, [hop(200)])).toBe(
            'MissingAllowOriginHeader, GET https://page.test/c http://page.test'
        );
    });
    it('holds for redirects, preflights and WebSockets', () => {
        const hops = [hop(302, ALLOWED, ['Location', 'http://api.test/b']), ok];
        expect(seen({ policies }, { url: API }, hops)).toBe(
            'readable, GET https://api.test/ https://page.test, GET https://api.test/b https://page.test'
        );
        const answer = { status: 204, headers: [ALLOWED, ['Access-Control-Allow-Methods', 'PUT']] as HeaderList };
        expect(
            seen({ policies }, { url: 'http://api.test/', method: 'PUT' }, [{ ...ok, preflight: answer }])
        ).toContain('OPTIONS https://api.test/');
        expect(seen({ policies }, { url: 'ws://api.test/', mode: 'websocket' }, [hop(101)])).toBe(
            'readable, GET wss://api.test/ https://page.test'
        );
    });
    it.each(['', 'iframe', 'image'] as const)(
        'is for the machine itself after a redirect in Chromium: %s',
        (destination) => {
            const page: Partial<PageContext> = { policies, addressSpace: 'loopback' };
            const hops = [hop(302, ALLOWED, ['Location', 'http://localhost/b']), ok];
            const request = { url: API, destination };
            expect(seen(page, request, hops)).toContain('GET https://localhost/b');
            expect(seen(page, request, hops, 'spec')).toContain('GET http://localhost/b');
        }
    );
    it('comes before the policy of a WebSocket', () => {
        const secure = { policies: [...policies, 'connect-src wss://api.test'] };
        expect(reason(secure, { url: 'ws://api.test/', mode: 'websocket' }, [hop(101)])).toBe('readable');
    });
    it('lets Chromium hold a text track against the policy before it, too, and against its mode after it', () => {
        const track: FetchRequest = { url: 'http://page.test/c', destination: 'track' };
        const only = (source: string): Partial<PageContext> => ({ policies: [...policies, `media-src ${source}`] });
        const through = 'readable, GET https://page.test/c';
        expect(seen(only("'self'"), track)).toBe('csp');
        expect(seen(only("'self'"), { ...track, mode: 'cors' })).toBe('csp');
        expect(seen(only('http://page.test'), track)).toBe(through);
        expect(seen(only("'self'"), track, [ok], 'spec')).toBe(through);
        expect(seen(only("'self'"), { ...track, destination: 'video' })).toBe(through);
    });
    it.each(['firefox', 'webkit'] as const)('comes after what %s asks about a worker', (profile) => {
        const worker: FetchRequest = { url: 'http://page.test/c', destination: 'worker' };
        const insecure = (source: string): Partial<PageContext> => ({
            origin: 'http://page.test',
            policies: [...policies, `worker-src ${source}`]
        });
        expect(seen({ policies }, worker, [ok], profile)).toBe('DisallowedByMode');
        expect(seen({ policies }, worker, [ok], 'spec')).toBe('readable, GET https://page.test/c');
        expect(seen(insecure('https://page.test'), worker, [ok], profile)).toBe('csp');
        expect(seen(insecure('*'), worker, [ok], profile)).toBe('DisallowedByMode');
    });
    it('lets Chromium’s fetch ask about the redirect mode of a no-cors request before it, and not after', () => {
        const page = { origin: 'http://page.test', policies };
        const request: FetchRequest = { url: '/c', mode: 'no-cors', redirect: 'manual' };
        expect(seen(page, request)).toBe('opaque, GET https://page.test/c');
        expect(seen(page, request, [ok], 'spec')).toBe('NoCorsRedirectModeNotFollow');
        expect(seen(page, { ...request, url: API })).toBe('NoCorsRedirectModeNotFollow');
        expect(seen({ policies }, { ...request, url: API })).toBe('NoCorsRedirectModeNotFollow');
    });
    it('is not for the script of a worker in Chromium', () => {
        const page = { origin: 'http://page.test', policies };
        expect(seen(page, { url: '/w', destination: 'worker' })).toBe('readable, GET http://page.test/w');
        expect(seen(page, { url: '/w', destination: 'worker' }, [ok], 'spec')).toBe('DisallowedByMode');
        expect(seen(page, { url: '/w', destination: 'script' })).toBe('opaque, GET https://page.test/w');
        const hops = [hop(302, ['Location', '/b']), ok];
        expect(reason(page, { url: '/w', destination: 'worker' }, hops)).toBe('DisallowedByMode');
    });
    it('comes before the question whether a redirect leaves the origin', () => {
        const page = { origin: 'http://page.test', policies };
        const own = ['Access-Control-Allow-Origin', 'http://page.test'] as HeaderList[number];
        const hops = [hop(302, own, ['Location', 'http://page.test/b']), hop(200, own)];
        expect(seen(page, { url: '/a' }, hops)).toBe(
            'readable, GET https://page.test/a http://page.test, GET https://page.test/b http://page.test'
        );
    });
    it.each([
        // What is upgraded to the page's own origin is another's all the same, and is not asked whether it allows the page.
        [
            {},
            { url: 'http://page.test/' },
            [hop(200, ['X-A', '1'])],
            'readable, GET https://page.test/ https://page.test'
        ],
        [{}, { url: 'http://page.test/', mode: 'no-cors' }, [hop(200)], 'opaque, GET https://page.test/'],
        [{}, { url: 'http://page.test/', mode: 'same-origin' }, [ok], 'DisallowedByMode'],
        [{}, { url: 'http://page.test/', destination: 'worker' }, [ok], 'DisallowedByMode'],
        [{}, { url: 'http://api.test/', mode: 'no-cors', method: 'POST' }, [ok], 'opaque, POST https://api.test/ null'],
        [
            {},
            { url: API },
            [hop(302, ALLOWED, ['Location', 'http://api.test/b']), ok],
            'readable, GET https://api.test/ https://page.test, GET https://api.test/b null'
        ],
        [
            { origin: 'http://page.test' },
            { url: 'http://page.test/' },
            [hop(302, ALLOWED, ['Location', 'http://page.test/b']), ok],
            'readable, GET https://page.test/ http://page.test, GET https://page.test/b null'
        ]
    ] as [Partial<PageContext>, FetchRequest, Hop[], string][])(
        'leaves the origin of a URL as it was in Firefox: %j %j',
        (page, request, hops, expected) => {
            expect(seen({ policies, ...page }, request, hops, 'firefox')).toBe(expected);
            expect(seen({ policies, ...page }, request, hops, 'spec')).not.toBe(expected);
        }
    );
    it('is for a form, and in Chromium not for where it is redirected to', () => {
        const page = { origin: 'http://page.test', policies };
        const request: FetchRequest = { url: 'http://api.test/', destination: 'form' };
        const hops = [hop(302, ['Location', 'http://api.test/b']), ok];
        expect(seen(page, request, hops)).toBe('opaque, GET https://api.test/, GET http://api.test/b');
        expect(seen(page, request, hops, 'spec')).toBe('opaque, GET https://api.test/, GET https://api.test/b');
    });
    it('lets Chromium’s fetch ask the policy about the http URL, and nobody else', () => {
        const both = [...policies, 'connect-src https://api.test'];
        expect(seen({ policies: both }, { url: 'http://api.test/' })).toBe('csp');
        expect(reason({ policies: both }, { url: 'http://api.test/' }, [ok], 'spec')).toBe('readable');
        const flagged = { url: 'http://api.test/', method: 'POST', body: 'x', preflight: true };
        expect(seen({ policies: both }, flagged)).not.toBe('csp');
    });
});

describe('the directive of a destination (CSP3 § 6.8.1, § 6.8.3)', () => {
    it.each([
        ['', ['connect-src', 'default-src']],
        ['image', ['img-src', 'default-src']],
        ['audio', ['media-src', 'default-src']],
        ['video', ['media-src', 'default-src']],
        ['track', ['media-src', 'default-src']],
        ['font', ['font-src', 'default-src']],
        ['style', ['style-src-elem', 'style-src', 'default-src']],
        ['script', ['script-src-elem', 'script-src', 'default-src']],
        ['worker', ['worker-src', 'child-src', 'script-src', 'default-src']],
        ['iframe', ['frame-src', 'child-src', 'default-src']],
        ['form', ['form-action']]
    ] as const)('of "%s" is the first that the policy has of %j', (destination, names) => {
        const url = destination === 'worker' || destination === 'track' ? 'https://page.test/w' : API;
        const ask = (policy: string): string => reason({ policies: [policy] }, { url, destination });
        names.forEach((name, index) => {
            expect(ask(`${name} 'none'`)).toBe('csp');
            for (const later of names.slice(index + 1)) {
                expect(ask(`${later} 'none'; ${name} *`)).not.toBe('csp');
                expect(ask(`${later} *; ${name} 'none'`)).toBe('csp');
            }
        });
        expect(ask("manifest-src 'none'; object-src 'none'")).not.toBe('csp');
    });
    it('of a form has no fallback', () => {
        expect(reason({ policies: ["default-src 'none'"] }, { url: API, destination: 'form' })).toBe('opaque');
    });
    it("lets a script of a script pass under 'strict-dynamic'", () => {
        const ask = (policy: string, destination: 'script' | 'worker' | 'style'): string =>
            reason({ policies: [policy] }, { url: 'https://page.test/x', destination });
        expect(ask("script-src 'Strict-Dynamic'", 'script')).toBe('readable');
        expect(ask("script-src 'strict-dynamic'", 'worker')).toBe('readable');
        expect(ask("default-src 'strict-dynamic'", 'worker')).toBe('readable');
        expect(ask("worker-src 'strict-dynamic'", 'worker')).toBe('csp');
        expect(ask("style-src 'strict-dynamic'", 'style')).toBe('csp');
    });
});

describe('how each way asks', () => {
    it.each([
        ['an image', { destination: 'image' }, 'opaque, GET https://api.test/'],
        [
            'an image by CORS',
            { destination: 'image', mode: 'cors' },
            'readable, GET https://api.test/ https://page.test'
        ],
        ['a font', { destination: 'font' }, 'readable, GET https://api.test/ https://page.test'],
        ['a track', { destination: 'track' }, 'DisallowedByMode'],
        ['a worker', { destination: 'worker' }, 'DisallowedByMode'],
        ['a frame', { destination: 'iframe' }, 'opaque, GET https://api.test/'],
        ['a navigation', { mode: 'navigate' }, 'opaque, GET https://api.test/'],
        ['a form by GET', { destination: 'form', body: '' }, 'opaque, GET https://api.test/'],
        [
            'a form',
            { destination: 'form', method: 'POST', body: '' },
            'opaque, POST https://api.test/ https://page.test'
        ],
        [
            'an upload that is listened to',
            { method: 'POST', body: 'x', preflight: true },
            'unreachable, OPTIONS https://api.test/ https://page.test'
        ]
    ] as [string, Partial<FetchRequest>, string][])('%s', (_what, request, expected) => {
        expect(seen({}, { url: API, ...request })).toBe(expected);
    });
    it('names the origin of the page to its own server for an element by CORS, in Chromium', () => {
        const url = 'https://page.test/x';
        expect(seen({}, { url, destination: 'font' })).toBe('readable, GET https://page.test/x https://page.test');
        expect(seen({}, { url, destination: 'video', mode: 'cors' })).toBe('readable, GET https://page.test/x');
        expect(seen({}, { url, destination: 'audio', mode: 'cors' })).toBe('readable, GET https://page.test/x');
        expect(seen({}, { url, destination: 'font' }, [ok], 'spec')).toBe('readable, GET https://page.test/x');
    });
    it('asks the policy about a worker of another origin after its origin, in Chromium', () => {
        const policies = ["worker-src 'none'"];
        expect(reason({ policies }, { url: API, destination: 'worker' })).toBe('DisallowedByMode');
        expect(reason({ policies }, { url: API, destination: 'worker' }, [ok], 'spec')).toBe('csp');
    });
});

describe('a WebSocket', () => {
    it.each([
        ['wss://api.test/', 101, 'readable, GET wss://api.test/ https://page.test'],
        ['https://api.test/', 101, 'readable, GET wss://api.test/ https://page.test'],
        ['wss://user:pass@api.test/', 101, 'readable, GET wss://api.test/ https://page.test'],
        ['wss://api.test/', 200, 'websocket-refused, GET wss://api.test/ https://page.test'],
        ['wss://api.test/', 302, 'websocket-refused, GET wss://api.test/ https://page.test'],
        ['ftp://api.test/', 101, 'invalid-url'],
        ['wss://', 101, 'invalid-url'],
        ['wss://api.test/#f', 101, 'invalid-url'],
        ['wss://api.test/#', 101, 'invalid-url'],
        ['wss://api.test:25/', 101, 'bad-port']
    ])('to %s, answered by %i: %s', (url, status, expected) => {
        expect(seen({}, { url, mode: 'websocket' }, [hop(status)])).toBe(expected);
    });
    it('is open without anything to read', () => {
        const { status, visibleHeaders } = predict(PAGE, { url: 'wss://api.test/', mode: 'websocket' }, [hop(101)]);
        expect([status, visibleHeaders]).toEqual([101, []]);
    });
});

describe('what a framed page says of who may frame it', () => {
    const XFO = 'X-Frame-Options';
    const CSP = 'Content-Security-Policy';
    it.each([
        [XFO, 'DENY', 'x-frame-options'],
        [XFO, ' deny ', 'x-frame-options'],
        [XFO, 'SAMEORIGIN', 'x-frame-options'],
        [XFO, 'sameorigin, sameorigin', 'x-frame-options'],
        [XFO, 'junk, allowall', 'x-frame-options'],
        [XFO, 'junk, other', 'opaque'],
        [XFO, 'ALLOW-FROM https://page.test', 'opaque'],
        [XFO, '', 'opaque'],
        [CSP, "frame-ancestors 'none'", 'frame-ancestors'],
        [CSP, "frame-ancestors 'self'", 'frame-ancestors'],
        [CSP, 'frame-ancestors', 'frame-ancestors'],
        [CSP, 'frame-ancestors https://page.test', 'opaque'],
        [CSP, 'frame-ancestors http://page.test', 'opaque'],
        [CSP, 'frame-ancestors http://page.test:443', 'frame-ancestors'],
        [CSP, 'frame-ancestors *.test', 'opaque'],
        [CSP, "frame-ancestors *, frame-ancestors 'none'", 'frame-ancestors'],
        [CSP, "default-src 'none'", 'opaque']
    ])('%s: %s makes %s', (name, value, expected) => {
        expect(reason({}, { url: API, destination: 'iframe' }, [hop(200, [name, value])])).toBe(expected);
        expect(reason({}, { url: API, destination: 'image' }, [hop(200, [name, value])])).toBe('opaque');
    });
    it('is frame-ancestors where both are there, and nothing on the way of a redirect', () => {
        const both: HeaderList = [
            [CSP, 'frame-ancestors *'],
            [XFO, 'DENY']
        ];
        expect(reason({}, { url: API, destination: 'iframe' }, [hop(200, ...both)])).toBe('opaque');
        const hops = [hop(302, [XFO, 'DENY'], ['Location', '/b']), hop(200)];
        expect(reason({}, { url: API, destination: 'iframe' }, hops)).toBe('opaque');
    });
    it('lets the same origin pass', () => {
        const own = { url: 'https://page.test/x', destination: 'iframe' } as const;
        expect(reason({}, own, [hop(200, [XFO, 'SAMEORIGIN'])])).toBe('readable');
        expect(reason({}, own, [hop(200, [CSP, "frame-ancestors 'self'"])])).toBe('readable');
    });
    it('never lets a page pass whose origin is opaque', () => {
        expect(
            reason({ origin: 'null' }, { url: API, destination: 'iframe' }, [hop(200, [CSP, 'frame-ancestors *'])])
        ).toBe('frame-ancestors');
    });
});

describe('Cross-Origin-Embedder-Policy of the page', () => {
    const CORP = 'Cross-Origin-Resource-Policy';
    const COEP = 'Cross-Origin-Embedder-Policy';
    it.each([
        ['require-corp', 'image', [], 'coep'],
        ['require-corp', 'image', [[CORP, 'junk']], 'coep'],
        ['require-corp', 'image', [[CORP, 'cross-origin']], 'opaque'],
        ['require-corp', 'image', [[CORP, 'same-site']], 'corp'],
        ['require-corp', 'iframe', [[CORP, 'cross-origin']], 'coep'],
        ['require-corp', 'iframe', [[COEP, 'require-corp']], 'coep'],
        [
            'require-corp',
            'iframe',
            [
                [COEP, 'require-corp; report-to="a"'],
                [CORP, 'cross-origin']
            ],
            'opaque'
        ],
        [
            'require-corp',
            'iframe',
            [
                [COEP, 'unsafe-none'],
                [CORP, 'cross-origin']
            ],
            'coep'
        ],
        ['require-corp', 'form', [], 'opaque'],
        ['credentialless', 'image', [], 'opaque'],
        ['credentialless', 'image', [[CORP, 'same-origin']], 'corp'],
        ['credentialless', 'iframe', [[COEP, 'credentialless']], 'coep'],
        ['unsafe-none', 'image', [], 'opaque'],
        ['unsafe-none', 'iframe', [[CORP, 'same-origin']], 'opaque'],
        [
            'require-corp',
            'iframe',
            [
                [COEP, 'require-corp'],
                ['X-Frame-Options', 'DENY']
            ],
            'coep'
        ]
    ] as [PageContext['embedderPolicy'], FetchRequest['destination'], HeaderList, string][])(
        '%s, %s answered with %j: %s',
        (embedderPolicy, destination, headers, expected) => {
            expect(reason({ embedderPolicy }, { url: API, destination }, [hop(200, ...headers)])).toBe(expected);
        }
    );
    it('is none of a page that is not secure', () => {
        const page: Partial<PageContext> = { origin: 'http://page.test', embedderPolicy: 'require-corp' };
        expect(reason(page, { url: API, destination: 'image' }, [hop(200)])).toBe('opaque');
    });
    it('wants one from the page’s own workers and frames too, and nothing else from its own server', () => {
        const own = (destination: FetchRequest['destination'], ...headers: HeaderList): string =>
            reason({ embedderPolicy: 'require-corp' }, { url: 'https://page.test/x', destination }, [
                hop(200, ...headers)
            ]);
        expect(own('worker')).toBe('coep');
        expect(own('worker', [COEP, 'require-corp'])).toBe('readable');
        expect(own('iframe')).toBe('coep');
        expect(own('image')).toBe('readable');
    });
});

describe('what Chromium makes of a request before it is sent', () => {
    it.each([
        ['https://api.test/?q=a\n<b', 'dangling-markup'],
        ['https://api.test/?q=a\t<b', 'dangling-markup'],
        ['https://api.test/?q=a\r<b', 'dangling-markup'],
        ['https://api.test/?q=a<b', 'readable'],
        ['https://api.test/?q=a\nb', 'readable'],
        ['data:text/plain,a\n<b', 'readable'],
        ['data:no-comma', 'invalid-data-url'],
        ['data:', 'invalid-data-url'],
        ['data:,', 'readable'],
        ['data:;base64,a', 'invalid-data-url'],
        ['data:;base64,YQ==', 'readable'],
        ['data:;base64,YQ', 'readable'],
        ['data:;base64,YQ%3D%3D', 'readable'],
        ['data:; BASE64 ,Y%20Q', 'readable'],
        ['data:;base64,Y=Q', 'invalid-data-url'],
        ['data:;base64,YQ===', 'invalid-data-url'],
        ['data:;base64;x,a', 'readable']
    ])('%j: %s', (url, expected) => {
        expect(reason({}, { url })).toBe(expected);
    });
    it('asks the policy before it looks at the markup, and not again at a redirect', () => {
        expect(reason({ policies: ["connect-src 'none'"] }, { url: `${API}\n<` })).toBe('csp');
        expect(reason({}, { url: `${API}\n<` }, [ok], 'spec')).toBe('readable');
    });
    it.each([
        [undefined, 200],
        ['bytes=0-', 206],
        ['bytes=0-4', 206],
        ['bytes=4-4', 206],
        ['bytes=-5', 206],
        ['bytes=5-4', 'blob-range'],
        ['bytes=-', 'blob-range'],
        ['bytes=0-1,3-4', 'blob-range'],
        ['lines=0-1', 'blob-range']
    ])('a blob asked for with range %s: %s', (range, expected) => {
        const headers: HeaderList = range === undefined ? [] : [['Range', range]];
        const { status, reason: why, visibleHeaders } = predict(PAGE, { url: 'blob:https://page.test/1', headers }, []);
        expect(why ?? status).toBe(expected);
        expect(visibleHeaders?.includes('content-range') ?? false).toBe(expected === 206);
    });
    it.each([
        ['User-Agent', 'x', 0],
        ['Access-Control-Request-Private-Network', 'true', 1],
        ['DPR', '2', 0],
        ['DPR', '2.5', 0],
        ['DPR', 'two', 1],
        ['Width', '', 1],
        ['RTT', '-1', 1],
        ['Device-Memory', '8', 0],
        ['Viewport-Width', '8', 0],
        ['Downlink', '1.', 1],
        ['Save-Data', 'On', 0],
        ['Save-Data', 'off', 1],
        ['ECT', '2g', 0],
        ['ECT', 'slow-2g', 0],
        ['ECT', '5g', 1],
        ['Content-DPR', '2', 1]
    ])('header %s: %s is asked about: %i', (name, value, asked) => {
        const ask = (profile: Profile): number =>
            seen({}, { url: API, headers: [[name, value]] }, [ok], profile).split('OPTIONS').length - 1;
        expect(ask('chromium')).toBe(asked);
        expect(ask('spec')).toBe(1);
    });
});

describe('what Chromium makes of an answer', () => {
    it('takes status 407 for an error before all else', () => {
        expect(reason({}, { url: API }, [hop(407)])).toBe('proxy-authentication');
        expect(reason({}, { url: API, mode: 'no-cors' }, [hop(407)])).toBe('proxy-authentication');
        expect(reason({}, { url: API }, [hop(407, ALLOWED)], 'spec')).toBe('readable');
        const refused = { preflight: { status: 407, headers: [ALLOWED] }, response: ok.response };
        expect(reason({}, { url: API, method: 'PUT' }, [refused])).toBe('proxy-authentication');
        expect(reason({}, { url: API, method: 'PUT' }, [refused], 'spec')).toBe('PreflightInvalidStatus');
    });
    it.each([
        'about:blank',
        'file:///x',
        'filesystem:http://a.test/x',
        'chrome://x',
        'chrome-extension://x/',
        'blob:x',
        'data:,x'
    ])('does not follow a redirect to %s, whatever else forbids it', (location) => {
        const hops = [hop(302, ALLOWED, ['Location', location]), ok];
        const policies = ['connect-src https://api.test'];
        for (const redirect of ['follow', 'error'] as const) {
            expect(reason({ policies }, { url: API, redirect }, hops)).toBe('invalid-redirect');
        }
        expect(reason({}, { url: API, redirect: 'manual' }, hops)).toBe('opaque-redirect');
    });
});
