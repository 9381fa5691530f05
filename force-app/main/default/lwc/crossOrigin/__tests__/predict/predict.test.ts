import { predict } from '../../predict';
import type { FetchRequest, HeaderList, Hop, PageContext, Profile, ServerResponse } from '../../types';

/** What the standards say of a call, step by step. Where browsers differ: profile.test.ts. */

const PAGE: PageContext = { origin: 'http://page.test', policies: [] };
const OWN = 'http://page.test/';
const API = 'http://api.test/';
const PROFILES: Profile[] = ['chromium', 'firefox', 'spec'];

const answer = (status: number, ...headers: HeaderList): ServerResponse => ({
    status,
    headers: [['Access-Control-Allow-Origin', '*'], ...headers]
});
const to = (location: string): ServerResponse => answer(302, ['Location', location]);
const allowingAll = answer(204, ['Access-Control-Allow-Methods', '*'], ['Access-Control-Allow-Headers', '*']);
const hopsOf = (...responses: ServerResponse[]): Hop[] =>
    responses.map((response) => ({ preflight: allowingAll, response }));
const OK = hopsOf(answer(200));

const reasonOf = (request: FetchRequest, hops = OK, profile: Profile = 'spec', page = PAGE): string | undefined =>
    predict(page, request, hops, profile).reason;
const methodsOf = (request: FetchRequest, hops = OK): string[] =>
    predict(PAGE, request, hops, 'spec').wire.map(({ method }) => method);

describe('the constructor (Fetch § 5.4)', () => {
    it.each([
        ['delete', 'DELETE'],
        ['get', 'GET'],
        ['head', 'HEAD'],
        ['options', 'OPTIONS'],
        ['post', 'POST'],
        ['Put', 'PUT'],
        ['patch', 'patch'],
        ['foo', 'foo']
    ])('normalizes the method %s to %s', (method, sent) => {
        expect(methodsOf({ url: OWN, method })).toEqual([sent]);
    });

    it.each([
        ['CONNECT', 'invalid-method'],
        ['trace', 'invalid-method'],
        ['Track', 'invalid-method'],
        ['', 'invalid-method'],
        ['po\u017ft', 'invalid-method'],
        ['TRACER', undefined],
        ['XTRACE', undefined]
    ])('of the method %j says %s', (method, reason) => {
        expect(reasonOf({ url: OWN, method })).toBe(reason);
    });

    it.each([
        ['GET', 'body-not-allowed'],
        ['HEAD', 'body-not-allowed'],
        ['POST', undefined],
        ['DELETE', undefined]
    ])('of a body with the method %s says %s', (method, reason) => {
        expect(reasonOf({ url: OWN, method, body: '' })).toBe(reason);
        expect(reasonOf({ url: OWN, method, body: '', initiator: 'xmlhttprequest' })).toBeUndefined();
    });

    it('has whitespace around a value go before it counts', () => {
        expect(methodsOf({ url: API, headers: [['Accept', `\t\r\n ${'x'.repeat(128)} \n\r\t`]] })).toEqual(['GET']);
    });

    it.each([
        [undefined, undefined],
        ['', 'accept,content-type']
    ])('gives the body %j a type, which counts among the 1024 safelisted bytes', (body, asked) => {
        const headers = Array.from({ length: 8 }, (): [string, string] => ['Accept', 'x'.repeat(128)]);
        const { wire } = predict(PAGE, { url: API, method: 'POST', headers, body }, OK, 'spec');
        expect(wire[0].requestHeaders).toBe(asked);
    });
});

describe('what is sent', () => {
    it.each([
        ['GET', OWN, {}],
        ['POST', OWN, { origin: 'http://page.test' }],
        ['GET', API, { origin: 'http://page.test' }]
    ])('of a %s to %s has just what a server receives', (method, url, origin) => {
        const [sent] = predict(PAGE, { url, method }, OK, 'spec').wire;
        expect(Object.entries(sent)).toEqual(Object.entries({ method, url, ...origin }));
    });
});

