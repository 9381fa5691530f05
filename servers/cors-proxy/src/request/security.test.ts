import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { fromPage, ORIGIN, request, SECRET, SESSION_KEY, sendRaw, startRig, type Rig } from '../test-help/rig.ts';

/** Ways in, each as the bytes on the wire. None may reach the upstream; each gets a status and a JSON error. */
type Attempt = [name: string, bytes: string | Buffer, status: number];

const TARGETS = [
    'http://evil.example/',
    'https://evil.example/',
    'HTTP://evil.example/',
    'http://localhost/open/x',
    'ftp://evil.example/',
    'file:///etc/passwd',
    'gopher://127.0.0.1/',
    'javascript:alert(1)',
    'data:,x',
    '//evil.example/',
    '///evil.example/',
    '//open/x',
    '/\\evil.example/',
    '\\\\evil.example',
    '/http://evil.example/',
    '/https://evil.example/',
    '/http:/evil.example',
    '/https%3A%2F%2Fevil.example',
    '/%2F%2Fevil.example',
    '/?url=http://evil.example/',
    '/open@evil.example/',
    '/open:80/x',
    '/open.evil.example/x',
    '/OPEN/x',
    '/open%00/x',
    '/%6fpen/x',
    '/unknown/x',
    '/',
    '*',
    'open/x',
    '/-open/x',
    '/_open/x',
    '/constructor/x',
    '/__proto__/x',
    '/toString/x',
    '/hasOwnProperty',
    '/proxied',
    '/proxied/x',
    '/session/x',
    '/metrics/',
    '/healthz/x',
    '/metrics?x',
    '/session;x',
    '/Session',
    '/open.',
    '/open%20/x',
    '/open%2fx',
    '/open;x/y',
    '/open#/x',
    '/./open/x',
    '/../open/x',
    '/%2e/open/x',
    '/open\\x',
    '/*',
    '/valueOf/x',
    '/keyed%00/x',
    'http:/open/x',
    'http://[::1]/open/x'
];
const ADDRESSES = [
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0x7f.1',
    '017700000001',
    '0177.0.0.1',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '0',
    '0.0.0.0',
    '10.0.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '[fe80::1]',
    '[fd00::1]',
    '[64:ff9b::7f00:1]',
    'localhost',
    'localhost.',
    'metadata.google.internal',
    '127.0.0.1.nip.io',
    '①②⑦.0.0.1'
];
const PATHS = [
    '..',
    '.',
    '../',
    './',
    'a/../b',
    'a/./b',
    'a/..',
    'a/.',
    '../../etc/passwd',
    '%2e',
    '%2e%2e',
    '%2E%2E',
    '.%2e',
    '%2e.',
    '%2e%2e/',
    '%2e%2e%2f',
    '..%2f',
    '..%2F..%2F',
    '..%5c',
    '..\\',
    'a\\..\\b',
    '%252e%252e',
    '%252e%252e%252f',
    '%25252e%25252e',
    '%252f',
    '%255c',
    'a%2fb',
    'a%2Fb',
    'a%5cb',
    'a%5Cb',
    '%00',
    'a%00b',
    '%0d%0aX-Injected:1',
    '%0a',
    '%0d',
    '%250d%250a',
    '%7f',
    '..;',
    '..;/',
    '.;x',
    '..;a=b/x',
    '%2e%2e;',
    'a//b',
    '//',
    '/a',
    '%c0%ae%c0%ae',
    '%c0%af',
    '%e0%80%ae',
    '%f0%80%80%af',
    '%ff',
    '%',
    '%2',
    '%zz',
    '%u002e',
    'a%',
    'a b',
    'a"b',
    'a<b',
    'a>b',
    'a`b',
    'a{b}',
    'a^b',
    'a|b',
    'a#b',
    '..%20/x',
    '%20../x',
    '%20..%20',
    '...',
    '....//x',
    '%ef%bc%8e%ef%bc%8e%ef%bc%8f',
    '%ef%bc%8e%ef%bc%8e',
    'a%ef%bc%8fb',
    'a%ef%bc%bcb',
    'a::$DATA',
    'a%3a%3a%24DATA',
    'x%3fadmin=1',
    'x%253fadmin=1',
    'x%23y',
    'x%2523y',
    '%2e%2e%5c',
    '..%255c',
    '%%32e',
    '%2%65',
    '.%09.',
    '%09..',
    '..%0b/',
    '..%c2%a0/x',
    '%e2%80%a5',
    'a%1fb',
    'a%80b',
    'a%ed%a0%80b',
    '%fe%fe',
    '.;/x',
    '..;jsessionid=1',
    '[a]'
];
const ORIGINS = [
    'null',
    'NULL',
    '',
    '*',
    'https://evil.example',
    'http://page.example',
    'https://page.example.',
    'https://page.example/',
    'https://page.example:443',
    'https://page.example:8443',
    'https://Page.example',
    'HTTPS://page.example',
    'https://page.example.evil.example',
    'https://evilpage.example',
    'https://evil-page.example',
    'https://sub.page.example',
    'https://page.exampl',
    'https://page.examplee',
    'https://user@page.example',
    'https://page.example@evil.example',
    'https://page.example#',
    'https://page.example?',
    'https://page.example https://evil.example',
    'https://page.example,https://evil.example',
    'page.example',
    '//page.example',
    'https://pаge.example',
    'https://page%2eexample',
    'file://',
    'chrome-extension://abc',
    'https://page.example\t.evil',
    'https://page.example https://page.example',
    'https://page.example;',
    'https://page.example%00',
    'https://page.example\\@evil.example',
    'https://page.example:0443',
    'https://page.example:',
    'https:page.example',
    'https:///page.example',
    'wss://page.example',
    'https://page-example',
    'https://page.example.com',
    'https://www.page.example',
    'https://page.example[]',
    'https://[page.example]',
    'moz-extension://page.example',
    'https://xn--page-example',
    'undefined',
    'true'
];
const METHODS = [
    'PUT',
    'PATCH',
    'DELETE',
    'TRACE',
    'PROPFIND',
    'MKCOL',
    'SEARCH',
    'PURGE',
    'LINK',
    'FOO',
    'get',
    'G ET',
    'TRACK',
    'CONNECT',
    'LOCK',
    'COPY',
    'MOVE',
    'REPORT',
    'BIND',
    'NOTIFY',
    'M-SEARCH',
    'GETX',
    'Get'
];

