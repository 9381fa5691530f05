import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { fromPage, request, SESSION_KEY, sendRaw, startRig, type Rig } from './test-help/rig.ts';

const hasRedis = spawnSync('redis-server', ['--version']).status === 0;
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

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

describe('two instances on one Redis', { skip: !hasRedis && 'there is no redis-server here', timeout: 30_000 }, () => {
    it('share one limit', async () => {
        const redis = await startRedis();
        const [one, two] = await Promise.all([
            startRig({ redisUrl: redis.url, limits: { rate: 4 } }),
            startRig({ redisUrl: redis.url, limits: { rate: 4 } })
        ]);
        assert.equal((await health(one)).limits, 'shared');
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
            const limitsWith = async (redisTls?: { ca?: string; unverified?: boolean }): Promise<string> => {
                const rig = await startRig({ redisUrl: redis.url, ...(redisTls && { redisTls }) });
                const { limits } = await health(rig);
                await rig.close();
                return limits;
            };
            const seen = [
                await limitsWith(),
                await limitsWith({ ca: redis.ca }),
                await limitsWith({ unverified: true })
            ];
            await redis.stop();
            assert.deepEqual(seen, ['local', 'shared', 'shared']);
        }
    );

    it('share the revocation of a token', async () => {
        const redis = await startRedis();
        const [one, two] = await Promise.all([startRig({ redisUrl: redis.url }), startRig({ redisUrl: redis.url })]);
        const session = (method: string, body: object): string => {
            const text = JSON.stringify(body);
            const headers = [
                `Authorization: Bearer ${SESSION_KEY}`,
                'Content-Type: application/json',
                `Content-Length: ${text.length}`
            ];
            return request('/session', headers, method, text);
        };
        const opened = await sendRaw(one.proxy.port, session('POST', { user: 'u', upstream: 'keyed' }));
        const { token } = JSON.parse(opened.body) as { token: string };
        const withToken = fromPage('/keyed/x', [`Authorization: Bearer ${token}`]);
        assert.equal((await sendRaw(two.proxy.port, withToken)).status, 200);
        const revoked = session('DELETE', { token, upstream: 'keyed' }).replace(
            'HTTP/1.1',
            'HTTP/1.1\r\nConnection: close'
        );
        assert.equal((await sendRaw(one.proxy.port, revoked)).status, 204);
        const after = await sendRaw(two.proxy.port, withToken);
        await Promise.all([one.close(), two.close()]);
        await redis.stop();
        assert.deepEqual([after.status, after.code], [401, 'token-refused']);
    });

    it('go on with limits of their own when Redis is killed under load, and say so', async () => {
        const redis = await startRedis();
        const rig = await startRig({ redisUrl: redis.url, limits: { rate: 60 } });
        const load = Array.from({ length: 50 }, () => call(rig));
        await redis.stop();
        const statuses = await Promise.all(load);
        assert.deepEqual([...new Set(statuses)], [200], 'no answer is wrong');
        assert.equal((await health(rig)).limits, 'local');
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
