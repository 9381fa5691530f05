import assert from 'node:assert/strict';
import { once } from 'node:events';
import net from 'node:net';
import { after, before, describe, it } from 'node:test';
import { freePort, hasRedis, startRedis, type RedisServer } from '../test-help/redis.ts';
import { fromPage, metricsOf, openSession, request, sendRaw, session, startRig, type Rig } from '../test-help/rig.ts';
import { numberOf, until } from '../test-help/wait.ts';

/* A real Redis in every state that one can be in, or that something between can make of it. Two instances of the proxy share it. */

const PASSWORD = 'hush-hush-of-redis';
/** Milliseconds that an answer of Redis may take: a machine that is slow for a moment must not end the sharing. */
const PATIENT = 2_000;
const TOLD = 10_000;
/** What a connection that breaks off is called, by whoever sees it first. */
const BROKEN = 'closed|ECONNRESET|EPIPE';

/** What stands between the instances and Redis, and what it makes of an answer. */
type Mood = (answer: Buffer, caller: net.Socket) => void;
const pass: Mood = (answer, caller) => void caller.write(answer);
const says =
    (text: string): Mood =>
    (_answer, caller) =>
        void caller.write(text);
/** Late, and in order: what comes later waits for what came before, whatever it is told by then. */
function slow(milliseconds: number): Mood {
    const last = new WeakMap<net.Socket, Promise<void>>();
    return (answer, caller) => {
        const isDue = new Promise((resolve) => setTimeout(resolve, milliseconds));
        const before = last.get(caller) ?? Promise.resolve();
        last.set(
            caller,
            before.then(() => isDue).then(() => void caller.write(answer))
        );
    };
}

describe('a Redis that', { skip: !hasRedis && 'there is no redis-server here', timeout: 120_000 }, () => {
    let redis: RedisServer;
    let port: number;
    let mood = pass;
    let isThere = false;
    let rigs: [Rig, Rig];
    const callers = new Set<net.Socket>();
    const between = net.createServer((caller) => {
        callers.add(caller);
        caller.on('error', () => undefined).on('close', () => callers.delete(caller));
        if (!isThere) {
            caller.destroy();
            return;
        }
        const server = net.connect(port, '127.0.0.1').on('error', () => caller.destroy());
        caller.pipe(server).on('close', () => caller.destroy());
        caller.on('close', () => server.destroy());
        server.on('data', (answer) => mood(answer as Buffer, caller));
    });
    const hangUp = (): void => callers.forEach((caller) => caller.destroy());
    const isHere = (wanted: boolean) => (): void => {
        isThere = wanted;
        hangUp();
    };
    const start = async (): Promise<void> => {
        redis = await startRedis((at) => ['--port', at, '--requirepass', PASSWORD], port);
    };

    before(async () => {
        port = await freePort();
        await start();
        between.listen(0, '127.0.0.1');
        await once(between, 'listening');
        const redisUrl = `redis://:${PASSWORD}@127.0.0.1:${(between.address() as net.AddressInfo).port}`;
        const options = { redisUrl, limits: { redisTimeout: PATIENT } };
        rigs = await Promise.all([startRig(options), startRig(options)]);
        assert.deepEqual(await Promise.all(rigs.map(modeOf)), ['local', 'local'], 'it is not there yet');
        isThere = true;
    });
    after(async () => {
        await Promise.all(rigs.map((rig) => rig.close()));
        between.close();
        hangUp();
        await redis.stop();
        assert.ok(!rigs.some(({ log }) => log.join().includes(PASSWORD)), 'a secret is logged');
    });

    const areShared = async (): Promise<boolean> =>
        (await Promise.all(rigs.map(modeOf))).every((mode) => mode === 'shared');
    const command = (text: string) => (): Promise<void> => tell(port, text);
    const feels = (next: Mood) => (): void => {
        mood = next;
    };
    const well = feels(pass);
    type Step = () => void | Promise<unknown>;
    const STATES: [state: string, reason: string, begin: Step, end: Step][] = [
        ['is full', 'OOM', command('CONFIG SET maxmemory 1'), command('CONFIG SET maxmemory 0')],
        ['is read-only', 'READONLY', command('REPLICAOF 127.0.0.1 1'), command('REPLICAOF NO ONE')],
        ['forbids', 'NOPERM', command('ACL SETUSER default -@write -@scripting'), command('ACL SETUSER default +@all')],
        [
            'wants another password',
            'WRONGPASS',
            command('CONFIG SET requirepass x'),
            command(`CONFIG SET requirepass ${PASSWORD}`)
        ],
        ['hangs', 'timeout', () => void redis.process.kill('SIGSTOP'), () => void redis.process.kill('SIGCONT')],
        ['is gone', BROKEN, isHere(false), isHere(true)],
        ['has died, and begins with nothing', BROKEN, () => redis.stop(), start],
        ['is loading', 'LOADING', feels(says('-LOADING Redis is loading the dataset in memory\r\n')), well],
        ['is something else', 'ParserError', feels(says('HTTP/1.1 400 Bad Request\r\n\r\n')), well],
        ['says OK to all', 'UNEXPECTED', feels(says('+OK\r\n')), well],
        ['cannot count', 'UNEXPECTED', feels(says('*2\r\n$1\r\nx\r\n$1\r\ny\r\n')), well],
        [
            'answers by half',
            'timeout',
            feels((answer, caller) => void caller.write(answer.subarray(0, 1))),
            () => (well(), hangUp())
        ],
        ['hangs up', BROKEN, feels((_answer, caller) => void caller.destroy()), well]
    ];
    for (const [state, reason, begin, end] of STATES) {
        it(`${state} is told as it is, keeps nobody waiting, and loses no revocation`, async () => {
            const [one, two] = rigs;
            await until(areShared, TOLD);
            const tokens = await Promise.all([1, 2, 3].map(() => openSession(one, 'keyed')));
            assert.equal(await revoke(one, tokens[0]), 204);
            one.log.length = 0;

            await begin();
            try {
                await isToldAsItIs(rigs, tokens, reason);
            } finally {
                await end();
            }
            await until(areShared, TOLD);
            for (const token of tokens) {
                assert.equal(await ask(two, token), 401, 'the other instance was told');
            }
            assert.ok(numberOf(await metricsOf(one), 'cors_proxy_shared_state_changes_total', 'mode="local"') >= 1);
        });
    }

    it('comes back while tokens are revoked is told of each of them', async () => {
        const [one, two] = rigs;
        await until(areShared, TOLD);
        const tokens = await Promise.all(Array.from({ length: 200 }, () => openSession(one, 'keyed')));
        isHere(false)();
        assert.equal(await revoke(one, tokens[0]), 503);
        // Slow, so that it takes a while until it is told of the first.
        mood = slow(100);
        isThere = true;
        const revoked = [tokens[0]];
        await until(async () => {
            const token = tokens[revoked.length];
            if (token) {
                await revoke(one, token);
                revoked.push(token);
            }
            return (await modeOf(one)) === 'shared';
        }, TOLD);
        mood = pass;
        await until(areShared, TOLD);
        const statuses: number[] = [];
        for (const token of revoked) {
            statuses.push(await ask(two, token));
        }
        assert.deepEqual(new Set(statuses), new Set([401]), `of ${revoked.length}`);
    });

    it('is slow is waited for as long as is allowed, and shared', async () => {
        await until(areShared, TOLD);
        mood = slow(200);
        const token = await openSession(rigs[0], 'keyed');
        assert.equal(await revoke(rigs[0], token), 204);
        const began = performance.now();
        assert.equal(await ask(rigs[1], token), 401);
        assert.ok(performance.now() - began < PATIENT, 'it waited twice');
        assert.deepEqual(await Promise.all(rigs.map(modeOf)), ['shared', 'shared']);
        mood = pass;
    });
});

