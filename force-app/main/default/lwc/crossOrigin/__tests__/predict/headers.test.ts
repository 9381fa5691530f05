import {
    exposedHeaderNames,
    isForbiddenRequestHeader,
    isHeaderValue,
    isSafelistedRequestHeader,
    isToken,
    normalizeValue,
    tokens,
    unsafeRequestHeaderNames
} from '../../headers';
import type { HeaderList } from '../../types';

const UNSAFE_BYTES = [...'"():<>?@[\\]{}'].concat(['\x00', '\x01', '\x08', '\x0a', '\x1f', '\x7f']);

describe('a CORS-safelisted request header (Fetch § 2.2.2)', () => {
    it.each([
        ['Accept', 'application/json'],
        ['ACCEPT', '*/*'],
        ['accept', 'a\tb'],
        ['accept', ''],
        ['accept', 'x'.repeat(128)],
        ['accept-language', 'de-CH, de;q=0.9, *;q=.1'],
        ['content-language', 'en'],
        ['content-type', 'text/plain'],
        ['content-type', 'TEXT/PLAIN; charset=utf-8'],
        ['content-type', 'application/x-www-form-urlencoded'],
        ['content-type', 'multipart/form-data; boundary=x'],
        ['range', 'bytes=0-'],
        ['range', 'bytes=5-'],
        ['range', 'bytes=0-0'],
        ['range', 'bytes=5-10'],
        ['range', 'bytes=10-20']
    ])('needs no preflight: %s: %j', (name, value) => {
        expect(isSafelistedRequestHeader(name, value, 'spec')).toBe(true);
    });

    it.each([
        ['accept', 'x'.repeat(129)],
        ['accept-language', 'en_US'],
        ['accept-language', 'a/b'],
        ['accept-language', 'a"b'],
        ['content-language', 'a\tb'],
        ['content-type', ''],
        ['content-type', 'application/json'],
        ['content-type', 'text/plain, text/plain'],
        ['content-type', 'text/plainer'],
        ['content-type', 'text/plain\xa0'],
        ['content-type', 'text/html'],
        ['range', 'bytes=-5'],
        ['range', 'bytes=5-1'],
        ['range', 'bytes=0-1,3-4'],
        ['range', 'bytes = 0-1'],
        ['range', 'items=0-1'],
        ['x-api-version', '1'],
        ['authorization', 'Bearer t'],
        ['if-none-match', '"e"']
    ])('needs a preflight: %s: %j', (name, value) => {
        expect(isSafelistedRequestHeader(name, value, 'spec')).toBe(false);
    });

    it.each(UNSAFE_BYTES)('accept and content-type may not hold the unsafe byte %j', (byte) => {
        expect(isSafelistedRequestHeader('accept', `a${byte}`, 'spec')).toBe(false);
        expect(isSafelistedRequestHeader('content-type', `text/plain;${byte}`, 'spec')).toBe(false);
    });

    it('stops at 1024 bytes of safelisted values together', () => {
        const parts = (last: number): HeaderList => [
            ...Array.from({ length: 7 }, (): HeaderList[number] => ['accept', 'x'.repeat(128)]),
            ['accept-language', 'x'.repeat(last)]
        ];
        expect(unsafeRequestHeaderNames(parts(128), 'spec')).toEqual([]);
        expect(unsafeRequestHeaderNames([...parts(128), ['content-language', 'x']], 'spec')).toEqual([
            'accept',
            'accept-language',
            'content-language'
        ]);
    });

    it('lists the unsafe names in lower case, sorted, each once', () => {
        expect(
            unsafeRequestHeaderNames(
                [
                    ['X-B', '1'],
                    ['Accept', 'a'],
                    ['x-a', '1'],
                    ['x-b', '2']
                ],
                'spec'
            )
        ).toEqual(['x-a', 'x-b']);
    });
});

