import type { FetchRequest, HeaderList, Hop, PageContext, Profile } from '../../types';
import { ALLOWED, API, hop, ok, reason, seen } from './predicted';

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
    it('lets Chromium hold audio, video and text tracks against the policy before it, too, and a track against its mode after it', () => {
        const track: FetchRequest = { url: 'http://page.test/c', destination: 'track' };
        const only = (source: string): Partial<PageContext> => ({ policies: [...policies, `media-src ${source}`] });
        const through = 'readable, GET https://page.test/c';
        expect(seen(only("'self'"), track)).toBe('csp');
        expect(seen(only("'self'"), { ...track, mode: 'cors' })).toBe('csp');
        expect(seen(only('http://page.test'), track)).toBe(through);
        expect(seen(only("'self'"), track, [ok], 'spec')).toBe(through);
        expect(seen(only("'self'"), { ...track, destination: 'video' })).toBe('csp');
        expect(seen(only("'self'"), { ...track, destination: 'video' }, [ok], 'spec')).toBe(through);
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
    it('brings back in Firefox, and not in Chromium, the headers that a redirect has taken off', () => {
        const json: FetchRequest = {
            url: 'http://api.test/',
            method: 'POST',
            headers: [['Content-Type', 'application/json']]
        };
        const allowed: HeaderList[number] = ['Access-Control-Allow-Headers', 'content-type'];
        const hops: Hop[] = [
            {
                preflight: { status: 204, headers: [ALLOWED, allowed] },
                response: { status: 303, headers: [ALLOWED, ['Location', 'http://api.test/b']] }
            },
            { preflight: { status: 204, headers: [ALLOWED, allowed] }, response: { status: 200, headers: [ALLOWED] } }
        ];
        const preflights = (profile: Profile): number =>
            seen({ policies }, json, hops, profile)
                .split(', ')
                .filter((sent) => sent.startsWith('OPTIONS')).length;
        expect((['chromium', 'firefox'] as const).map(preflights)).toEqual([1, 2]);
    });
    it('leaves Authorization on where a redirect is upgraded to the same origin', () => {
        const token: FetchRequest = { url: 'http://api.test/', headers: [['Authorization', 'Bearer t']] };
        const preflight = { status: 204, headers: [ALLOWED, ['Access-Control-Allow-Headers', 'authorization']] };
        const hops = [
            { preflight, response: { status: 302, headers: [ALLOWED, ['Location', 'http://api.test/b']] } },
            { preflight, response: { status: 200, headers: [ALLOWED] } }
        ] as Hop[];
        const preflights = (profile: Profile): number =>
            seen({ policies }, token, hops, profile)
                .split(', ')
                .filter((sent) => sent.startsWith('OPTIONS')).length;
        expect(preflights('chromium')).toBe(2);
    });
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
    const REQUESTS = {
        fetch: {},
        beacon: { initiator: 'beacon', mode: 'no-cors' },
        XMLHttpRequest: { initiator: 'xmlhttprequest' },
        EventSource: { initiator: 'event-source' },
        image: { destination: 'image' },
        script: { destination: 'script' },
        audio: { destination: 'audio' },
        frame: { destination: 'iframe' }
    } as const;
    it.each([
        ['chromium', 'fetch beacon audio'],
        ['firefox', 'fetch beacon XMLHttpRequest EventSource image script audio frame'],
        ['webkit', 'EventSource audio'],
        ['spec', '']
    ] as const)('comes, in %s, after the policy is asked about: %s', (profile, expected) => {
        const page = { policies: [...policies, 'default-src https://api.test'] };
        const held = Object.entries(REQUESTS).filter(
            ([, way]) => reason(page, { ...way, url: 'http://api.test/' }, [ok], profile) === 'csp'
        );
        expect(held.map(([name]) => name).join(' ')).toBe(expected);
    });
    it.each([
        // A policy that upgrades knows of it, a port stays the one that was given, and another policy does not know.
        ["upgrade-insecure-requests; connect-src 'self' https://api.test", 'readable', 'readable'],
        ['upgrade-insecure-requests; connect-src https:', 'readable', 'readable'],
        ['upgrade-insecure-requests; connect-src https://api.test:443', 'csp', 'csp'],
        ['upgrade-insecure-requests; connect-src https://api.test:80', 'readable', 'csp'],
        ['connect-src https:', 'csp', 'csp'],
        ["connect-src 'self'", 'csp', 'csp']
    ])('is foreseen in Firefox by %s: the API is %s, the own server %s', (policy, api, own) => {
        const page = { policies: [...policies, policy] };
        expect(reason(page, { url: 'http://api.test/' }, [ok], 'firefox')).toBe(api);
        expect(reason(page, { url: 'http://page.test/' }, [ok], 'firefox')).toBe(own);
    });
    it('comes in Firefox after the policy, and then the mode is asked about', () => {
        const insecure = { origin: 'http://page.test', policies: [...policies, "connect-src 'none'"] };
        const request: FetchRequest = { url: 'http://page.test/', mode: 'same-origin' };
        expect(seen(insecure, request, [ok], 'firefox')).toBe('csp');
        expect(seen({ ...insecure, policies }, request, [ok], 'firefox')).toBe('DisallowedByMode');
        expect(seen(insecure, { ...request, url: 'http://api.test/' }, [ok], 'firefox')).toBe('DisallowedByMode');
    });
    it('is not for what outlives its page, in Firefox', () => {
        const kept: FetchRequest = { url: 'http://api.test/', keepalive: true };
        expect(seen({ policies }, kept, [ok], 'firefox')).toBe('mixed-content');
        expect(seen({ origin: 'http://page.test', policies }, kept, [ok], 'firefox')).toBe(
            'readable, GET http://api.test/ http://page.test'
        );
        expect(seen({ policies }, kept, [ok])).toBe('readable, GET https://api.test/ https://page.test');
    });
    const IMAGE: Partial<FetchRequest> = { destination: 'image', mode: 'cors' };
    it.each([
        // What is asked for by a script is of another origin only once it is upgraded, an element and an EventSource before.
        [
            'http://page.test',
            {},
            'readable, GET https://page.test/a http://page.test, GET https://page.test/b http://page.test'
        ],
        ['http://page.test', IMAGE, 'WildcardOriginNotAllowed, GET https://page.test/a http://page.test'],
        [
            'http://page.test',
            { initiator: 'event-source' },
            'WildcardOriginNotAllowed, GET https://page.test/a http://page.test'
        ],
        ['https://page.test', {}, 'readable, GET https://page.test/a, GET https://page.test/b'],
        [
            'https://page.test',
            { initiator: 'event-source' },
            'readable, GET https://page.test/a https://page.test, GET https://page.test/b'
        ],
        ['https://page.test', IMAGE, 'readable, GET https://page.test/a https://page.test, GET https://page.test/b']
    ] as [string, Partial<FetchRequest>, string][])(
        'comes in WebKit before or after an origin is looked at: %s %j',
        (origin, way, expected) => {
            const hops = [hop(302, ALLOWED, ['Location', 'http://page.test/b']), ok];
            const request = { ...way, url: 'http://page.test/a' };
            expect(seen({ origin, policies }, request, hops, 'webkit')).toBe(expected);
        }
    );
});
