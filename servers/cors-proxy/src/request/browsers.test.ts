import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { after, before, describe, it } from 'node:test';
import { fromPage, openSession, request, sendRaw, startRig, type Rig } from '../test-help/rig.ts';

/* What a browser makes of the answers: its cache, its scripts, its queries. */

const header = (headers: string, name: string): string | undefined =>
    new RegExp(`^${name}: (.*?)\\r?$`, 'im').exec(headers)?.[1];

/** One upstream that answers as its query says: JSON of { status, headers, body }. */
const asAsked: http.RequestListener = (asked, response) => {
    const {
        status = 200,
        headers = {},
        body = ''
    } = JSON.parse(decodeURIComponent(asked.url?.split('?')[1] ?? '') || '{}') as {
        status?: number;
        headers?: Record<string, string>;
        body?: string;
    };
    response.writeHead(status, headers).end(body);
};
const asking = (answer: object, path = '/open/x'): string => `${path}?${encodeURIComponent(JSON.stringify(answer))}`;

describe('an answer', { timeout: 30_000 }, () => {
    let rig: Rig;
    let token: string;
    before(async () => {
        rig = await startRig({}, asAsked);
        token = `Authorization: Bearer ${await openSession(rig, 'other')}`;
    });
    after(() => rig.close());

    for (const [given, wanted] of [
        [undefined, 'Origin'],
        ['Accept', 'Origin, Accept'],
        ['Accept, ORIGIN, Accept-Language', 'Origin, Accept, Accept-Language'],
        ['*', '*']
    ] as const) {
        it(`that varies by ${given} varies by ${wanted}`, async () => {
            const { headers } = await sendRaw(
                rig.proxy.port,
                fromPage(asking({ headers: given ? { vary: given } : {} }))
            );
            assert.equal(header(headers, 'vary'), wanted);
        });
    }

    it('keeps its age', async () => {
        const { headers } = await sendRaw(rig.proxy.port, fromPage(asking({ headers: { age: '590' } })));
        assert.equal(header(headers, 'age'), '590');
    });

    for (const [given, wanted] of [
        ['public, max-age=600', 'private, max-age=600'],
        ['s-maxage=9, must-revalidate', 'private, must-revalidate'],
        ['public="x", private="Set-Cookie", max-age=1', 'private, max-age=1'],
        ['no-store', 'no-store'],
        ['', 'private']
    ]) {
        it(`that says "${given}" to a token is ${wanted}`, async () => {
            const answer = { headers: { 'cache-control': given } };
            const { headers } = await sendRaw(rig.proxy.port, fromPage(asking(answer, '/other/x'), [token]));
            assert.equal(header(headers, 'cache-control'), wanted);
        });
    }

    for (const [status, location, wanted] of [
        [201, 'https://api.other.example/orders/7', undefined],
        [200, 'https://api.other.example/', undefined],
        [201, '/v1/orders/7', '/open/orders/7'],
        [304, 'https://api.other.example/', undefined],
        [302, '/v1/next?a=1#part', '/open/next?a=1#part']
    ] as const) {
        it(`of status ${status} with the Location ${location} arrives`, async () => {
            const answer = await sendRaw(
                rig.proxy.port,
                fromPage(asking({ status, headers: { location } }), ['Connection: close'])
            );
            assert.deepEqual([answer.status, header(answer.headers, 'location')], [status, wanted]);
        });
    }

    for (const status of [299, 418, 599, 600, 999]) {
        it(`of status ${status} arrives as it is`, async () => {
            const answer = await sendRaw(
                rig.proxy.port,
                fromPage(asking({ status, headers: { 'content-length': '4' }, body: 'body' }))
            );
            assert.deepEqual([answer.status, answer.body], [status, 'body']);
            assert.equal(header(answer.headers, 'content-type'), undefined);
        });
    }

    for (const [method, status] of [
        ['HEAD', 200],
        ['GET', 304]
    ] as const) {
        it(`to ${method} of status ${status} may have the length of any body`, async () => {
            const asked = asking({ status, headers: { 'content-length': '50000000' } });
            const answer = await sendRaw(rig.proxy.port, fromPage(asked, ['Connection: close'], method));
            assert.deepEqual([answer.status, header(answer.headers, 'content-length')], [status, '50000000']);
        });
    }

    it('loses what its Connection header names', async () => {
        const headers = { connection: 'close, ETag', etag: '"a"' };
        const answer = await sendRaw(rig.proxy.port, fromPage(asking({ headers })));
        assert.deepEqual([answer.status, header(answer.headers, 'etag')], [200, undefined]);
    });
});

