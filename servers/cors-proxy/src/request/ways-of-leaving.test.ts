import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { fromPage, openSession, request, sendRaw, session, startRig, type Rig } from '../test-help/rig.ts';
import { until } from '../test-help/wait.ts';

/* Every moment of a call at which its caller can leave, and every way to. No timer of the proxy is short enough to help. */

type Leave = (socket: net.Socket) => void;
const WAYS: Record<string, Leave> = {
    closes: (socket) => void socket.end(),
    'is destroyed': (socket) => void socket.destroy(),
    resets: (socket) => void socket.resetAndDestroy(),
    'closes its side and reads no more': (socket) => void socket.pause().end()
};
/** Milliseconds. Far less than any timer, and enough for a machine that does other things. */
const AT_ONCE = 5_000;

interface Moment {
    /** What is sent; a list is sent in packets, each once the one before it was taken. */
    bytes: string | string[];
    /** When it leaves: at once when nothing is said. */
    when?: (socket: net.Socket) => Promise<unknown>;
    /** Does not read what it is sent. */
    isDeaf?: boolean;
}

const asked = (path: string) => () => until(() => paths.includes(path));
const answered = (socket: net.Socket): Promise<unknown> => once(socket, 'data');
/** What the upstreams were asked in this call. */
const paths: string[] = [];

const HANG = fromPage('/open/never');
const PREFLIGHT = fromPage('/open/x', ['Access-Control-Request-Method: GET'], 'OPTIONS');
const post = (path: string, body: string, length = body.length): string =>
    fromPage(path, [`Content-Length: ${length}`], 'POST', body);
const chunked = (path: string, body: string): string => fromPage(path, ['Transfer-Encoding: chunked'], 'POST', body);
const behindHang = (text: string, packets = 60): Moment => ({
    bytes: [HANG, ...Array.from({ length: packets }, () => text)],
    when: asked('/never')
});
const MANY = 'x'.repeat(900_000);

