import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { describe, it } from 'node:test';
import { fromPage, sendRaw, startRig } from '../test-help/rig.ts';

/* What passes through, there and back, when nothing breaks. */

const CLOSE = 'Connection: close';

describe('a request body', { timeout: 30_000 }, () => {
    for (const [kind, header, bytes] of [
        ['of known length', 'Content-Length: 10', '0123456789'],
        ['of unknown length', 'Transfer-Encoding: chunked', '4\r\n0123\r\n6\r\n456789\r\n0\r\n\r\n']
    ]) {
        it(`${kind} reaches the upstream as it was sent`, async () => {
            const rig = await startRig({}, (request, response) => {
                request.on('end', () => response.end('whole'));
            });
            const answer = await sendRaw(rig.proxy.port, fromPage('/open/x', [header], 'POST', bytes));
            assert.deepEqual([answer.status, rig.upstream.received[0].body], [200, '0123456789']);
            await rig.close();
        });
    }
});

describe('an answer', { timeout: 30_000 }, () => {
    const bodies = [
        ['empty', 0],
        ['short', 1_000],
        ['in several pieces', 16_000],
        ['long', 300_000]
    ] as const;
    for (const [kind, length] of bodies) {
        it(`that is ${kind} arrives as the upstream sent it, with its length and without`, async () => {
            const whole = Buffer.alloc(length, 'äöü0123456789').toString('latin1');
            const rig = await startRig({}, (request, response) => {
                if (request.url?.endsWith('announced')) {
                    response.setHeader('content-length', length);
                }
                response.flushHeaders();
                response.write(whole.slice(0, length / 2), 'latin1', () =>
                    response.end(whole.slice(length / 2), 'latin1')
                );
            });
            for (const path of ['/open/announced', '/open/chunked']) {
                const { status, body } = await sendRaw(rig.proxy.port, fromPage(path, [CLOSE]));
                assert.equal(status, 200);
                assert.equal(path.endsWith('chunked') ? unchunked(body) : body, whole);
            }
            await rig.close();
        });
    }

    it('to HEAD has the length of what GET would bring, and no body', async () => {
        const rig = await startRig({}, (_request, response) => {
            response.writeHead(200, { 'content-length': '5000' }).end();
        });
        const { status, headers, body } = await sendRaw(rig.proxy.port, fromPage('/open/x', [CLOSE], 'HEAD'));
        assert.match(headers, /^content-length: 5000\r?$/im);
        assert.deepEqual([status, body], [200, '']);
        await rig.close();
    });

    for (const code of [204, 304]) {
        it(`of status ${code} has no body either, and keeps its validator`, async () => {
            const rig = await startRig(
                {},
                (_request, response) => void response.writeHead(code, { etag: '"a"' }).end()
            );
            const { status, headers, body } = await sendRaw(rig.proxy.port, fromPage('/open/x', [CLOSE]));
            assert.match(headers, /^etag: "a"\r?$/im);
            assert.deepEqual([status, body], [code, '']);
            await rig.close();
        });
    }

    it('that can have no body ends with its head, and what an upstream sends behind it is nobody’s', async () => {
        let answer = '';
        const raw = net.createServer(
            (socket) => void socket.on('data', () => socket.write(answer)).on('error', () => 0)
        );
        raw.listen(0, '127.0.0.1');
        await once(raw, 'listening');
        const origin = `http://127.0.0.1:${(raw.address() as net.AddressInfo).port}`;
        const rig = await startRig({ upstreams: { open: { origin } } });
        const next = 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n';
        for (const status of ['204 No Content', '304 Not Modified']) {
            for (const rest of [
                'Content-Length: 5\r\n\r\n',
                'Content-Length: 5\r\n\r\nhello',
                'Content-Length: 0\r\n\r\n',
                '\r\nhello',
                `\r\n${next}evil`,
                `Content-Length: 42\r\n\r\n${next}evil`,
                'Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n'
            ]) {
                answer = `HTTP/1.1 ${status}\r\n${rest}`;
                const { status: seen, body } = await sendRaw(rig.proxy.port, fromPage('/open/x'));
                assert.deepEqual([seen, body], [parseInt(status), ''], answer);
                answer = `${next}good`;
                assert.equal((await sendRaw(rig.proxy.port, fromPage('/open/x'))).body, 'good', rest);
            }
        }
        await rig.close();
        raw.close();
    });

    it('is the last one that the upstream gives: what is said before it is passed over, but for 100, which undici refuses', async () => {
        const rig = await startRig({}, ({ url = '' }, response) => {
            response.socket?.write(`HTTP/1.1 ${url.slice(-3)} Not Yet\r\nLink: </style.css>; rel=preload\r\n\r\n`);
            response.end('final');
        });
        for (const [before, status, code] of [
            ['103', 200, undefined],
            ['102', 200, undefined],
            ['199', 200, undefined],
            ['100', 502, 'upstream-failed']
        ]) {
            const answer = await sendRaw(rig.proxy.port, fromPage(`/open/${before}`));
            assert.deepEqual([before, answer.status, answer.code], [before, status, code]);
        }
        await rig.close();
    });

    it('that is long shows its head before its body is there', async () => {
        const rig = await startRig({}, (_request, response) => response.flushHeaders());
        const socket = net.connect(rig.proxy.port, '127.0.0.1');
        socket.write(fromPage('/open/x'));
        const [head] = (await once(socket, 'data')) as [Buffer];
        assert.match(head.toString(), /^HTTP\/1\.1 200 OK\r\n/);
        socket.destroy();
        await rig.close();
    });

    it('leaves its connection open for the next request, whatever it was', async () => {
        const rig = await startRig({}, (_request, response) => void response.end('x'.repeat(100_000)));
        const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
        const ask = async (path: string): Promise<[number | undefined, number | undefined]> => {
            const headers = { origin: 'https://page.example' };
            const request = http.get({ port: rig.proxy.port, path, agent, headers });
            const [response] = (await once(request, 'response')) as [http.IncomingMessage];
            response.resume();
            await once(response, 'close');
            return [response.statusCode, request.socket?.localPort];
        };
        const [long, refused, again] = [await ask('/open/x'), await ask('/unknown/x'), await ask('/open/x')];
        assert.deepEqual([long[0], refused[0], again[0]], [200, 404, 200]);
        assert.deepEqual([refused[1], again[1]], [long[1], long[1]]);
        agent.destroy();
        await rig.close();
    });
});

/** The content of a chunked body that is whole. */
function unchunked(text: string): string {
    const [size, rest] = [parseInt(text, 16), text.slice(text.indexOf('\r\n') + 2)];
    return size === 0 ? '' : rest.slice(0, size) + unchunked(rest.slice(size + 2));
}
