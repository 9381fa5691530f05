import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import { describe, it } from 'node:test';
import { fromPage, request, SESSION_KEY, sendRaw, startRig, type Rig } from './test-help/rig.ts';

const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

interface RedisServer {
    url: string;
    process: ChildProcess;
    stop(): Promise<void>;
}

/** A Redis of its own on a free port, in memory only. */
async function startRedis(): Promise<RedisServer> {
    const probe = net.createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port } = probe.address() as net.AddressInfo;
    probe.close();
    await once(probe, 'close');
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
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