/** Of the tokens the first is revoked already. */
async function isToldAsItIs([one, two]: Rig[], [early, ...late]: string[], reason: string): Promise<void> {
    for (const token of late) {
        assert.equal(await revoke(one, token), 503);
        assert.equal(await ask(one, token), 401);
    }
    assert.equal(await modeOf(one), 'local');
    const began = performance.now();
    for (let index = 0; index < 10; index += 1) {
        assert.equal((await sendRaw(one.proxy.port, fromPage('/open/x'))).status, 200);
    }
    assert.ok(performance.now() - began < 2 * PATIENT, 'each call waited');
    if (['OOM', 'READONLY', 'NOPERM'].includes(reason)) {
        assert.equal(await ask(two, early), 401, 'what was revoked stays so');
    }
    const line = new RegExp(`"mode":"local","reason":"(${reason})"`);
    const isLogged = (): boolean => one.log.some((each) => line.test(each));
    await until(isLogged, TOLD).catch(() => assert.fail(one.log.join()));
}

async function modeOf({ proxy }: Rig): Promise<string> {
    const { body } = await sendRaw(proxy.port, request('/healthz'));
    return (JSON.parse(body) as { limits: string }).limits;
}

const ask = async ({ proxy }: Rig, token: string): Promise<number> =>
    (await sendRaw(proxy.port, fromPage('/keyed/x', [`Authorization: Bearer ${token}`]))).status;

const revoke = async ({ proxy }: Rig, token: string): Promise<number> =>
    (await sendRaw(proxy.port, session('DELETE', JSON.stringify({ token })))).status;

/** Gives a command to Redis, past the proxy. A new password is for connections to come, so those that are there are ended. */
async function tell(port: number, command: string): Promise<void> {
    const socket = net.connect(port, '127.0.0.1');
    let text = '';
    socket.on('data', (answer: Buffer) => (text += answer.toString()));
    const isNew = command.includes('requirepass');
    const passwords = [PASSWORD, 'x'].map((password) => `AUTH ${password}`);
    const lines = [...passwords, command, ...(isNew ? ['CLIENT KILL TYPE normal'] : [])];
    socket.write(lines.map((line) => `${line}\r\n`).join(''));
    await until(() => text.split('\r\n').length > lines.length);
    socket.destroy();
    assert.match(text.split('\r\n')[2], /^\+/, `${command}: ${text}`);
}