const MOMENTS: Record<string, Moment> = {
    'before it says anything': { bytes: '' },
    'after one byte': { bytes: 'G' },
    'after empty lines': { bytes: '\r\n\r\n\r\n' },
    'in the middle of its request line': { bytes: 'GET /op' },
    'in the middle of its headers': { bytes: HANG.slice(0, -2) },
    'in the hello of TLS': { bytes: '\x16\x03\x01\x02\x00\x01' },
    'after it asked for a tunnel': { bytes: 'CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n' },
    'after it asked for another protocol': {
        bytes: fromPage('/open/never', ['Connection: Upgrade', 'Upgrade: websocket'])
    },
    'as soon as it has asked': { bytes: HANG },
    'as soon as it has asked in HTTP/1.0': { bytes: HANG.replace('HTTP/1.1', 'HTTP/1.0') },
    'while its upstream says nothing': { bytes: HANG, when: asked('/never') },
    'while its upstream says nothing to a HEAD': {
        bytes: fromPage('/open/never', [], 'HEAD'),
        when: asked('/never')
    },
    'before its token was looked at': { bytes: fromPage('/keyed/never', ['Authorization: Bearer TOKEN']) },
    'after an interim answer': { bytes: fromPage('/open/hints'), when: asked('/hints') },
    'in the middle of the answer': { bytes: fromPage('/open/half'), when: answered },
    'in the middle of an answer of unknown length': { bytes: fromPage('/open/chunks'), when: answered },
    'after the first event of a stream': { bytes: fromPage('/stream/events'), when: answered },
    'before the first event of a stream': { bytes: fromPage('/stream/never'), when: asked('/never') },
    'in an answer that it does not read': {
        bytes: fromPage('/open/endless'),
        when: asked('/endless'),
        isDeaf: true
    },
    'in a stream that it does not read': {
        bytes: fromPage('/stream/endless'),
        when: asked('/endless'),
        isDeaf: true
    },
    'in an answer that it stops to read': { bytes: fromPage('/open/endless'), when: answered },
    'idle, after an answer': { bytes: fromPage('/open/good'), when: answered },
    'idle, after a preflight': { bytes: PREFLIGHT, when: answered },
    'idle, after a refusal': { bytes: fromPage('/unknown/x'), when: answered },
    'idle, after an answer that it has not read': {
        bytes: fromPage('/open/good'),
        when: asked('/good'),
        isDeaf: true
    },
    'after half of a second request': {
        bytes: [fromPage('/open/good'), HANG.slice(0, -20)],
        when: answered
    },
    'between two answers': { bytes: [fromPage('/open/good'), HANG], when: asked('/never') },
    'before it may send its body': {
        bytes: fromPage('/open/never', ['Expect: 100-continue', 'Content-Length: 9'], 'POST')
    },
    'once it may send its body': {
        bytes: fromPage('/open/never', ['Expect: 100-continue', 'Content-Length: 9'], 'POST'),
        when: answered
    },
    'in the middle of the body that it may send': {
        bytes: fromPage('/open/never', ['Expect: 100-continue', 'Content-Length: 9'], 'POST', 'ab'),
        when: asked('/never')
    },
    'in the middle of its body': { bytes: post('/open/never', 'ab', 9), when: asked('/never') },
    'in the middle of a chunk': { bytes: chunked('/open/never', '9\r\nab'), when: asked('/never') },
    'in the middle of its trailers': {
        bytes: chunked('/open/never', '1\r\na\r\n0\r\nx: y'),
        when: asked('/never')
    },
    'in the middle of a body that its upstream does not read': {
        bytes: post('/deaf/never', MANY, 1_000_000),
        when: asked('deaf')
    },
    'after a body that its upstream does not read': { bytes: post('/deaf/never', MANY), when: asked('deaf') },
    'in the middle of a body that its upstream has answered': {
        bytes: post('/open/early', 'ab', 1_000_000),
        when: answered
    },
    'in the middle of a body that is too large': { bytes: chunked('/open/never', `200000\r\n${MANY}`) },
    'in the middle of a body that is refused': { bytes: post('/unknown/x', MANY, 1_000_000) },
    'while it waits for a token': { bytes: session('POST', '{"user":"u","upstream":"other"}') },
    'in the middle of what it says for a token': {
        bytes: session('POST', '{"user":"u","upst').replace('Length: 17', 'Length: 40')
    },
    'behind a hanging answer, with refusals': behindHang(fromPage('/unknown/x')),
    'behind a hanging answer, with many refusals at once': behindHang(fromPage('/unknown/x').repeat(90), 1),
    'behind a hanging answer, with more than may wait': behindHang(fromPage('/unknown/x').repeat(50), 4),
    'behind a hanging answer, with answers': behindHang(fromPage('/open/good')),
    'behind a hanging answer, with long answers': behindHang(fromPage('/open/long')),
    'behind a hanging answer, with preflights': behindHang(PREFLIGHT),
    'behind a hanging answer, with questions for its health': behindHang(request('/healthz')),
    'behind a hanging answer, with what is not found': behindHang(request('/nothing', ['Origin: x'])),
    'behind a hanging answer, with hanging ones': behindHang(HANG),
    'behind a hanging answer, with a body': behindHang(post('/open/never', 'body')),
    'behind a hanging answer, with a long body': behindHang(post('/open/never', MANY), 1),
    'behind a hanging answer, in the middle of a long body': behindHang(post('/open/never', MANY, 1_000_000), 1),
    'behind a hanging answer, in the middle of a body of unknown length': behindHang(
        chunked('/open/never', `f0000\r\n${MANY}`),
        1
    ),
    'behind a hanging answer, in the middle of its headers': behindHang('GET /open/x HTTP/1.1\r\nHo', 1),
    'behind an answer that breaks off, with refusals': {
        bytes: [fromPage('/open/half'), ...Array.from({ length: 60 }, () => fromPage('/unknown/x'))],
        when: answered
    },
    'behind a stream, with refusals': {
        bytes: [fromPage('/stream/events'), ...Array.from({ length: 60 }, () => fromPage('/unknown/x'))],
        when: answered
    },
    'in the middle of many answers': { bytes: fromPage('/open/good').repeat(50), when: answered },
    'in the middle of many refusals': { bytes: fromPage('/unknown/x').repeat(50), when: answered }
};