const part = (json: object): string => Buffer.from(JSON.stringify(json)).toString('base64url');
const now = Math.floor(Date.now() / 1_000);
const CLAIMS = { iss: 'cors-proxy', sub: 'user', aud: 'keyed', jti: 'one', iat: now, exp: now + 300 };
function token(
    claims: object,
    header: object = { alg: 'HS256', typ: 'JWT' },
    secret = SECRET,
    hash = 'sha256'
): string {
    const signed = `${part(header)}.${part(claims)}`;
    return `${signed}.${createHmac(hash, secret).update(signed).digest('base64url')}`;
}
const GOOD = token(CLAIMS);
const TOKENS: [string, string][] = [
    ['none', ''],
    ['an empty one', 'Bearer '],
    ['no JWT', 'Bearer x'],
    ['the wrong scheme', `Basic ${GOOD}`],
    ['another name before it', `Token ${GOOD}`],
    ['two parts', `Bearer ${GOOD.split('.').slice(0, 2).join('.')}`],
    ['no signature', `Bearer ${GOOD.split('.').slice(0, 2).join('.')}.`],
    ['another signature', `Bearer ${GOOD.split('.').slice(0, 2).join('.')}.${'A'.repeat(43)}`],
    [
        'a payload changed after signing',
        `Bearer ${GOOD.split('.')[0]}.${part({ ...CLAIMS, sub: 'admin' })}.${GOOD.split('.')[2]}`
    ],
    [
        'a header changed after signing',
        `Bearer ${part({ alg: 'HS256', typ: 'JWT', kid: '1' })}.${GOOD.split('.').slice(1).join('.')}`
    ],
    ['alg none, unsigned', `Bearer ${part({ alg: 'none', typ: 'JWT' })}.${part(CLAIMS)}.`],
    ['alg none, signed', `Bearer ${token(CLAIMS, { alg: 'none', typ: 'JWT' })}`],
    ['alg None', `Bearer ${token(CLAIMS, { alg: 'None', typ: 'JWT' })}`],
    ['alg HS512', `Bearer ${token(CLAIMS, { alg: 'HS512', typ: 'JWT' }, SECRET, 'sha512')}`],
    ['alg RS256', `Bearer ${token(CLAIMS, { alg: 'RS256', typ: 'JWT' })}`],
    ['no alg', `Bearer ${token(CLAIMS, { typ: 'JWT' })}`],
    ['another type', `Bearer ${token(CLAIMS, { alg: 'HS256', typ: 'at+jwt' })}`],
    ['a critical extension', `Bearer ${token(CLAIMS, { alg: 'HS256', typ: 'JWT', crit: ['x'], x: 1 })}`],
    ['another secret', `Bearer ${token(CLAIMS, undefined, 'another-secret-of-thirty-two-characters')}`],
    ['an empty secret', `Bearer ${token(CLAIMS, undefined, '')}`],
    ['expired', `Bearer ${token({ ...CLAIMS, iat: now - 400, exp: now - 100 })}`],
    ['just expired', `Bearer ${token({ ...CLAIMS, iat: now - 200, exp: now - 1 })}`],
    ['too old, whatever it says', `Bearer ${token({ ...CLAIMS, iat: now - 400, exp: now + 9_999 })}`],
    ['from the future', `Bearer ${token({ ...CLAIMS, iat: now + 900, exp: now + 1_200 })}`],
    ['not yet valid', `Bearer ${token({ ...CLAIMS, nbf: now + 600 })}`],
    ['without an end', `Bearer ${token({ ...CLAIMS, exp: undefined })}`],
    ['with an end that is text', `Bearer ${token({ ...CLAIMS, exp: 'never' })}`],
    ['without a beginning', `Bearer ${token({ ...CLAIMS, iat: undefined })}`],
    ['for another upstream', `Bearer ${token({ ...CLAIMS, aud: 'other' })}`],
    ['for several upstreams', `Bearer ${token({ ...CLAIMS, aud: ['keyed', 'other'] })}`],
    ['for any upstream', `Bearer ${token({ ...CLAIMS, aud: '*' })}`],
    ['for no upstream', `Bearer ${token({ ...CLAIMS, aud: undefined })}`],
    ['of another issuer', `Bearer ${token({ ...CLAIMS, iss: 'someone' })}`],
    ['without an issuer', `Bearer ${token({ ...CLAIMS, iss: undefined })}`],
    ['without a user', `Bearer ${token({ ...CLAIMS, sub: undefined })}`],
    ['without an id', `Bearer ${token({ ...CLAIMS, jti: undefined })}`],
    ['the key of the session', `Bearer ${SESSION_KEY}`],
    ['the secret itself', `Bearer ${SECRET}`],
    ['a user without a name', `Bearer ${token({ ...CLAIMS, sub: '' })}`],
    ['a beginning too far ahead', `Bearer ${token({ ...CLAIMS, iat: now + 60 })}`],
    ['text after it', `Bearer ${GOOD} x`],
    ['two of them', `Bearer ${GOOD}, Bearer ${GOOD}`]
];

