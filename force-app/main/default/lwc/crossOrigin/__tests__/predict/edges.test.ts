import { predict } from '../../predict';
import type { FetchRequest, HeaderList, PageContext } from '../../types';
import { ALLOWED, API, PAGE, hop, ok, reason, seen } from './predicted';

/** Where a rule ends: the nearest call that it is not for, and the nearest that it still is. */

const to = (location: string) => hop(302, ALLOWED, ['Location', location]);
const methodsOf = (method: string): string[] =>
    predict(PAGE, { url: '/', method }, [hop(200)]).wire.map((sent) => sent.method);

describe('what a request is made of (Fetch § 5.4)', () => {
    it.each(['xget', 'getx', 'xdelete', 'Putx'])('the method %s is left as it is written', (method) => {
        expect(methodsOf(method)).toEqual([method]);
    });

    it.each([
        [65_536, 'readable'],
        [65_537, 'keepalive-too-large']
    ])('a body of %i bytes with keepalive: %s', (length, expected) => {
        const body = 'é'.repeat(length / 2) + 'e'.repeat(length % 2);
        expect(reason({}, { url: API, method: 'POST', keepalive: true, body })).toBe(expected);
    });

    it('a form may have a user name in its address, and nobody reads what it leads to', () => {
        expect(reason({}, { url: 'https://u:p@api.test/', destination: 'form' })).toBe('opaque');
        expect(reason({}, { url: '/', destination: 'form' })).toBe('opaque');
        expect(reason({}, { url: 'https://u:p@api.test/', destination: 'image' })).toBe('credentials-in-url');
    });

    it('a navigation without a destination is one of a frame', () => {
        const request: FetchRequest = { url: API, mode: 'navigate' };
        expect(reason({}, request, [hop(200, ['X-Frame-Options', 'DENY'])])).toBe('x-frame-options');
        expect(reason({ policies: ["frame-src 'none'"] }, request)).toBe('csp');
        expect(reason({}, { url: API, mode: 'no-cors' }, [hop(200, ['X-Frame-Options', 'DENY'])])).toBe('opaque');
    });

    it('a page of the machine itself is secure, and has an embedder policy', () => {
        const embedderPolicy = 'require-corp';
        const of = (origin: string): string =>
            reason({ origin, embedderPolicy, addressSpace: 'local' }, { url: API, destination: 'image' }, [hop(200)]);
        expect(['http://localhost:3000', 'http://page.test', 'null'].map(of)).toEqual(['coep', 'opaque', 'opaque']);
    });

    it('a listener on an upload is of an XMLHttpRequest, which is upgraded before its policy is asked', () => {
        const page = { policies: ['upgrade-insecure-requests; connect-src https://api.test'] };
        const request: FetchRequest = { url: 'http://api.test/', method: 'POST', body: '' };
        expect(reason(page, request)).toBe('csp');
        expect(
            reason(page, { ...request, preflight: true }, [{ ...ok, preflight: { status: 204, headers: [ALLOWED] } }])
        ).toBe('readable');
    });
});

describe('the address of a WebSocket (WebSockets § 3.1)', () => {
    it.each([
        ['http://api.test/', 'GET ws://api.test/'],
        ['https://api.test/', 'GET wss://api.test/'],
        ['wss://api.test/', 'GET wss://api.test/']
    ])('%s is asked for as %s', (url, sent) => {
        const page: Partial<PageContext> = { origin: 'http://page.test', addressSpace: 'loopback' };
        expect(seen(page, { url, mode: 'websocket' }, [hop(101)])).toBe(`readable, ${sent} http://page.test`);
    });

    it.each([
        'https://',
        'foo+wss://api.test/',
        'shttp://api.test/',
        'httpx://api.test/',
        'wss://api.test/#',
        'data:,x'
    ])('%s is none', (url) => {
        expect(seen({}, { url, mode: 'websocket' }, [hop(101)])).toBe('invalid-url');
    });
});

describe('a redirect (Fetch § 4.4)', () => {
    it('is resolved against an address that has ws in it', () => {
        expect(seen({}, { url: 'https://news.test/a' }, [to('/b'), ok])).toContain('GET https://news.test/b');
    });

    // Firefox asks the policy about it before it finds that a WebSocket follows none.
    it.each([
        ['/b', 'csp-redirect'],
        ['https://other.test/', 'csp-redirect'],
        ['wss://other.test/', 'websocket-refused'],
        ['shttp://other.test/', 'websocket-refused']
    ])('of a WebSocket in Firefox to %s: %s', (location, expected) => {
        const page = { policies: ['connect-src wss://api.test'] };
        const request: FetchRequest = { url: 'wss://api.test/', mode: 'websocket' };
        expect(reason(page, request, [to(location)], 'firefox')).toBe(expected);
        expect(reason(page, request, [to(location)], 'chromium')).toBe('websocket-refused');
    });

    it.each([
        [to('/b'), 'redirect-mode-error'],
        [hop(302, ALLOWED), 'readable']
    ])('that must not be, in WebKit: %j', (answered, expected) => {
        expect(reason({}, { url: API, redirect: 'error' }, [answered], 'webkit')).toBe(expected);
    });

    it('with an empty Location leads nowhere in WebKit, and back in Firefox', () => {
        const page = { origin: 'https://api.test' };
        expect(reason(page, { url: API }, [to('')], 'webkit')).toBe('invalid-redirect');
        expect(reason(page, { url: API }, [to('')], 'firefox')).toBe('too-many-redirects');
    });
});

describe('what the browser answers itself (Fetch § 4.2)', () => {
    const blob = (...headers: HeaderList) => {
        const url = 'blob:https://page.test/1';
        const { outcome, status, reason: why, visibleHeaders } = predict(PAGE, { url, headers }, []);
        return why ?? [outcome, status, visibleHeaders];
    };

    it('a blob: URL has a length and a type, and a range its part', () => {
        expect(blob()).toEqual(['readable', 200, ['content-length', 'content-type']]);
        expect(['bytes=5-', 'bytes=-5', 'bytes=1-2'].map((range) => blob(['Range', range]))).toEqual(
            Array.from({ length: 3 }, () => ['readable', 206, ['content-length', 'content-range', 'content-type']])
        );
        expect(['bytes=-', 'xbytes=0-1', 'bytes=2-1', 'bytes=0-1x', ''].map((range) => blob(['Range', range]))).toEqual(
            Array.from({ length: 5 }, () => 'blob-range')
        );
    });
});

describe('who may frame a page (HTML § 7.4.6, CSP3 § 6.4.2)', () => {
    it.each([
        ['X-Frame-Options', 'deny, other', 'x-frame-options'],
        ['X-Frame-Options', 'other, sameorigin', 'x-frame-options'],
        ['X-Frame-Options', 'allowall, other', 'x-frame-options'],
        ['X-Frame-Options', 'other, another', 'readable'],
        ['Content-Security-Policy', "frame-ancestors *, frame-ancestors 'none'", 'frame-ancestors'],
        ['Content-Security-Policy', 'frame-ancestors *, frame-ancestors https://page.test', 'readable']
    ])('%s: %s: %s', (name, value, expected) => {
        const outcome = reason({}, { url: API, destination: 'iframe' }, [hop(200, [name, value])]);
        expect(outcome === 'opaque' ? 'readable' : outcome).toBe(expected);
    });
});
