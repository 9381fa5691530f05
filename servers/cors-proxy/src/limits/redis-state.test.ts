import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import net from 'node:net';
import { describe, it } from 'node:test';
import { hasRedis, startRedis } from '../test-help/redis.ts';
import { RedisState } from './redis-state.ts';

describe('what instances share through Redis', { skip: !hasRedis && 'there is no redis-server here' }, () => {
    it('is not ended by a time limit of a connection that is gone', async (test) => {
        const redis = await startRedis();
        let isSilent = false;
        const asked = new EventEmitter();
        const callers = new Set<net.Socket>();
        const between = net.createServer((caller) => {
            callers.add(caller);
            const server = net.connect(Number(new URL(redis.url).port), '127.0.0.1');
            caller.pipe(server).on('data', (answer) => (isSilent ? asked.emit('asked') : caller.write(answer)));
            caller.on('error', () => undefined).on('close', () => (callers.delete(caller), server.destroy()));
        });
        await once(between.listen(0, '127.0.0.1'), 'listening');

        test.mock.timers.enable({ apis: ['setTimeout'] });
        const modes = new EventEmitter();
        const { port } = between.address() as net.AddressInfo;
        const shared = once(modes, 'shared');
        const state = new RedisState(`redis://127.0.0.1:${port}`, {}, 2_000, (mode) => modes.emit(mode));
        await shared;

        isSilent = true;
        const [question] = [state.isRevoked('one'), await once(asked, 'asked')];
        isSilent = false;
        const [away, again] = [once(modes, 'local'), once(modes, 'shared')];
        callers.forEach((caller) => caller.destroy());
        await away;
        assert.equal(await question, false);
        test.mock.timers.tick(1_000);
        await again;

        test.mock.timers.tick(60_000);
        assert.equal(await state.isRevoked('two'), false);
        assert.equal(state.mode(), 'shared');

        state.close();
        between.close();
        callers.forEach((caller) => caller.destroy());
        await redis.stop();
    });
});