/** What the upstream does, by the path. */
const answer: http.RequestListener = ({ url = '' }, response) => {
    paths.push(url);
    switch (url) {
        case '/good':
            response.end('good');
            break;
        case '/long':
            response.end(Buffer.alloc(10_000));
            break;
        case '/early':
            response.writeHead(413).end('too much');
            break;
        case '/hints':
            response.writeEarlyHints({ link: '</a>; rel=preload' });
            break;
        case '/half':
            response.writeHead(200, { 'content-length': '100000' }).write('half');
            break;
        case '/chunks':
        case '/events':
            response.write('data: 1\n\n');
            break;
        case '/endless':
            writeOn(response);
            break;
        default:
    }
};

function writeOn(response: http.ServerResponse): void {
    while (!response.destroyed && response.write(Buffer.alloc(64 * 1024)));
    response.once('drain', () => writeOn(response));
}

describe('a caller that leaves', { timeout: 120_000 }, () => {
    let rig: Rig;
    let token: string;
    const upstream = http.createServer(answer);
    const deaf = net.createServer((socket) => {
        socket.on('error', () => undefined).once('readable', () => paths.push('deaf'));
    });

    before(async () => {
        const [origin, deafOrigin] = await Promise.all([upstream, deaf].map(listening));
        const methods = ['GET', 'HEAD', 'POST'];
        rig = await startRig({
            upstreams: {
                open: { origin, methods },
                stream: { origin, streams: true },
                keyed: { origin, needsToken: true },
                deaf: { origin: deafOrigin, methods }
            },
            // Places for no more than leave in one test: one that is not given back is missed.
            limits: {
                headersTimeout: 60_000,
                requestTimeout: 60_000,
                keepAliveTimeout: 60_000,
                callsPerUpstream: 4,
                callsPerUser: 4
            }
        });
        token = await openSession(rig, 'keyed');
    });
    after(async () => {
        upstream.closeAllConnections();
        upstream.close();
        await rig.close();
        deaf.close();
    });

    for (const [name, moment] of Object.entries(MOMENTS)) {
        it(`${name} leaves nothing under way`, async () => {
            for (const [way, leave] of Object.entries(WAYS)) {
                const socket = await leaveAt(moment, leave);
                try {
                    await until(isQuiet, AT_ONCE);
                } catch {
                    const [calls, connections] = [await rig.proxy.inFlight(), await rig.proxy.connections()];
                    assert.fail(`${way}: ${calls} calls under way, ${connections} connections`);
                } finally {
                    socket.destroy();
                }
            }
            assert.equal((await sendRaw(rig.proxy.port, fromPage('/open/good'))).status, 200);
            await until(isQuiet, AT_ONCE);
        });
    }

    const isQuiet = async (): Promise<boolean> =>
        (await rig.proxy.inFlight()) === 0 && (await rig.proxy.connections()) === 0;

    async function leaveAt({ bytes, when, isDeaf }: Moment, leave: Leave): Promise<net.Socket> {
        paths.length = 0;
        const socket = net.connect({ port: rig.proxy.port, host: '127.0.0.1', noDelay: true });
        socket.on('error', () => undefined);
        await once(socket, 'connect');
        const isThere = isDeaf ? undefined : when?.(socket);
        for (const packet of typeof bytes === 'string' ? [bytes] : bytes) {
            await new Promise((resolve) => socket.write(packet.replace('TOKEN', token), resolve));
            await new Promise(setImmediate);
        }
        await (isThere ?? when?.(socket));
        leave(socket);
        return socket;
    }
});

async function listening(server: net.Server): Promise<string> {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
