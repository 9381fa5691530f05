import assert from 'node:assert/strict';
import { once } from 'node:events';
import net from 'node:net';
import { describe, it } from 'node:test';
import { fromPage, metricsOf, ORIGIN, request, sendRaw, startRig, type Rig } from '../test-help/rig.ts';
import { numberOf, until } from '../test-help/wait.ts';

/* Every call leaves a line and a number, whatever became of it. */

interface Told {
    status: number;
    upstream: string;
    code?: string;
    reason?: string;
}

const lines = (rig: Rig): Told[] =>
    rig.log.map((line) => JSON.parse(line) as Told).filter(({ status }) => status !== undefined);

async function leaveAfterData(rig: Rig, path: string): Promise<void> {
    const socket = net.connect(rig.proxy.port, '127.0.0.1');
    socket.write(fromPage(path));
    await once(socket, 'data');
    socket.destroy();
}

describe('what became of a call is told when', { timeout: 30_000 }, () => {
    const cases: [string, Told, (rig: Rig) => Promise<unknown>][] = [
        ['it is answered', { upstream: 'open', status: 200 }, (rig) => sendRaw(rig.proxy.port, fromPage('/open/x'))],
        [
            'the caller leaves in its middle',
            { upstream: 'open', status: 200, code: 'caller-gone' },
            (rig) => leaveAfterData(rig, '/open/big')
        ],
        [
            'the upstream cuts it',
            { upstream: 'open', status: 200, code: 'upstream-failed', reason: 'UND_ERR_SOCKET' },
            (rig) => sendRaw(rig.proxy.port, fromPage('/open/cut'))
        ],
        [
            'it grows too large',
            { upstream: 'open', status: 200, code: 'response-too-large' },
            (rig) => sendRaw(rig.proxy.port, fromPage('/open/grown'))
        ],
        [
            'it is too slow',
            { upstream: 'open', status: 504, code: 'too-slow' },
            (rig) => sendRaw(rig.proxy.port, fromPage('/open/never'))
        ],
        [
            'its upstream is down',
            { upstream: 'down', status: 502, code: 'upstream-failed', reason: 'ECONNREFUSED' },
            (rig) => sendRaw(rig.proxy.port, fromPage('/down/x'))
        ],
        [
            'the name of its upstream is not known',
            { upstream: 'nameless', status: 502, code: 'upstream-failed', reason: 'ENOTFOUND' },
            (rig) => sendRaw(rig.proxy.port, fromPage('/nameless/x'))
        ],
        [
            'its page is not listed',
            { upstream: 'none', status: 403, code: 'origin-refused' },
            (rig) => sendRaw(rig.proxy.port, request('/open/x', ['Origin: https://evil.example']))
        ],
        [
            'the parser refuses it',
            { upstream: 'none', status: 400, code: 'malformed-request', reason: 'HPE_INVALID_METHOD' },
            (rig) => sendRaw(rig.proxy.port, 'BAD\r\n\r\n')
        ],
        [
            'its headers are too large',
            { upstream: 'none', status: 431, code: 'headers-too-large', reason: 'HPE_HEADER_OVERFLOW' },
            (rig) => sendRaw(rig.proxy.port, fromPage('/open/x', [`X-A: ${'a'.repeat(20_000)}`]))
        ],
        [
            'it expects what is not met',
            { upstream: 'none', status: 417, code: 'no-expectation' },
            (rig) => sendRaw(rig.proxy.port, fromPage('/open/x', ['Expect: foo']))
        ],
        [
            'it wants a tunnel',
            { upstream: 'none', status: 405, code: 'no-tunnel' },
            (rig) => sendRaw(rig.proxy.port, 'CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n')
        ],
        [
            'it is a health check',
            { upstream: 'none', status: 200 },
            (rig) => sendRaw(rig.proxy.port, request('/healthz'))
        ]
    ];
    for (const [name, wanted, act] of cases) {
        it(name, async () => {
            const gone = await startRig();
            const port = gone.upstream.port;
            await gone.close();
            const live = await startRig({}, (asked, response) => {
                const path = asked.url ?? '';
                if (path.includes('cut')) {
                    response.write('half', () => response.destroy());
                } else if (path.includes('big')) {
                    response.write('half');
                } else if (path.includes('grown')) {
                    response.write('a'.repeat(90_000));
                } else if (!path.includes('never')) {
                    response.end('short');
                }
            });
            const told = await startRig({
                limits: { totalTimeout: 300, responseBytes: 50_000 },
                upstreams: {
                    open: { origin: `http://localhost:${live.upstream.port}` },
                    down: { origin: `http://localhost:${port}` },
                    nameless: { origin: 'http://nameless.example' }
                },
                resolve: async (host) => {
                    if (host === 'nameless.example') {
                        throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' });
                    }
                    return [{ address: '127.0.0.1', family: 4 }];
                }
            });
            await act(told).catch(() => undefined);
            await until(() => lines(told).length > 0);
            const [{ upstream, status, code, reason }] = lines(told);
            const metrics = await metricsOf(told);
            await Promise.all([told.close(), live.close()]);
            assert.deepEqual({ upstream, status, code, reason }, { code: undefined, reason: undefined, ...wanted });
            assert.equal(
                numberOf(metrics, 'cors_proxy_requests_total', `upstream="${upstream}",status="${status}"`),
                1
            );
            assert.equal(numberOf(metrics, 'cors_proxy_failures_total', `code="${code}"`), code ? 1 : 0);
            assert.ok(!told.log.join('').includes('example'), 'no name, no URL');
        });
    }
});

describe('a page that is not on the list', { timeout: 30_000 }, () => {
    const from = (origin: string): string => request('/open/x', [`Origin: ${origin}`]);
    it('is refused and counted, without its name', async () => {
        const rig = await startRig();
        assert.equal((await sendRaw(rig.proxy.port, from('https://moved.example'))).status, 403);
        assert.equal(numberOf(await metricsOf(rig), 'cors_proxy_unlisted_pages_total', 'refused'), 1);
        await rig.close();
    });

    it('is served, counted and named where that is configured; what is no page is not', async () => {
        const rig = await startRig({ unlistedPages: 'dangerously-serve-and-report' });
        const answer = await sendRaw(rig.proxy.port, from('https://moved.example'));
        assert.equal(answer.status, 200);
        assert.match(answer.headers, /^access-control-allow-origin: https:\/\/moved\.example\r?$/im);
        assert.equal((await sendRaw(rig.proxy.port, from('null'))).status, 403);
        assert.equal((await sendRaw(rig.proxy.port, request('/open/x'))).status, 403);
        assert.equal(
            (await sendRaw(rig.proxy.port, from('https://moved.example').replace('open', 'keyed'))).status,
            401
        );
        await until(() => rig.log.some((line) => line.includes('"unlistedPage":"https://moved.example"')));
        assert.equal(numberOf(await metricsOf(rig), 'cors_proxy_unlisted_pages_total', 'served'), 2);
        assert.equal((await sendRaw(rig.proxy.port, from(ORIGIN))).status, 200);
        await rig.close();
    });
});
