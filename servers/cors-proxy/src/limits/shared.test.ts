import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { CorsProxyOptions } from '../index.ts';
import { RedisConnector } from './redis-connector.ts';
import { RedisState } from './redis-state.ts';
import { hasRedis, provided, startRedis, type RedisServer } from '../test-help/redis.ts';
import { fromPage, openSession, request, sendRaw, session, startRig, type Rig } from '../test-help/rig.ts';
import { until } from '../test-help/wait.ts';

const hasOpenssl = provided('openssl', 'version');

/** A Redis behind TLS, with a certificate for 127.0.0.1 that it signed itself. */
async function startTlsRedis(): Promise<RedisServer & { ca: string }> {
    const folder = mkdtempSync(path.join(tmpdir(), 'redis-tls-'));
    const [key, cert] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')];
    const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
    const made = spawnSync('openssl', [
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-keyout',
        key,
        '-out',
        cert,
        ...subject
    ]);
    assert.equal(made.status, 0);
    const files = [
        '--tls-cert-file',
        cert,
        '--tls-key-file',
        key,
        '--tls-ca-cert-file',
        cert,
        '--tls-auth-clients',
        'no'
    ];
    const redis = await startRedis((port) => ['--port', '0', '--tls-port', port, ...files]);
    const ca = readFileSync(cert, 'utf8');
    rmSync(folder, { recursive: true });
    return { ...redis, url: redis.url.replace('redis:', 'rediss:'), ca };
}

const health = async (rig: Rig): Promise<{ limits: string }> =>
    JSON.parse((await sendRaw(rig.proxy.port, request('/healthz'))).body) as { limits: string };

const call = async (rig: Rig): Promise<number> => (await sendRaw(rig.proxy.port, fromPage('/open/x'))).status;

/** For a test of what is shared: a machine that is slow for a moment must not end the sharing. */
const PATIENT = 20_000;
/** Milliseconds. */
const STALL = 400;

/** An instance that works with its Redis: a start does not wait for one that is slow. */
async function startShared(redis: RedisServer, options: Partial<CorsProxyOptions> = {}): Promise<Rig> {
    const limits = { redisTimeout: PATIENT, ...options.limits };
    const rig = await startRig({ redisUrl: redis.url, ...options, limits });
    await until(async () => (await health(rig)).limits === 'shared');
    return rig;
}

describe('two instances on one Redis', { skip: !hasRedis && 'there is no redis-server here', timeout: 30_000 }, () => {
    it('share one limit', async () => {
        const redis = await startRedis();
        const limits = { rate: 4 };
        const [one, two] = await Promise.all([startShared(redis, { limits }), startShared(redis, { limits })]);
        const statuses = [
            await call(one),
            await call(two),
            await call(one),
            await call(two),
            await call(one),
            await call(two)
        ];
        await Promise.all([one.close(), two.close()]);
        await redis.stop();
        assert.deepEqual(statuses, [200, 200, 200, 200, 429, 429]);
    });

    const withoutOpenssl = { skip: !hasOpenssl && 'there is no openssl here' };
    it(
        'takes a Redis behind TLS only with a certificate that it trusts, unless told not to look',
        withoutOpenssl,
        async () => {
            const redis = await startTlsRedis();
            const refused = await startRig({ redisUrl: redis.url });
            await until(() => refused.log.some((line) => line.includes('SELF_SIGNED_CERT')));
            assert.equal((await health(refused)).limits, 'local');
            await refused.close();
            for (const redisTls of [{ ca: redis.ca }, { unverified: true }]) {
                await (await startShared(redis, { redisTls })).close();
            }
            await redis.stop();
        }
    );

    it('hear every error of a connection: one in the handshake of TLS has a second', async () => {
        const server = net.createServer((socket) => void socket.destroy()).listen(0, '127.0.0.1');
        await once(server, 'listening');
        const { port } = server.address() as net.AddressInfo;
        const stream = await new RedisConnector({ host: '127.0.0.1', port }).connect(() => undefined);
        try {
            ['first', 'second'].forEach((each) => stream.emit('error', new Error(each)));
        } finally {
            stream.destroy();
            server.close();
        }
    });

    it('are not told that Redis is slow when this process itself stood still', async () => {
        const redis = await startRedis();
        const told: string[] = [];
        const state = new RedisState(redis.url, {}, STALL / 2, (mode) => void told.push(mode));
        await state.opened();
        await until(() => state.mode() === 'shared');
        told.length = 0;
        const counted = state.count('x', 60_000);
        // Another client is answered after us, and we look only much later.
        spawnSync('redis-cli', ['-u', redis.url, 'ping']);
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, STALL);
        const { current } = await counted;
        state.close();
        await redis.stop();
        assert.deepEqual([current, told], [1, []]);
    });

    it('share the revocation of a token', async () => {
        const redis = await startRedis();
        const [one, two] = await Promise.all([startShared(redis), startShared(redis)]);
        const token = await openSession(one, 'keyed');
        const withToken = fromPage('/keyed/x', [`Authorization: Bearer ${token}`]);
        assert.equal((await sendRaw(two.proxy.port, withToken)).status, 200);
        const revoked = session('DELETE', JSON.stringify({ token, upstream: 'other' }));
        assert.equal((await sendRaw(one.proxy.port, revoked)).status, 204);
        const after = await sendRaw(two.proxy.port, withToken);
        await Promise.all([one.close(), two.close()]);
        await redis.stop();
        assert.deepEqual([after.status, after.code], [401, 'token-refused']);
    });

    it('go on with limits of their own when Redis is killed under load, and say so', async () => {
        const redis = await startRedis();
        const rig = await startShared(redis, { limits: { rate: 60 } });
        const load = Array.from({ length: 50 }, () => call(rig));
        await redis.stop();
        const statuses = await Promise.all(load);
        assert.deepEqual([...new Set(statuses)], [200], 'no answer is wrong');
        await until(async () => (await health(rig)).limits === 'local');
        const more = [];
        for (let index = 0; index < 20; index += 1) {
            more.push(await call(rig));
        }
        await rig.close();
        assert.equal(more.at(-1), 429, 'the limit still holds');
    });
});

describe('an instance whose Redis is not there', { timeout: 30_000 }, () => {
    it('starts, limits by itself, and says so', async () => {
        const rig = await startRig({ redisUrl: 'redis://127.0.0.1:1', limits: { rate: 1 } });
        const statuses = [await call(rig), await call(rig)];
        const { limits } = await health(rig);
        await rig.close();
        assert.deepEqual([statuses, limits], [[200, 429], 'local']);
    });
});
