import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { after, before, describe, it } from 'node:test';
import { callerGone } from '../errors.ts';
import { Exchanges } from './exchange.ts';
import { fromPage, metricsOf, sendRaw, startRig, type Rig } from '../test-help/rig.ts';
import { until } from '../test-help/wait.ts';

/* Callers that leave while nobody can tell them anything, and what is answered to those that ask more at once. */

type Leave = (socket: net.Socket) => void;
const WAYS: [string, Leave][] = [
    ['closes', (socket) => void socket.end()],
    ['is destroyed', (socket) => void socket.destroy()],
    ['resets', (socket) => void socket.resetAndDestroy()]
];

async function leave(port: number, bytes: string, how: Leave, when: (socket: net.Socket) => Promise<unknown>) {
    const socket = net.connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    await new Promise((resolve) => socket.write(bytes, resolve));
    await when(socket);
    how(socket);
    socket.resume();
    await once(socket, 'close');
}

describe('a caller that leaves', () => {
    it('before it was heard has an exchange that is over at once, and told once', () => {
        const socket = new net.Socket();
        const [request, told] = [new http.IncomingMessage(socket), [] as number[]];
        socket.destroy();
        const exchange = new Exchanges({
            headers: [],
            isStopping: () => false,
            totalTimeout: 1_000,
            tooSlow: callerGone,
            ended: ({ status }) => told.push(status)
        }).begin(request, new http.ServerResponse(request), 'id');
        let given = 0;
        exchange.onEnd(() => (given += 1));
        exchange.end();
        exchange.fail(callerGone());
        assert.deepEqual([exchange.isOver, given, told], [true, 1, [499]]);
    });
});

describe('a caller that leaves while its upstream', { timeout: 30_000 }, () => {
    let rig: Rig;
    let isNamed = true;
    const silent = net.createServer();

    before(async () => {
        silent.listen(0, '127.0.0.1');
        await once(silent, 'listening');
        const { port } = silent.address() as net.AddressInfo;
        rig = await startRig({
            // A connection that is not made keeps this program until then.
            limits: { callsPerUpstream: 10, upstreamTimeout: 5_000 },
            upstreams: {
                ...Object.fromEntries(
                    WAYS.flatMap((_way, index) => [
                        [`nameless-${index}`, { origin: 'http://nameless.localhost' }],
                        [`mute-${index}`, { origin: `https://mute.localhost:${port}` }]
                    ])
                ),
                closed: { origin: 'http://closed.localhost:1' }
            },
            resolve: (name) =>
                name === 'mute.localhost' || (name === 'closed.localhost' && isNamed)
                    ? Promise.resolve([{ address: '127.0.0.1', family: 4 }])
                    : new Promise(() => undefined)
        });
    });
    after(async () => {
        await rig.close();
        silent.close();
    });

    for (const [state, upstream] of [
        ['is looked up', 'nameless'],
        ['says nothing, not even who it is', 'mute']
    ]) {
        for (const [index, [way, how]] of WAYS.entries()) {
            it(`${state}, and ${way}, takes no place from the next`, async () => {
                await tenLeave(`${upstream}-${index}`, how);
                await tenLeave(`${upstream}-${index}`, how);
                assert.doesNotMatch(await metricsOf(rig), /code="busy"/);
            });
        }
    }

    it('has refused others before, takes no place from the next', async () => {
        const refused = await Promise.all(
            Array.from({ length: 10 }, () => sendRaw(rig.proxy.port, fromPage('/closed/x')))
        );
        assert.deepEqual(new Set(refused.map(({ status }) => status)), new Set([502]));
        isNamed = false;
        await tenLeave('closed', WAYS[1][1]);
        await tenLeave('closed', WAYS[1][1]);
        assert.doesNotMatch(await metricsOf(rig), /code="busy"/);
    });

    async function tenLeave(upstream: string, how: Leave): Promise<void> {
        const reached = (): Promise<void> => until(async () => (await rig.proxy.inFlight()) > 0);
        const bytes = fromPage(`/${upstream}/x`);
        await Promise.all(Array.from({ length: 10 }, () => leave(rig.proxy.port, bytes, how, reached)));
        await until(async () => (await rig.proxy.inFlight()) === 0);
    }
});

