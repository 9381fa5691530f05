import { predict } from '../../predict';
import type { FetchRequest } from '../../types';
import { API, hop, ok, PAGE, reason, seen } from './predicted';

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
