import assert from 'node:assert/strict';
import net from 'node:net';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { fromPage, ORIGIN, sendRaw, startRig, type Rig } from '../test-help/rig.ts';

const upstreams = (rig: Rig) => ({
    open: { origin: `http://localhost:${rig.upstream.port}`, methods: ['GET', 'POST'] }
});

/** Waits until a count is back at zero; fails by the test's own time limit. */
async function isZero(count: () => Promise<number>): Promise<void> {
    while ((await count()) > 0) {
        await new Promise((resolve) => setImmediate(resolve));
    }
}

async function staysAlive(rig: Rig): Promise<void> {
    await isZero(rig.proxy.inFlight);
    await isZero(rig.proxy.connections);
    const answer = await sendRaw(rig.proxy.port, 'GET /healthz HTTP/1.1\r\nHost: p\r\n\r\n');
    assert.equal(answer.status, 200);
}

describe('when something breaks', { timeout: 30_000 }, () => {
    it('an upstream killed in the middle of a long body of known length leaves a cut answer, never a whole one', async () => {
        const rig = await startRig({}, (_request, response) => {
            response.writeHead(200, { 'content-length': '100000' });
            response.write('half', () => response.destroy());
        });
        const answer = await sendRaw(rig.proxy.port, fromPage('/open/x'));
        assert.equal(answer.status, 200);
        assert.ok(answer.body.length < 100_000);
        await staysAlive(rig);
        await rig.close();
    });

    it('an upstream killed in the middle of a short body is answered with 502, and with no header of the lost answer', async () => {
        const rig = await startRig({}, (_request, response) => {
            response.writeHead(200, { 'content-length': '1000', 'content-encoding': 'gzip', etag: '"lost"' });
            response.write('half', () => response.destroy());
        });
        const answer = await sendRaw(rig.proxy.port, fromPage('/open/x'));
        assert.deepEqual([answer.status, answer.code], [502, 'upstream-failed']);
        assert.doesNotMatch(answer.headers, /gzip|lost|content-length: 1000/i);
        await staysAlive(rig);
        await rig.close();
    });

    it('an upstream killed in the middle of a chunked body leaves an answer without its end', async () => {
        const rig = await startRig({}, (_request, response) => {
            response.write('half', () => response.destroy());
        });
        const answer = await sendRaw(rig.proxy.port, fromPage('/open/x'));
        assert.ok(!answer.body.endsWith('0\r\n\r\n'), answer.body);
        await staysAlive(rig);
        await rig.close();
    });

    it('an upstream killed between its headers and a long body leaves a cut answer', async () => {
        const rig = await startRig({}, (_request, response) => {
            response.writeHead(200, { 'content-length': '100000' }).flushHeaders();
            response.socket?.end();
        });
        const answer = await sendRaw(rig.proxy.port, fromPage('/open/x'));
        assert.deepEqual([answer.status, answer.body], [200, '']);
        await staysAlive(rig);
        await rig.close();
    });

    it('an upstream killed before its headers is answered with 502', async () => {
        const rig = await startRig({}, (request) => void request.socket.destroy());
        const answer = await sendRaw(rig.proxy.port, fromPage('/open/x'));
        assert.deepEqual([answer.status, answer.code], [502, 'upstream-failed']);
        await staysAlive(rig);
        await rig.close();
    });

    it('an upstream that is down is answered with 502, and its address is not told', async () => {
        const gone = await startRig();
        const options = upstreams(gone);
        await gone.close();
        const rig = await startRig({ upstreams: options });
        const answer = await sendRaw(rig.proxy.port, fromPage('/open/x'));
        assert.deepEqual([answer.status, answer.code], [502, 'upstream-failed']);
        assert.ok(!answer.body.includes('localhost'));
        await rig.close();
    });

    it('an upstream that never answers is given up with 504', async () => {
        const rig = await startRig({ limits: { upstreamTimeout: 100 } }, () => undefined);
        const answer = await sendRaw(rig.proxy.port, fromPage('/open/x'));
        assert.deepEqual([answer.status, answer.code], [504, 'upstream-timeout']);
        await staysAlive(rig);
        await rig.close();
    });

    it('an upstream that drips is cut at the total time', async () => {
        let drip: NodeJS.Timeout | undefined;
        const rig = await startRig({ limits: { totalTimeout: 300 } }, (_request, response) => {
            drip = setInterval(() => response.write('.'), 20);
        });
        const answer = await sendRaw(rig.proxy.port, fromPage('/open/x'));
        clearInterval(drip);
        assert.ok(!answer.body.endsWith('0\r\n\r\n'));
        await staysAlive(rig);
        await rig.close();
    });

    it('an upstream killed while a body is on its way to it is answered with 502', async () => {
        const rig = await startRig({}, (request) => void request.once('data', () => request.socket.destroy()));
        for (const [header, start] of [
            ['Content-Length: 1000', 'half'],
            ['Transfer-Encoding: chunked', '4\r\nhalf\r\n']
        ]) {
            const answer = await sendRaw(rig.proxy.port, fromPage('/open/x', [header], 'POST', start));
            assert.deepEqual([answer.status, answer.code], [502, 'upstream-failed']);
        }
        await staysAlive(rig);
        await rig.close();
    });

    it('a caller killed in the middle of an answer frees the upstream', async () => {
        let closed: Promise<unknown> | undefined;
        const rig = await startRig({}, (_request, response) => {
            closed = once(response, 'close');
            response.writeHead(200, { 'content-length': '100000' }).write('half');
        });
        const socket = net.connect(rig.proxy.port, '127.0.0.1');
        socket.write(fromPage('/open/x'));
        await once(socket, 'data');
        socket.destroy();
        await closed;
        await staysAlive(rig);
        await rig.close();
    });

    it('a caller killed before the answer frees the upstream', async () => {
        let arrived: () => void;
        const arrival = new Promise<void>((resolve) => (arrived = resolve));
        let closed: Promise<unknown> | undefined;
        const rig = await startRig({}, (_request, response) => {
            closed = once(response, 'close');
            arrived();
        });
        const socket = net.connect(rig.proxy.port, '127.0.0.1');
        socket.write(fromPage('/open/x'));
        await arrival;
        socket.destroy();
        await closed;
        await staysAlive(rig);
        await rig.close();
    });

    it('a caller killed in the middle of its request body frees the upstream', async () => {
        let arrived: () => void;
        const arrival = new Promise<void>((resolve) => (arrived = resolve));
        let closed: Promise<unknown> | undefined;
        const rig = await startRig({}, (request, response) => {
            closed = once(response, 'close');
            request.once('data', () => arrived());
        });
        const socket = net.connect(rig.proxy.port, '127.0.0.1');
        socket.write(fromPage('/open/x', ['Content-Length: 1000'], 'POST', 'half'));
        await arrival;
        socket.destroy();
        await closed;
        await staysAlive(rig);
        await rig.close();
    });
});