describe('a forbidden request header (Fetch § 2.2.2)', () => {
    it.each(
        'accept-charset accept-encoding access-control-request-headers access-control-request-method connection content-length cookie cookie2 date dnt expect host keep-alive origin referer set-cookie te trailer transfer-encoding upgrade via proxy-x sec-x Proxy-Authorization Sec-Fetch-Mode'.split(
            ' '
        )
    )('%s is dropped', (name) => {
        expect(isForbiddenRequestHeader(name, 'x', 'spec')).toBe(true);
    });

    it.each(['x-http-method', 'x-http-method-override', 'X-Method-Override'])(
        '%s is dropped for TRACE only',
        (name) => {
            expect(isForbiddenRequestHeader(name, 'TRACE', 'spec')).toBe(true);
            expect(isForbiddenRequestHeader(name, 'get, connect', 'spec')).toBe(true);
            expect(isForbiddenRequestHeader(name, 'track', 'spec')).toBe(true);
            expect(isForbiddenRequestHeader(name, 'PUT', 'spec')).toBe(false);
            expect(isForbiddenRequestHeader(name, 'tracer', 'spec')).toBe(false);
        }
    );

    it.each(['accept', 'authorization', 'user-agent', 'x-sec-', 'proxy', 'security', 'cookie3'])('%s stays', (name) => {
        expect(isForbiddenRequestHeader(name, 'x', 'spec')).toBe(false);
    });
});

describe('names and values', () => {
    it.each([..."!#$%&'*+-.^_`|~09AZaz"])('%s is a character of a token', (character) => {
        expect(isToken(character)).toBe(true);
    });

    it.each(['', ' ', ...'"(),/:;<=>?@[\\]{}', '\t', 'ä', '\x7f'])('%j is no token', (text) => {
        expect(isToken(text)).toBe(false);
    });

    it.each([
        ['plain', true],
        [' \tpadded\r\n', true],
        ['\xff', true],
        ['a\nb', false],
        ['a\rb', false],
        ['a\0b', false],
        ['\u0100', false]
    ])('%j may be a value: %s', (value, valid) => {
        expect(isHeaderValue(value)).toBe(valid);
    });

    it.each([
        [' \t\r\na b\n\r\t ', 'a b'],
        ['\xa0a\f', '\xa0a\f'],
        [' \t', '']
    ])('of %j the value is %j: no whitespace of HTTP around it', (value, normalized) => {
        expect(normalizeValue(value)).toBe(normalized);
    });

    it.each([
        [[], []],
        [[['Allow', ' GET,\t,PUT ']], ['GET', 'PUT']],
        [
            [
                ['Allow', 'GET'],
                ['allow', 'PUT']
            ],
            ['GET', 'PUT']
        ],
        [[['Allow', 'GET, P T']], undefined],
        [[['Allow', 'GET\f']], undefined]
    ] as [HeaderList, string[] | undefined][])('of %j the members are %j', (headers, members) => {
        expect(tokens(headers, 'allow')).toEqual(members);
    });
});

describe('a CORS filtered response (Fetch § 2.2.6)', () => {
    const SAFELISTED = 'cache-control content-language content-length content-type expires last-modified pragma'.split(
        ' '
    );

    it.each(SAFELISTED)('shows %s always', (name) => {
        expect(exposedHeaderNames([[name.toUpperCase(), 'x']], true)).toEqual([name]);
    });

    it.each([
        ['x-a', false, ['x-a']],
        ['X-A', true, ['x-a']],
        ['*', false, ['access-control-expose-headers', 'authorization', 'x-a', 'x-b']],
        ['*', true, []],
        ['*, x-b', true, ['x-b']],
        ['x-a,, x-b', false, ['x-a', 'x-b']],
        ['x-a "', false, []],
        ['bad name, x-a', false, []],
        ['set-cookie, set-cookie2', false, []],
        ['', false, []]
    ])('Access-Control-Expose-Headers: %s, with credentials %s, shows %j', (expose, credentialed, visible) => {
        const headers: HeaderList = [
            ['X-A', '1'],
            ['X-B', '1'],
            ['Authorization', 'x'],
            ['Set-Cookie', 'a=b'],
            ['Set-Cookie2', 'a=b'],
            ['Access-Control-Expose-Headers', expose]
        ];
        expect(exposedHeaderNames(headers, credentialed)).toEqual(visible);
    });
});
