import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { CorsProxyOptions } from '../index.ts';
import { RedisState } from './redis-state.ts';
import { fromPage, metricsOf, openSession, request, sendRaw, session, startRig, type Rig } from '../test-help/rig.ts';
import { numberOf, until } from '../test-help/wait.ts';

/** Finds a program, or installs Debian's package of it where that is possible: nothing is left out where it can be had. */
function provided(program: string, asked: string, debianPackage = program): boolean {
    const isThere = (): boolean => spawnSync(program, [asked]).status === 0;
    const apt = (...args: string[]): boolean =>
        spawnSync('apt-get', args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0;
    const install = ['install', '-y', '--no-install-recommends', debianPackage];
    return isThere() || ((apt(...install) || (apt('update') && apt(...install))) && isThere());
}

const hasRedis = provided('redis-server', '--version');
const hasOpenssl = provided('openssl', 'version');

interface RedisServer {
    url: string;
    process: ChildProcess;
    stop(): Promise<void>;
}

/** A Redis of its own on a free port, in memory only. */
async function startRedis(listen = (port: string) => ['--port', port]): Promise<RedisServer> {
    const probe = net.createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port } = probe.address() as net.AddressInfo;
    probe.close();
    await once(probe, 'close');
    const args = [...listen(String(port)), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    const child = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'ignore'] });
    let text = '';
    while (!/Ready to accept/i.test(text)) {
        const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
        text += chunk.toString();
    }
    const stop = async (): Promise<void> => {
        child.kill('SIGKILL');
        if (child.exitCode === null && child.signalCode === null) {
            await once(child, 'exit');
        }
    };
    return { url: `redis://127.0.0.1:${port}`, process: child, stop };
}

/** The same behind TLS, with a certificate for 127.0.0.1 that it signed itself. */
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

const STATES: [string, (redis: RedisServer) => Promise<void>, (redis: RedisServer) => Promise<void>][] = [
    ['is full', (redis) => tell(redis, 'CONFIG SET maxmemory 1'), (redis) => tell(redis, 'CONFIG SET maxmemory 0')],
    ['is read-only', (redis) => tell(redis, 'REPLICAOF 127.0.0.1 1'), (redis) => tell(redis, 'REPLICAOF NO ONE')],
    [
        'forbids',
        (redis) => tell(redis, 'ACL SETUSER default -@write -@scripting'),
        (redis) => tell(redis, 'ACL SETUSER default +@all')
    ],
    ['hangs', async (redis) => void redis.process.kill('SIGSTOP'), async (redis) => void redis.process.kill('SIGCONT')]
];

/** Gives a command to a Redis, past the proxy. */
async function tell({ url }: RedisServer, command: string): Promise<void> {
    const socket = net.connect(Number(new URL(url).port), '127.0.0.1');
    socket.write(`${command}\r\n`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();
    assert.match(answer.toString(), /^\+/, command);
}

describe('a Redis that', { skip: !hasRedis && 'there is no redis-server here', timeout: 60_000 }, () => {
    for (const [state, begin, end] of STATES) {
        it(`${state} is told as it is, keeps nobody waiting, and loses no revocation`, async () => {
            const redis = await startRedis();
            const limits = { redisTimeout: state === 'hangs' ? 1_000 : PATIENT };
            const [one, two] = await Promise.all([startShared(redis, { limits }), startShared(redis, { limits })]);
            const [early, late] = [await openSession(one, 'keyed'), await openSession(one, 'keyed')];
            const by = (token: string): string => fromPage('/keyed/x', [`Authorization: Bearer ${token}`]);
            const revoke = (token: string) => sendRaw(one.proxy.port, session('DELETE', JSON.stringify({ token })));
            assert.equal((await revoke(early)).status, 204);

            await begin(redis);
            const { status, code } = await revoke(late);
            assert.deepEqual([status, code], [503, 'revocation-pending']);
            assert.equal((await health(one)).limits, 'local');
            assert.equal((await sendRaw(one.proxy.port, by(late))).status, 401);
            const start = performance.now();
            for (let index = 0; index < 10; index += 1) {
                assert.equal(await call(one), 200);
            }
            assert.ok(performance.now() - start < 5_000, 'each call waited');
            if (state !== 'hangs') {
                assert.equal((await sendRaw(two.proxy.port, by(early))).status, 401, 'what was revoked stays so');
            }

            await end(redis);
            await until(async () => (await health(one)).limits === 'shared');
            assert.equal((await sendRaw(two.proxy.port, by(late))).status, 401, 'the other instance was told');
            assert.ok(
                numberOf(await metricsOf(one), 'cors_proxy_shared_state_changes_total', 'mode="local"') >= 1,
                'counted'
            );
            assert.ok(
                one.log.some((line) => line.includes('"mode":"local"')),
                'logged'
            );
            await Promise.all([one.close(), two.close()]);
            await redis.stop();
        });
    }
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
