import { predict } from '../../predict';
import type { FetchRequest, HeaderList, Profile } from '../../types';
import { ALLOWED, API, hop, ok, PAGE, reason, seen } from './predicted';

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