describe('a bound', { timeout: 30_000 }, () => {
    it('stops a chunked request body that grows too large', async () => {
        const rig = await startRig({ limits: { requestBytes: 1_000 } }, (request, response) => {
            request.on('end', () => response.end('whole'));
        });
        const body = `800\r\n${'a'.repeat(2_048)}\r\n0\r\n\r\n`;
        const answer = await sendRaw(rig.proxy.port, fromPage('/open/x', ['Transfer-Encoding: chunked'], 'POST', body));
        assert.deepEqual([answer.status, answer.code], [413, 'request-too-large']);
        await staysAlive(rig);
        await rig.close();
    });

    it('refuses an answer that announces too much, and cuts one that grows too large', async () => {
        const rig = await startRig({ limits: { responseBytes: 1_000 } }, (request, response) => {
            const length = request.url?.endsWith('announced') ? { 'content-length': '5000' } : {};
            response.writeHead(200, length).end('a'.repeat(5_000));
        });
        const announced = await sendRaw(rig.proxy.port, fromPage('/open/announced'));
        assert.deepEqual([announced.status, announced.code], [502, 'response-too-large']);
        const grown = await sendRaw(rig.proxy.port, fromPage('/open/grown'));
        assert.ok(!grown.body.includes('a'.repeat(5_000)));
        await staysAlive(rig);
        await rig.close();
    });

    it('answers 408 to a body that arrives too slowly', async () => {
        const rig = await startRig({}, (request, response) => {
            request.on('end', () => response.end('whole'));
        });
        const answer = await sendRaw(rig.proxy.port, fromPage('/open/x', ['Content-Length: 10'], 'POST', 'a'));
        assert.equal(answer.status, 408);
        await staysAlive(rig);
        await rig.close();
    });

    it('answers 503 when too many requests are under way, and serves again afterwards', async () => {
        let release: () => void = () => undefined;
        let arrived: () => void;
        const arrival = new Promise<void>((resolve) => (arrived = resolve));
        const rig = await startRig({ limits: { concurrency: 1 } }, (_request, response) => {
            release = () => void response.end('done');
            arrived();
        });
        const first = sendRaw(rig.proxy.port, fromPage('/open/x'));
        await arrival;
        const second = await sendRaw(rig.proxy.port, fromPage('/open/x'));
        assert.deepEqual([second.status, second.code], [503, 'busy']);
        release();
        assert.equal((await first).status, 200);
        await staysAlive(rig);
        await rig.close();
    });

    it('puts on an answer what lets its page read it, and what helmet adds; on a preflight what the page may send', async () => {
        const rig = await startRig();
        const answer = await sendRaw(rig.proxy.port, fromPage('/open/x'));
        const ask = ['Access-Control-Request-Method: POST'];
        const preflight = await sendRaw(rig.proxy.port, fromPage('/open/x', ask, 'OPTIONS'));
        for (const { headers } of [answer, preflight]) {
            assert.match(headers, /^access-control-allow-origin: https:\/\/page\.example\r?$/im);
            assert.match(headers, /^vary: Origin\r?$/im);
            assert.match(headers, /^content-security-policy: default-src 'none';sandbox\r?$/im);
            assert.match(headers, /^x-content-type-options: nosniff\r?$/im);
        }
        assert.match(answer.headers, /^access-control-expose-headers: .*x-request-id\r?$/im);
        assert.deepEqual([answer.status, preflight.status], [200, 204]);
        assert.match(preflight.headers, /^access-control-allow-methods: GET, HEAD, POST\r?$/im);
        assert.equal(rig.upstream.received.length, 1);
        await rig.close();
    });

    it('answers 429 to an address that asks too often, in words that its page can read', async () => {
        const rig = await startRig({ limits: { rate: 2 } });
        await sendRaw(rig.proxy.port, fromPage('/open/x'));
        await sendRaw(rig.proxy.port, fromPage('/open/x'));
        const answer = await sendRaw(rig.proxy.port, fromPage('/open/x'));
        assert.deepEqual([answer.status, answer.code], [429, 'too-many-requests']);
        assert.ok(answer.headers.toLowerCase().includes(`access-control-allow-origin: ${ORIGIN}`));
        assert.equal(rig.upstream.received.length, 2);
        await rig.close();
    });

    it('counts by the address that connects, and by the one in X-Forwarded-For only behind hops that are trusted', async () => {
        const statusesBehind = async (trustedHops: number): Promise<number[]> => {
            const rig = await startRig({ trustedHops, limits: { rate: 1 } });
            const statuses = [];
            for (const address of ['203.0.113.1', '203.0.113.2', '198.51.100.7, 203.0.113.2']) {
                const answer = await sendRaw(rig.proxy.port, fromPage('/open/x', [`X-Forwarded-For: ${address}`]));
                statuses.push(answer.status);
            }
            await rig.close();
            return statuses;
        };
        assert.deepEqual(await statusesBehind(0), [200, 429, 429]);
        assert.deepEqual(await statusesBehind(1), [200, 200, 429]);
    });
});

describe('a shutdown', { timeout: 30_000 }, () => {
    it('lets a request under way end', async () => {
        let release: () => void = () => undefined;
        let arrived: () => void;
        const arrival = new Promise<void>((resolve) => (arrived = resolve));
        const rig = await startRig({ limits: { grace: 5_000 } }, (_request, response) => {
            release = () => void response.end('whole');
            arrived();
        });
        const answer = sendRaw(rig.proxy.port, fromPage('/open/x'));
        await arrival;
        const closing = rig.proxy.close();
        release();
        assert.equal((await answer).body, 'whole');
        await closing;
        await rig.close();
    });

    it('cuts what does not end within the grace time', async () => {
        let arrived: () => void;
        const arrival = new Promise<void>((resolve) => (arrived = resolve));
        const rig = await startRig({ limits: { grace: 50 } }, () => arrived());
        const answer = sendRaw(rig.proxy.port, fromPage('/open/x')).catch(() => 'cut');
        await arrival;
        await rig.proxy.close();
        await answer;
        await rig.close();
    });
});