describe('an answer under way', { timeout: 30_000 }, () => {
    const broken = [
        'BAD\r\n\r\n',
        'CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n',
        'GET /open/x HTTP/1.1\r\nHost: \0\r\n\r\n'
    ];
    for (const bytes of broken) {
        it(`is not answered with the refusal of ${JSON.stringify(bytes)} behind it`, async () => {
            const rig = await startRig({}, () => undefined);
            const text = await everything(rig.proxy.port, fromPage('/open/slow') + bytes);
            await rig.close();
            assert.equal(text, '');
        });
    }

    it('has no refusal in its middle when the body of its request stalls', async () => {
        const rig = await startRig({ limits: { requestTimeout: 3000 } }, (_request, response) => {
            response.writeHead(200, { 'content-length': '100000' }).write('A'.repeat(20_000));
        });
        const text = await everything(rig.proxy.port, fromPage('/open/x', ['Content-Length: 9'], 'POST', 'ab'));
        await rig.close();
        assert.match(text, /^HTTP\/1.1 200 /);
        assert.doesNotMatch(text, /408|request-timeout/);
    });

    for (const [what, rest] of [
        ['stalls', 'ab'],
        ['cannot be read', '2\r\nab\r\nzz\r\n']
    ]) {
        it(`and whole before the body of its request, which then ${what}, has no refusal behind it`, async () => {
            const rig = await startRig({}, (_request, response) => void response.writeHead(413).end('too much'));
            const length = what === 'stalls' ? 'Content-Length: 9' : 'Transfer-Encoding: chunked';
            const text = await everything(rig.proxy.port, fromPage('/open/x', [length], 'POST', rest));
            await rig.close();
            assert.equal(text.match(/HTTP\/1.1/g)?.length, 1, text);
        });
    }

    it('is not mixed with the refusal of an expectation', async () => {
        const rig = await startRig();
        const odd = fromPage('/open/x', ['Expect: foo', 'Connection: close']);
        const text = await everything(rig.proxy.port, fromPage('/open/x') + odd);
        await rig.close();
        assert.match(text, /^HTTP\/1.1 200 [^]*\{"reached":true\}HTTP\/1.1 417 /);
    });
});

describe('requests that are sent at once', { timeout: 30_000 }, () => {
    let rig: Rig;
    before(async () => {
        rig = await startRig({}, (request, response) => {
            request.resume().on('end', () => setTimeout(() => response.end(request.url), Math.random() * 20));
        });
    });
    after(() => rig.close());

    const post = (path: string, body: string): string =>
        fromPage(path, [`Content-Length: ${body.length}`], 'POST', body);
    const last = fromPage('/open/last', ['Connection: close']);

    it('are answered one after the other, refusals too', async () => {
        const more = fromPage('/open/b') + fromPage('/unknown/c') + post('/open/d', 'x'.repeat(8_000)) + last;
        const text = await everything(rig.proxy.port, fromPage('/open/a') + more);
        assert.deepEqual(text.match(/(?<=HTTP\/1.1 )\d+|\/v1\/\w+$|\/v1\/\w(?=HTTP)/g), [
            ...['200', '/v1/a', '200', '/v1/b', '404', '200', '/v1/d', '200', '/v1/last']
        ]);
    });

    it('with a long body behind another one are refused in their turn', async () => {
        const text = await everything(
            rig.proxy.port,
            fromPage('/open/a') + post('/open/b', 'x'.repeat(100_000)) + last
        );
        assert.deepEqual(text.match(/(?<=HTTP\/1.1 )\d+/g), ['200', '503', '200']);
        assert.ok(!rig.upstream.received.some(({ body }) => body.length === 100_000));
    });

    it('in numbers that nobody needs are not answered', async () => {
        assert.equal(await everything(rig.proxy.port, fromPage('/open/a').repeat(102)), '');
        await until(async () => (await rig.proxy.inFlight()) === 0);
    });
});

async function everything(port: number, bytes: string): Promise<string> {
    const socket = net.connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
    socket.write(bytes);
    await once(socket, 'close');
    return text;
}
