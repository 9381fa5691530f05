import assert from 'node:assert/strict';
import { once } from 'node:events';
import net from 'node:net';
import { describe, it } from 'node:test';
import { addressKey } from '../request/caller.ts';
import { Shares } from './shares.ts';
import { fromPage, metricsOf, openSession, request, sendRaw, session, startRig, type Rig } from '../test-help/rig.ts';
import { numberOf, until } from '../test-help/wait.ts';

const statuses = async (rig: Rig, count: number, bytes: (index: number) => string): Promise<Record<number, number>> => {
    const seen: Record<number, number> = {};
    for (let index = 0; index < count; index += 1) {
        const { status } = await sendRaw(rig.proxy.port, bytes(index));
        seen[status] = (seen[status] ?? 0) + 1;
    }
    return seen;
};

describe('a share', () => {
    it('is taken up to its bound, and a place is given back once', () => {
        const shares = new Shares(2);
        const [one, two] = [shares.take('a'), shares.take('a')];
        assert.equal(shares.take('a'), undefined);
        assert.ok(shares.take('b'));
        one?.();
        one?.();
        assert.ok(shares.take('a'));
        assert.equal(shares.take('a'), undefined);
        two?.();
        assert.equal(shares.total(), 2);
    });

    for (const [address, key] of [
        ['203.0.113.7', '203.0.113.7'],
        ['::ffff:203.0.113.7', '203.0.113.7'],
        ['2001:DB8::2', '2001:db8:0:0::/64'],
        ['2001:db8:0:0:ffff::9', '2001:db8:0:0::/64'],
        ['fe80::1%eth0', 'fe80:0:0:0::/64']
    ]) {
        it(`of ${address} is counted by ${key}`, () => assert.equal(addressKey(address), key));
    }
});

describe('the rate of an address', { timeout: 60_000 }, () => {
    const good = 'Access-Control-Request-Method: GET';
    const kinds: [string, (index: number) => string, number][] = [
        ['calls', () => fromPage('/open/x'), 200],
        ['preflights', () => fromPage('/open/x', [good], 'OPTIONS'), 204],
        ['foreign pages', () => request('/open/x', ['Origin: https://evil.example']), 403],
        ['unknown upstreams', () => fromPage('/unknown/x'), 404],
        ['targets that are none', () => fromPage('//x'), 400],
        ['wrong tokens', () => fromPage('/keyed/x', ['Authorization: Bearer a.b.c']), 401],
        ['paths that are not there', () => request('/session', ['Connection: close'], 'PUT'), 404]
    ];
    for (const [kind, bytes, status] of kinds) {
        it(`counts ${kind}`, async () => {
            const rig = await startRig({ limits: { rate: 3 } });
            const seen = await statuses(rig, 5, bytes);
            await rig.close();
            assert.deepEqual(seen, { [status]: 3, 429: 2 });
        });
    }

    it('leaves health alone, and stops those who guess keys before the next guess is read', async () => {
        const rig = await startRig({ limits: { rate: 100, wrongKeys: 3 } });
        assert.deepEqual(await statuses(rig, 5, () => session('POST', '{}', 'x')), { 401: 3, 429: 2 });
        assert.deepEqual(await statuses(rig, 1, () => session('POST', '{"user":"u","upstream":"keyed"}')), { 429: 1 });
        assert.deepEqual(await statuses(rig, 120, () => request('/healthz')), { 200: 120 });
        await rig.close();
    });

    it('is not what the org opens sessions by', async () => {
        const rig = await startRig({ limits: { rate: 2, sessionRate: 4 } });
        const seen = await statuses(rig, 6, () => session('POST', '{"user":"u","upstream":"keyed"}'));
        await rig.close();
        assert.deepEqual(seen, { 200: 4, 429: 2 });
    });

    it('is not what the holder of a token is counted by, but his own', async () => {
        const rig = await startRig({ limits: { rate: 1, userRate: 3 } });
        const [one, two] = [await openSession(rig, 'keyed', 'one'), await openSession(rig, 'keyed', 'two')];
        const by = (token: string) => () => fromPage('/keyed/x', [`Authorization: Bearer ${token}`]);
        assert.deepEqual(await statuses(rig, 5, by(one)), { 200: 3, 429: 2 });
        assert.deepEqual(await statuses(rig, 3, by(two)), { 200: 3 });
        await rig.close();
    });
});

describe('calls under way', { timeout: 30_000 }, () => {
    const from = (address: string, path: string): string => fromPage(path, [`X-Forwarded-For: ${address}`]);

    it('of callers that do not read keep nobody else from another upstream', async () => {
        const big = 'x'.repeat(8 * 1024 * 1024);
        const rig = await startRig(
            { trustedHops: 1, limits: { callsPerAddress: 4, callsPerUpstream: 8, concurrency: 12 } },
            (request, response) => void response.end(request.url?.includes('big') ? big : 'small')
        );
        const sockets: net.Socket[] = [];
        try {
            for (const address of ['203.0.113.1', '203.0.113.2', '203.0.113.3']) {
                for (let call = 0; call < 6; call += 1) {
                    const socket = net.connect(rig.proxy.port, '127.0.0.1').on('error', () => undefined);
                    sockets.push(socket);
                    socket.write(from(address, '/open/big'));
                }
            }
            await until(() => rig.upstream.received.length >= 8);
            const token = await openSession(rig, 'other');
            const good = [`Authorization: Bearer ${token}`, 'X-Forwarded-For: 203.0.113.9'];
            assert.equal((await sendRaw(rig.proxy.port, fromPage('/other/x', good))).status, 200);
            sockets.forEach((socket) => socket.destroy());
            await until(async () => (await rig.proxy.inFlight()) === 0);
            assert.equal((await sendRaw(rig.proxy.port, from('203.0.113.1', '/open/x'))).status, 200);
        } finally {
            // One that failed would keep the program alive.
            sockets.forEach((socket) => socket.destroy());
            await rig.close();
        }
    });
});

describe('connections', { timeout: 30_000 }, () => {
    it('of one address are bounded, and those that are dropped are counted and logged', async () => {
        const rig = await startRig({ limits: { connectionsPerAddress: 4 } });
        const open = Array.from({ length: 3 }, () => net.connect(rig.proxy.port, '127.0.0.1'));
        await Promise.all(open.map((socket) => once(socket, 'connect')));
        await until(async () => (await rig.proxy.connections()) === 3);
        const more = Array.from({ length: 5 }, () => net.connect(rig.proxy.port, '127.0.0.1'));
        await Promise.all(more.slice(1).map((socket) => once(socket.on('error', () => undefined).resume(), 'close')));
        open.concat(more).forEach((socket) => socket.destroy());
        await until(async () => (await rig.proxy.connections()) === 0);
        assert.equal(numberOf(await metricsOf(rig), 'cors_proxy_connections_dropped_total'), 4);
        await until(() => rig.log.some((line) => line.includes('connections-dropped')));
        await rig.close();
    });

    it('that say nothing more are closed', async () => {
        const rig = await startRig({ limits: { keepAliveTimeout: 50 } });
        const socket = net.connect(rig.proxy.port, '127.0.0.1');
        socket.write(request('/healthz'));
        socket.resume();
        await once(socket, 'close');
        await rig.close();
    });
});
