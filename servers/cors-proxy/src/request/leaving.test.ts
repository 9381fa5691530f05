import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { after, before, describe, it } from 'node:test';
import { callerGone } from '../errors.ts';
import { Exchanges } from './exchange.ts';
import { fromPage, openSession, sendRaw, startRig, type Rig } from '../test-help/rig.ts';
import { until } from '../test-help/wait.ts';

/* Callers that leave: before, while and after they are answered. Whatever was taken for them is given back, and at once. */

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

describe('a caller that leaves', { timeout: 60_000 }, () => {
    let rig: Rig;
    let token: string;
    const opened: (() => void)[] = [];

    before(async () => {
        rig = await startRig({ limits: { callsPerUser: 1_000 } }, (request, response) => {
            if (request.url?.includes('good')) {
                response.end('good');
            } else if (request.url?.includes('head')) {
                response.writeHead(200, { 'content-length': '100000' }).write('half');
            } else {
                opened.push(() => response.end('late'));
            }
        });
        token = `Authorization: Bearer ${await openSession(rig, 'other')}`;
    });
    after(() => rig.close());

    const moments: [string, string | (() => string), (socket: net.Socket) => Promise<unknown>][] = [
        ['before its token was looked at', () => fromPage('/other/x', [token]), () => Promise.resolve()],
        ['as soon as it has asked', fromPage('/open/x'), () => Promise.resolve()],
        ['in the middle of its headers', fromPage('/open/x').slice(0, -2), () => Promise.resolve()],
        [
            'in the middle of its body',
            fromPage('/open/x', ['Content-Length: 9'], 'POST', 'ab'),
            () => Promise.resolve()
        ],
        ['in the middle of the answer', fromPage('/open/head'), (socket) => once(socket, 'data')],
        ['with fifty requests on one connection', fromPage('/open/x').repeat(50), () => until(() => opened.length > 0)],
        [
            'with answers behind an answer',
            fromPage('/open/head') + fromPage('/open/x').repeat(9),
            (socket) => once(socket, 'data')
        ],
        ['after it was refused', fromPage('/unknown/x'), (socket) => once(socket, 'data')]
    ];
    for (const [moment, bytes, when] of moments) {
        for (const [way, how] of WAYS) {
            it(`${moment}, and ${way}, leaves nothing under way`, async () => {
                opened.length = 0;
                const text = typeof bytes === 'string' ? bytes : bytes();
                await Promise.all(Array.from({ length: 10 }, () => leave(rig.proxy.port, text, how, when)));
                await until(async () => (await rig.proxy.inFlight()) === 0 && (await rig.proxy.connections()) === 0);
                // A call that is left is a connection to the upstream that is closed.
                opened.forEach((end) => end());
                assert.equal((await sendRaw(rig.proxy.port, fromPage('/open/good'))).status, 200);
            });
        }
    }

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

    it('is not mixed with the refusal of an expectation', async () => {
        const rig = await startRig();
        const odd = fromPage('/open/x', ['Expect: foo', 'Connection: close']);
        const text = await everything(rig.proxy.port, fromPage('/open/x') + odd);
        await rig.close();
        assert.match(text, /^HTTP\/1.1 200 [^]*\{"reached":true\}HTTP\/1.1 417 /);
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