const MALFORMED: Attempt[] = [
    ['no Host', `GET /open/x HTTP/1.1\r\nOrigin: ${ORIGIN}\r\n\r\n`, 400],
    ['an empty Host', `GET /open/x HTTP/1.1\r\nHost:\r\nOrigin: ${ORIGIN}\r\n\r\n`, 400],
    ...['a b', 'p/x', 'me@p', 'p:80:80', 'p:x', 'p?q', 'p#f', '[::1', '::1', 'p\\q', '"p"'].map((host): Attempt => [
        `the Host ${host}`,
        `GET /open/x HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${ORIGIN}\r\n\r\n`,
        400
    ]),
    ['two Hosts', fromPage('/open/x', ['Host: evil.example']), 400],
    ['two Origins', fromPage('/open/x', ['Origin: https://evil.example']), 400],
    ['two Authorizations', fromPage('/keyed/x', [`Authorization: Bearer ${GOOD}`, 'Authorization: Bearer x']), 400],
    [
        'two Content-Types',
        fromPage('/open/x', ['Content-Type: a/b', 'Content-Type: c/d', 'Content-Length: 1'], 'POST', 'x'),
        400
    ],
    ['two lengths', fromPage('/open/x', ['Content-Length: 1', 'Content-Length: 2'], 'POST', 'xx'), 400],
    ['the same length twice', fromPage('/open/x', ['Content-Length: 1', 'Content-Length: 1'], 'POST', 'x'), 400],
    [
        'length and chunked',
        fromPage('/open/x', ['Content-Length: 1', 'Transfer-Encoding: chunked'], 'POST', '0\r\n\r\n'),
        400
    ],
    [
        'chunked and length',
        fromPage('/open/x', ['Transfer-Encoding: chunked', 'Content-Length: 1'], 'POST', '0\r\n\r\n'),
        400
    ],
    ['chunked not last', fromPage('/open/x', ['Transfer-Encoding: chunked, gzip'], 'POST', '0\r\n\r\n'), 400],
    ['gzip, chunked', fromPage('/open/x', ['Transfer-Encoding: gzip, chunked'], 'POST', '0\r\n\r\n'), 400],
    ['xchunked', fromPage('/open/x', ['Transfer-Encoding: xchunked'], 'POST', '0\r\n\r\n'), 400],
    [
        'chunked twice',
        fromPage('/open/x', ['Transfer-Encoding: chunked', 'Transfer-Encoding: chunked'], 'POST', '0\r\n\r\n'),
        400
    ],
    ['a space before the colon', fromPage('/open/x', ['Transfer-Encoding : chunked'], 'POST', '0\r\n\r\n'), 400],
    ['a length of +1', fromPage('/open/x', ['Content-Length: +1'], 'POST', 'x'), 400],
    ['a length of -1', fromPage('/open/x', ['Content-Length: -1'], 'POST', 'x'), 400],
    ['a length of 0x1', fromPage('/open/x', ['Content-Length: 0x1'], 'POST', 'x'), 400],
    ['a length of 1,1', fromPage('/open/x', ['Content-Length: 1,1'], 'POST', 'x'), 400],
    ['a length of 1e1', fromPage('/open/x', ['Content-Length: 1e1'], 'POST', 'x'), 400],
    ['an endless length', fromPage('/open/x', [`Content-Length: ${'9'.repeat(40)}`], 'POST', 'x'), 400],
    ['a folded header', fromPage('/open/x', ['X-A: 1\r\n folded'], 'GET').replace('\r\n folded', '\n folded'), 400],
    ['a bare CR in a header', fromPage('/open/x', ['X-A: 1\rX-B: 2']), 400],
    ['a NUL in a header', fromPage('/open/x', ['X-A: \0']), 400],
    ['a NUL in a name', fromPage('/open/x', ['X\0A: 1']), 400],
    ['a header without a name', fromPage('/open/x', [': 1']), 400],
    ['a header without a colon', fromPage('/open/x', ['nonsense']), 400],
    ['a body on GET', fromPage('/open/x', ['Content-Length: 1'], 'GET', 'x'), 400],
    ['a chunked body on GET', fromPage('/open/x', ['Transfer-Encoding: chunked'], 'GET', '0\r\n\r\n'), 400],
    ['an upgrade', fromPage('/open/x', ['Connection: Upgrade', 'Upgrade: websocket']), 400],
    [
        'h2c',
        fromPage('/open/x', ['Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABk']),
        400
    ],
    ['the HTTP/2 preface', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
    [
        'HTTP/1.0 with a coding that it does not have',
        fromPage('/open/x', ['Transfer-Encoding: chunked'], 'POST', '0\r\n\r\n').replace('HTTP/1.1', 'HTTP/1.0'),
        400
    ],
    ['HTTP/0.9', 'GET /open/x\r\n\r\n', 505],
    ['HTTP/9.9', fromPage('/open/x').replace('HTTP/1.1', 'HTTP/9.9'), 400],
    ['a TLS hello', Buffer.from('16030100c8010000c40303', 'hex'), 400],
    ['random bytes', Buffer.from('00ff10804142', 'hex'), 400],
    ['a tunnel', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n', 405],
    ['a tunnel to itself', 'CONNECT 127.0.0.1:80 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n', 405],
    ['an odd expectation', fromPage('/open/x', ['Expect: 200-ok', 'Content-Length: 1'], 'POST', 'x'), 417],
    ['headers too large', fromPage('/open/x', [`X-A: ${'a'.repeat(20_000)}`]), 431],
    [
        'too many headers',
        fromPage(
            '/open/x',
            Array.from({ length: 3_000 }, (_one, index) => `X-${index}: a`)
        ),
        431
    ],
    ['a target too long', fromPage(`/open/${'a'.repeat(5_000)}`), 414],
    ['an announced body too large', fromPage('/open/x', ['Content-Length: 99999999'], 'POST', 'x'), 413],
    ['headers that do not end', `GET /open/x HTTP/1.1\r\nHost: p\r\nX-A:`, 408],
    ['a method alone', 'GET', 408],
    [
        'two Authorizations around two thousand headers',
        fromPage('/keyed/x', [
            `Authorization: Bearer ${GOOD}`,
            ...Array.from({ length: 2_005 }, () => 'a:b'),
            'Authorization: x'
        ]),
        431
    ],
    [
        'a hundred headers and one',
        fromPage(
            '/open/x',
            Array.from({ length: 99 }, () => 'a:b')
        ),
        431
    ],
    ['an empty coding', fromPage('/open/x', ['Transfer-Encoding:'], 'POST'), 400],
    ['identity', fromPage('/open/x', ['Transfer-Encoding: identity'], 'POST', '0\r\n\r\n'), 400],
    ['a chunk size that is none', fromPage('/open/x', ['Transfer-Encoding: chunked'], 'POST', 'xx\r\n\r\n'), 400],
    ['a negative chunk', fromPage('/open/x', ['Transfer-Encoding: chunked'], 'POST', '-1\r\n\r\n'), 400],
    ['two Hosts with one name', fromPage('/open/x', ['Host: proxy.example']), 400]
];

const KEYS: Attempt[] = [
    ['no key', request('/session', ['Content-Length: 0'], 'POST'), 401],
    ['a wrong key', request('/session', ['Authorization: Bearer x', 'Content-Length: 0'], 'POST'), 401],
    [
        'a key cut short',
        request(
            '/session',
            ['Authorization: Bearer the-key-of-the-org-of-thirty-two-character', 'Content-Length: 0'],
            'POST'
        ),
        401
    ],
    [
        'the right key, from a page',
        fromPage('/session', [`Authorization: Bearer ${SESSION_KEY}`, 'Content-Length: 0'], 'POST'),
        404
    ],
    [
        'the right key, no body',
        request('/session', [`Authorization: Bearer ${SESSION_KEY}`, 'Content-Length: 0'], 'POST'),
        400
    ],
    ['the metrics without a key', request('/metrics'), 401],
    ['the metrics with the other key', request('/metrics', [`Authorization: Bearer ${SESSION_KEY}`]), 401],
    ['a session by GET', request('/session', [`Authorization: Bearer ${SESSION_KEY}`]), 404]
];

const targetStatus = [400, 403, 404, 414];

describe('a way in', () => {
    let rig: Rig;
    let tried = 0;

    before(async () => {
        rig = await startRig();
    });

    after(async () => {
        await rig.close();
        assert.ok(tried >= 400, `only ${tried} ways in were tried`);
    });

    async function refused(bytes: string | Buffer, statuses: number[]): Promise<void> {
        tried += 1;
        const answer = await sendRaw(rig.proxy.port, bytes);
        assert.ok(
            statuses.includes(answer.status),
            `${answer.status} instead of ${statuses.join(' or ')}: ${answer.body}`
        );
        assert.ok(answer.code, `no JSON error: ${answer.headers}`);
        assert.equal(rig.upstream.received.length, 0, 'the upstream was reached');
    }

    const each = (
        kind: string,
        texts: string[],
        bytesOf: (text: string) => string | Buffer,
        statuses: number[]
    ): void => {
        describe(kind, () => {
            for (const text of texts) {
                it(JSON.stringify(text), () => refused(bytesOf(text), statuses));
            }
        });
    };
    const table = (kind: string, attempts: Attempt[]): void => {
        describe(kind, () => {
            for (const [name, bytes, status] of attempts) {
                it(name, () => refused(bytes, [status]));
            }
        });
    };

    each('by a target that is no upstream', TARGETS, (target) => fromPage(target), targetStatus);
    each('by an address as the target', ADDRESSES, (host) => fromPage(`http://${host}/open/x`), targetStatus);
    each('by an address as the upstream', ADDRESSES, (host) => fromPage(`/${host}/x`), targetStatus);
    each('by a path that can be read in two ways', PATHS, (path) => Buffer.from(fromPage(`/open/${path}`)), [400]);
    each(
        'by an origin that is not on the list',
        ORIGINS,
        (origin) => Buffer.from(request('/open/x', [`Origin: ${origin}`])),
        [403]
    );
    each('by a method that is not allowed', METHODS, (method) => fromPage('/open/x', [], method), [400, 405]);
    each(
        'by a preflight of another origin',
        ORIGINS,
        (origin) =>
            Buffer.from(request('/open/x', [`Origin: ${origin}`, 'Access-Control-Request-Method: GET'], 'OPTIONS')),
        [403]
    );
    table(
        'by a token that is not good',
        TOKENS.map(([name, value]) => [name, fromPage('/keyed/x', value ? [`Authorization: ${value}`] : []), 401])
    );
    table('by a request that is not well-formed', MALFORMED);
    table('by a key that is not right', KEYS);

    it('was tried while the proxy stayed alive, and the good request still passes', async () => {
        const answer = await sendRaw(rig.proxy.port, fromPage('/keyed/x', [`Authorization: Bearer ${GOOD}`]));
        assert.equal(answer.status, 200);
        assert.equal(rig.upstream.received.pop()?.headers['x-api-key'], 'the-key-of-the-upstream');
    });

    it('leaves no secret in the log', () => {
        const text = rig.log.join('\n');
        for (const secret of [SECRET, GOOD, SESSION_KEY, 'the-key-of-the-upstream', 'evil.example']) {
            assert.ok(!text.includes(secret), secret);
        }
    });
});