describe('a blob: (Fetch § 4.2)', () => {
    it.each([
        ['blob:http://page.test/1', undefined, 'content-length content-type'],
        ['blob:http://page.test/1', 'POST', 'blob-method'],
        ['blob:http://api.test/1', undefined, 'CorsDisabledScheme'],
        ['foo:bar', undefined, 'CorsDisabledScheme']
    ])('%s, method %s: %s', (url, method, seen) => {
        const { visibleHeaders, reason } = predict(PAGE, { url, method }, [], 'spec');
        expect(visibleHeaders?.join(' ') ?? reason).toBe(seen);
    });
});

describe('mixed content (Mixed Content § 4.4)', () => {
    const SECURE_PAGE: PageContext = { origin: 'https://page.test', policies: [], addressSpace: 'loopback' };
    it.each([
        ['http://localhost/', undefined],
        ['http://api.localhost:3000/', undefined],
        ['http://127.0.0.1/', undefined],
        ['http://127.10.20.30/', undefined],
        ['http://[::1]/', undefined],
        ['https://api.test/', undefined],
        ['http://api.test/', 'mixed-content'],
        ['http://localhost.test/', 'mixed-content'],
        ['http://xlocalhost/', 'mixed-content'],
        ['http://128.0.0.1/', 'mixed-content'],
        ['http://10.127.0.0/', 'mixed-content'],
        ['http://127.0.0.1.test/', 'mixed-content'],
        ['http://[::1:1]/', 'mixed-content']
    ])('of a secure page and %s: %s', (url, reason) => {
        expect(reasonOf({ url }, OK, 'spec', SECURE_PAGE)).toBe(reason);
    });
});

describe('a preflight (Fetch § 4.8)', () => {
    const LOCATION: HeaderList = [['Location', '/elsewhere']];
    it.each([
        [199, [], 'PreflightInvalidStatus'],
        [200, LOCATION, undefined],
        [299, [], undefined],
        [300, [], 'PreflightInvalidStatus'],
        [300, LOCATION, 'PreflightInvalidStatus'],
        [301, LOCATION, 'PreflightDisallowedRedirect'],
        [304, LOCATION, 'PreflightInvalidStatus'],
        [308, LOCATION, 'PreflightDisallowedRedirect'],
        [308, [], 'PreflightInvalidStatus'],
        [308, [['Location', '']], 'PreflightInvalidStatus'],
        [400, LOCATION, 'PreflightInvalidStatus']
    ] as [number, HeaderList, string | undefined][])('with status %i and %j: %s', (status, headers, reason) => {
        const preflight = { status, headers: [...allowingAll.headers, ...headers] };
        const hops = [{ preflight, response: answer(200) }];
        expect(reasonOf({ url: API, method: 'PUT' }, hops, 'chromium')).toBe(reason);
    });
});

describe('the Location of an answer (Fetch § 4.4)', () => {
    it.each(PROFILES)('that is no URL is refused: %s', (profile) => {
        expect(reasonOf({ url: API }, hopsOf(to('http://%%/')), profile)).toBe('invalid-redirect');
        const page = { ...PAGE, policies: [`connect-src ${API}`] };
        expect(reasonOf({ url: API }, hopsOf(to('http://%%/')), profile, page)).toBe('invalid-redirect');
    });

    it.each([200, 201, 300, 304, 404])('counts for nothing beside the status %i', (status) => {
        PROFILES.forEach((profile) => {
            const { outcome, wire } = predict(
                PAGE,
                { url: API },
                hopsOf(answer(status, ['Location', 'http://%%/'])),
                profile
            );
            expect([outcome, wire.length]).toEqual(['readable', 1]);
        });
    });

    it.each(['content-encoding', 'content-language', 'content-location', 'content-type'])(
        'takes %s away where a POST goes on as a GET',
        (name) => {
            const request: FetchRequest = { url: OWN, method: 'POST', headers: [[name, '"']] };
            expect(methodsOf(request, hopsOf(to(API), answer(200)))).toEqual(['POST', 'GET']);
        }
    );

    it.each(['content-type-x', 'x-content-type'])('does not take %s away', (name) => {
        const request: FetchRequest = { url: OWN, method: 'POST', headers: [[name, '"']] };
        expect(methodsOf(request, hopsOf(to(API), answer(200)))).toEqual(['POST', 'OPTIONS', 'GET']);
    });
});

