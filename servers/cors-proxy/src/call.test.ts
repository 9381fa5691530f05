import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { describe, it } from 'node:test';
import type { Dispatcher } from 'undici';
import { Call } from './call.ts';
import { ProxyError } from './errors.ts';

/** Notes what a call asks of its connection. */
class Connection implements Dispatcher.DispatchController {
    asked: string[] = [];
    aborted = false;
    paused = false;
    reason: Error | null = null;

    abort(reason: Error): void {
        this.aborted = true;
        this.reason = reason;
    }

    pause(): void {
        this.paused = true;
        this.asked.push('pause');
    }

    resume(): void {
        if (this.paused) {
            this.paused = false;
            this.asked.push('resume');
        }
    }
}

const MEGABYTE = 1024 * 1024;

describe('a call', () => {
    it('holds the upstream back while the caller does not read, and lets it go on when he does', async () => {
        const [call, connection] = [new Call('GET', MEGABYTE), new Connection()];
        call.onRequestStart(connection);
        call.onResponseStart(connection, 200, {});
        const { body } = await call.answer();
        assert.ok(body instanceof Readable);
        let given = 0;
        while (!connection.paused) {
            call.onResponseData(connection, Buffer.alloc(1_000));
            given += 1_000;
        }
        assert.ok(given < MEGABYTE);
        while (body.read() !== null) {
            // Reads what is there.
        }
        assert.deepEqual(connection.asked, ['pause', 'resume']);
    });

    it('that is stopped before it has a connection is over at once, and uses none later', async () => {
        const [call, connection] = [new Call('GET', MEGABYTE), new Connection()];
        const reason = new ProxyError(504, 'too-slow', 'Too slow.');
        call.stop(reason);
        await assert.rejects(call.answer(), reason);
        call.onRequestStart(connection);
        assert.equal(connection.reason, reason);
    });

    it('fails with its first cause', async () => {
        const [call, connection] = [new Call('GET', MEGABYTE), new Connection()];
        const reason = new ProxyError(499, 'caller-gone', 'Gone.');
        call.onRequestStart(connection);
        call.stop(reason);
        call.onResponseError(connection, new Error('aborted'));
        await assert.rejects(call.answer(), reason);
    });

    it('that breaks off in the moment in which its long answer begins has no answer', async () => {
        const [call, connection] = [new Call('GET', MEGABYTE), new Connection()];
        call.onRequestStart(connection);
        call.onResponseStart(connection, 200, { 'content-length': '500000' });
        call.onResponseError(connection, new Error('closed'));
        await assert.rejects(call.answer(), { code: 'upstream-failed' });
    });
});