describe('a request', { timeout: 30_000 }, () => {
    let rig: Rig;
    before(async () => (rig = await startRig()));
    after(() => rig.close());

    for (const query of [
        'filter={%22a%22:1}',
        'query={me{name}}',
        't=`a`&b=^&c=a\\b',
        'q=100%',
        'a[0]=1|2',
        "name='x'",
        '?a=/..//b?'
    ]) {
        it(`has the query ${query}, as a browser writes it`, async () => {
            const { status } = await sendRaw(rig.proxy.port, fromPage(`/open/x?${query}`));
            assert.deepEqual([status, rig.upstream.received.at(-1)?.url], [200, `/v1/x?${query}`]);
        });
    }

    it('passes If-Range with Range, and the last id of an event', async () => {
        const given = ['Range: bytes=1-', 'If-Range: "a"', 'Last-Event-ID: 7'];
        await sendRaw(rig.proxy.port, fromPage('/open/x', given));
        const { headers } = rig.upstream.received.at(-1) as { headers: http.IncomingHttpHeaders };
        assert.deepEqual([headers.range, headers['if-range'], headers['last-event-id']], ['bytes=1-', '"a"', '7']);
    });

    it('loses what its Connection header names', async () => {
        await sendRaw(rig.proxy.port, fromPage('/open/x', ['Connection: close, accept', 'Accept: a/b']));
        assert.equal(rig.upstream.received.at(-1)?.headers.accept, undefined);
    });

    it('keeps its trace, with a span of our own; a trace of zeros is none', async () => {
        const trace = 'a'.repeat(32);
        const sent = async (id: string): Promise<string[]> => {
            await sendRaw(rig.proxy.port, fromPage('/open/x', [`traceparent: 00-${id}-${'b'.repeat(16)}-00`]));
            return String(rig.upstream.received.at(-1)?.headers.traceparent).split('-');
        };
        const [one, two, none] = [await sent(trace), await sent(trace), await sent('0'.repeat(32))];
        assert.deepEqual([one[1], one[3], two[1]], [trace, '00', trace]);
        assert.ok(one[2] !== two[2] && none[1] !== '0'.repeat(32));
    });

    it('that waits for 100 Continue gets it once it is allowed, and not before', async () => {
        const bytes = ['Content-Length: 2', 'Expect: 100-continue', 'Connection: close'];
        const socket = net.connect(rig.proxy.port, '127.0.0.1');
        socket.write(fromPage('/open/x', bytes, 'POST'));
        assert.match(String(((await once(socket, 'data')) as [Buffer])[0]), /^HTTP\/1.1 100 /);
        socket.write('ab');
        assert.match(String(((await once(socket, 'data')) as [Buffer])[0]), /^HTTP\/1.1 200 /);
        assert.equal((await sendRaw(rig.proxy.port, fromPage('/unknown/x', bytes, 'POST'))).status, 404);
    });
});

describe('a refusal', { timeout: 30_000 }, () => {
    const refusals: [string, string, number, RegExp?][] = [
        ['an unknown upstream', fromPage('/unknown/x'), 404],
        ['no path', fromPage('/'), 400],
        ['an ambiguous path', fromPage('/open/..%2f'), 400],
        ['a long target', fromPage(`/open/${'a'.repeat(5_000)}`), 414],
        ['another method', fromPage('/open/x', [], 'PUT'), 405, /^allow: GET, HEAD, POST\r?$/im],
        ['a large body', fromPage('/open/x', ['Content-Length: 99999999'], 'POST'), 413],
        ['no token', fromPage('/keyed/x'), 401, /^www-authenticate: Bearer\r?$/im],
        ['another name of the server', fromPage('/open/x').replace('proxy.example', 'other.example'), 421],
        ['an upgrade', fromPage('/open/x', ['Connection: Upgrade', 'Upgrade: websocket']), 400],
        ['a body that does not come', fromPage('/open/x', ['Content-Length: 5'], 'POST', 'a'), 408],
        ['headers that are too large', fromPage('/open/x', [`X-A: ${'a'.repeat(20_000)}`]), 431],
        [
            'too many headers',
            fromPage(
                '/open/x',
                Array.from({ length: 120 }, (_one, index) => `X-${index}: a`)
            ),
            431
        ],
        ['an expectation', fromPage('/open/x', ['Expect: foo']), 417],
        ['a preflight that is none', fromPage('/open/x', [], 'OPTIONS'), 400]
    ];
    for (const [why, bytes, status, more] of refusals) {
        it(`for ${why} can be read by the page on the list, and is not cached`, async () => {
            const rig = await startRig({ hosts: ['Proxy.Example:443'] }, () => undefined);
            const answer = await sendRaw(rig.proxy.port, bytes);
            await rig.close();
            assert.equal(answer.status, status);
            assert.ok(answer.code, answer.body);
            assert.match(header(answer.headers, 'access-control-allow-origin') ?? '', /^(\*|https:\/\/page\.example)$/);
            assert.equal(header(answer.headers, 'cache-control'), 'no-store');
            assert.match(answer.headers, more ?? /./);
        });
    }

    it('of a foreign page cannot be read by it, and varies by it', async () => {
        const rig = await startRig();
        const { headers } = await sendRaw(rig.proxy.port, request('/open/x', ['Origin: https://evil.example']));
        await rig.close();
        assert.equal(header(headers, 'access-control-allow-origin'), undefined);
        assert.equal(header(headers, 'vary'), 'Origin');
    });
});

describe('a stream', { timeout: 30_000 }, () => {
    const startStream = async (streams: boolean): Promise<[Rig, Rig]> => {
        const source = await startRig({}, (_asked, response) => {
            response.writeHead(200, { 'content-type': 'text/event-stream' });
            let count = 0;
            const timer = setInterval(() => {
                count += 1;
                response.write(`data: ${count}\n\n`);
                if (count === 10) {
                    clearInterval(timer);
                    response.end();
                }
            }, 50);
        });
        const open = { origin: `http://localhost:${source.upstream.port}`, streams };
        const limits = { idleTimeout: 60, totalTimeout: 200, responseBytes: 30 };
        return [source, await startRig({ upstreams: { open }, limits })];
    };

    it('lasts and grows where it is configured', async () => {
        const [source, rig] = await startStream(true);
        const { body } = await sendRaw(rig.proxy.port, fromPage('/open/x'));
        await Promise.all([source.close(), rig.close()]);
        assert.match(body, /data: 10\n\n[^]*\r\n0\r\n\r\n$/);
    });

    it('is cut where it is not', async () => {
        const [source, rig] = await startStream(false);
        const { body } = await sendRaw(rig.proxy.port, fromPage('/open/x'));
        await Promise.all([source.close(), rig.close()]);
        assert.doesNotMatch(body, /data: 10/);
    });
});