describe('Access-Control-Allow-Origin (Fetch § 4.9)', () => {
    it.each([
        ['http://page.test', undefined],
        ['*\t', undefined],
        ['*\f', 'InvalidAllowOriginValue'],
        ['http://page.test/', 'AllowOriginMismatch'],
        ['HTTP://PAGE.TEST', 'AllowOriginMismatch'],
        ['null', 'AllowOriginMismatch'],
        ['foo:bar', 'AllowOriginMismatch'],
        ['page.test', 'InvalidAllowOriginValue'],
        ['1http://page.test', 'InvalidAllowOriginValue'],
        ['', 'InvalidAllowOriginValue'],
        ['http://page.test http://page.test', 'MultipleAllowOriginValues'],
        ['http://page.test,*', 'MultipleAllowOriginValues']
    ])('with the value %j: %s', (value, reason) => {
        const response = { status: 200, headers: [['Access-Control-Allow-Origin', value]] as HeaderList };
        expect(reasonOf({ url: API }, [{ response }])).toBe(reason);
    });
});

describe('an answer that the script may not read (Fetch § 2.2.6)', () => {
    it.each([
        [{ mode: 'no-cors' }, answer(200), 'opaque'],
        [{ redirect: 'manual' }, to('/'), 'opaque-redirect']
    ] as const)('to %j is of status 0', (init, response, outcome) => {
        const verdict = predict(PAGE, { url: API, ...init }, hopsOf(response), 'spec');
        expect(verdict).toEqual({ outcome, status: 0, wire: verdict.wire });
    });
});

describe('Cross-Origin-Resource-Policy (Fetch § 3.6)', () => {
    const HTTPS = 'https://page.test';
    it.each([
        ['http://page.test', API, 'same-origin', 'corp'],
        ['http://page.test', 'http://page.test:8080/', 'same-origin', 'corp'],
        ['http://page.test', OWN, 'same-origin', undefined],
        ['http://page.test', API, 'same-site', 'corp'],
        ['http://page.test', API, 'cross-origin', undefined],
        ['http://page.test', API, 'Same-Origin', undefined],
        ['http://page.test', 'http://page.test:8080/', 'same-site', undefined],
        ['http://page.test', 'http://a.b.page.test/', 'same-site', undefined],
        ['http://a.page.test', 'http://b.page.test./', 'same-site', 'corp'],
        ['http://a.test.', 'http://b.test./', 'same-site', 'corp'],
        ['http://intranet', 'http://intranet:8080/', 'same-site', undefined],
        ['http://page.test', 'https://page.test/', 'same-site', 'corp'],
        [HTTPS, 'https://sub.page.test/', 'same-site', undefined],
        [HTTPS, 'http://localhost/', 'same-site', 'corp'],
        ['https://localhost', 'http://localhost/', 'same-site', undefined],
        ['http://127.0.0.1', 'http://127.0.0.1:8080/', 'same-site', undefined],
        ['http://127.0.0.1', 'http://10.0.0.1/', 'same-site', 'corp'],
        ['null', OWN, 'same-site', 'corp'],
        ['null', OWN, 'same-origin', 'corp']
    ])('of a page %s and an answer of %s, %s: %s', (origin, url, policy, reason) => {
        const hops = hopsOf(answer(200, ['Cross-Origin-Resource-Policy', policy]));
        expect(
            reasonOf({ url, mode: 'no-cors' }, hops, 'spec', { origin, policies: [], addressSpace: 'loopback' })
        ).toBe(reason);
    });

    it.each([
        ['on the way', 'same-origin', 'cross-origin', 'corp'],
        ['at the end', 'cross-origin', 'same-origin', undefined]
    ])('counts %s of a redirect', (_where, first, last, reason) => {
        const hops = hopsOf(
            answer(302, ['Location', OWN], ['Cross-Origin-Resource-Policy', first]),
            answer(200, ['Cross-Origin-Resource-Policy', last])
        );
        expect(reasonOf({ url: API, mode: 'no-cors' }, hops)).toBe(reason);
    });

    it('is no matter of requests with CORS', () => {
        expect(reasonOf({ url: API }, hopsOf(answer(200, ['Cross-Origin-Resource-Policy', 'same-origin'])))).toBe(
            undefined
        );
    });
});
