import type { FetchRequest, Hop } from '../../types';
import { ALLOWED, hop, ok, reason, seen } from './predicted';

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
        const form = { url: 'http://api.test/', destination: 'form' } as const;
        expect(seen({}, form, [ok], 'spec')).toBe('opaque, GET http://api.test/');
        expect(seen({ origin: 'http://page.test' }, form)).toBe('opaque, GET http://api.test/');
        expect(seen({ policies: ['upgrade-insecure-requests'] }, form)).toBe('opaque, GET https://api.test/');
    });
    it.each<[string, number, string]>([
        ['http://api.test/', 0, 'mixed-content'],
        ['http://10.0.0.1/', 0, 'mixed-content'],
        ['http://localhost/', 0, 'opaque'],
        ['https://api.test/', 302, 'opaque'],
        ['https://api.test/', 307, 'mixed-content'],
        ['http://localhost/', 307, 'mixed-content']
    ])('of a form to %s, redirected by %i to http, is in Chromium: %s', (url, status, said) => {
        const led = status ? [hop(status, ['Location', 'http://api.test/']), ok] : [ok];
        expect(reason({}, { url, destination: 'form', method: 'POST', body: 'a=1' }, led)).toBe(said);
    });
    it('lets a redirect lead a form by GET away', () => {
        const led = [hop(307, ['Location', 'http://api.test/']), ok];
        expect(seen({}, { url: 'https://api.test/', destination: 'form' }, led)).toMatch(/^opaque/);
    });
    it('is asked for by https of an address too in Firefox, which lets a text track be', () => {
        const shown: FetchRequest = { url: 'http://8.8.8.8/', destination: 'image' };
        expect(seen({}, shown, [ok], 'firefox')).toBe('opaque, GET https://8.8.8.8/');
        expect(seen({}, shown, [ok], 'spec')).toBe('mixed-content');
        const track: FetchRequest = { url: 'http://api.test/', destination: 'track', mode: 'cors' };
        expect(reason({}, track, [ok], 'firefox')).toBe('readable');
        expect(reason({}, track, [ok], 'spec')).toBe('mixed-content');
    });
    it.each([
        ['video', 'media-src', 'csp'],
        ['audio', 'default-src', 'csp'],
        ['image', 'img-src', 'opaque']
    ] as const)(
        'of an %s is asked about in Chromium under %s as it was given: %s',
        (destination, directive, expected) => {
            const request: FetchRequest = { url: 'http://api.test/', destination };
            expect(reason({ policies: [`${directive} https:`] }, request)).toBe(expected);
            expect(reason({ policies: [`${directive} https:`] }, request, [ok], 'spec')).toBe('opaque');
            expect(reason({ policies: [`${directive} http:`] }, request)).toBe('opaque');
        }
    );
    it('is none to 0.0.0.0 in Chromium, and WebKit asks nothing of that address, and of the machine itself by some of its names', () => {
        const page = { origin: 'http://page.test', addressSpace: 'loopback' } as const;
        expect(reason(page, { url: 'http://0.0.0.0/' })).toBe('readable');
        expect(seen(page, { url: 'http://0.0.0.0/' }, [ok], 'webkit')).toBe('unreachable');
        const own: FetchRequest = { url: 'http://localhost/', destination: 'image' };
        expect(seen({}, own, [ok], 'webkit')).toBe('opaque, GET http://localhost/');
        expect(seen({}, { ...own, url: 'http://localhost./' }, [ok], 'webkit')).toBe('opaque, GET https://localhost./');
        expect(seen({}, { ...own, url: 'http://[::1]/' }, [ok], 'webkit')).toBe('opaque, GET https://[::1]/');
        const led = [hop(302, ALLOWED, ['Location', 'http://0.0.0.0/']), ok];
        expect(reason(page, { url: 'http://api.test/' }, led, 'webkit')).toBe('readable');
        expect(seen(page, { url: 'http://api.test/', destination: 'iframe' }, led, 'webkit')).toBe(
            'unreachable, GET http://api.test/'
        );
        expect(seen(page, { url: 'http://api.test/', destination: 'image' }, led, 'webkit')).toMatch(/^opaque/);
    });
    it.each<[Partial<FetchRequest>, string]>([
        [{}, 'csp'],
        [{ initiator: 'event-source' }, 'csp'],
        [{ destination: 'image' }, 'csp'],
        [{ destination: 'track' }, 'csp'],
        [{ destination: 'script' }, 'csp'],
        [{ destination: 'audio' }, 'unreachable'],
        [{ destination: 'video' }, 'unreachable'],
        [{ destination: 'iframe', mode: 'navigate' }, 'unreachable'],
        [{ mode: 'websocket', url: 'ws://0.0.0.0/' }, 'unreachable']
    ])(
        '%j to 0.0.0.0 under a policy without it is %s in WebKit, and a matter of the policy in Chromium',
        (given, said) => {
            const request = { url: 'http://0.0.0.0/', ...given };
            for (const policies of [["default-src 'none'"], ["default-src 'none'; upgrade-insecure-requests"]]) {
                expect(reason({ policies }, request, [ok], 'webkit')).toBe(said);
                expect(reason({ policies }, request, [ok], 'chromium')).toBe('csp');
            }
        }
    );
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
        ['http://localhost/', 'http://8.8.8.8/', 'mixed-content, GET http://localhost/'],
        // By https a name of the local network is no other than by http, and an address is never upgraded.
        ['https://localhost/', 'http://api.test/', 'opaque, GET https://localhost/, GET http://api.test/'],
        ['https://printer.local/', 'http://api.test/', 'opaque, GET https://printer.local/, GET http://api.test/'],
        ['https://8.8.8.8/', 'http://api.test/', 'opaque, GET https://8.8.8.8/, GET http://api.test/'],
        ['https://8.8.8.8/', 'http://8.8.8.8/', 'mixed-content, GET https://8.8.8.8/']
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
