import Lane, { unlessAborted, type Known } from 'c/lane';
import type { LaneRequest, Outcome } from 'c/crossOrigin';
import { emptyPage, holdClock, mountLane, settle } from 'test-help/lane';

interface Call {
    request: LaneRequest;
    signal: AbortSignal;
    known: Known;
    end: (outcome: Outcome) => void;
    fail: (error: unknown) => void;
}

let calls: Call[];

/** A lane whose calls the test ends. */
class HeldLane extends Lane {
    readonly lane = 'direct';

    send(request: LaneRequest, signal: AbortSignal, known: Known): Promise<Outcome> {
        return unlessAborted(
            new Promise((end, fail) => {
                calls.push({ request, signal, known, end, fail });
            }),
            signal
        );
    }
}

/** Whose call ends as WebKit's fetch does. */
class AbortedLane extends Lane {
    readonly lane = 'direct';

    send(_request: LaneRequest, signal: AbortSignal): Promise<Outcome> {
        return new Promise((_end, fail) => {
            signal.addEventListener('abort', () => fail(new DOMException('Fetch is aborted', 'AbortError')));
        });
    }
}

const mount = (request?: object) => mountLane('c-held-lane', HeldLane, request ? { request } : {});

describe('c/lane', () => {
    beforeEach(() => {
        calls = [];
    });

    afterEach(() => {
        emptyPage();
        jest.restoreAllMocks();
    });

    it('announces its start and its result, and keeps what its call noted', async () => {
        const { lane, started, results } = mount({ url: 'https://api.test/' });
        const running = lane.run();
        expect(started).toHaveLength(1);
        calls[0].known.callbacks = ['then'];
        calls[0].end('readable');
        const result = await running;
        expect(result).toMatchObject({ lane: 'direct', outcome: 'readable', ended: 'settled', callbacks: ['then'] });
        expect(results).toEqual([result]);
        expect(lane.result).toBe(result);
    });

    it.each([
        [new TypeError('Failed to fetch'), { name: 'TypeError', message: 'Failed to fetch' }, 'settled'],
        [{ body: { message: 'No access' } }, { name: 'ApexError', message: 'No access' }, 'settled'],
        ['odd', { name: 'Error', message: 'odd' }, 'settled'],
        [new DOMException('Too late', 'TimeoutError'), { name: 'TimeoutError', message: 'Too late' }, 'timed-out']
    ])('says of a call that was rejected why: %s', async (rejection, error, ended) => {
        const { lane } = mount();
        const running = lane.run();
        calls[0].known.callbacks = ['catch'];
        calls[0].fail(rejection);
        expect(await running).toMatchObject({ outcome: 'blocked', ended, error, callbacks: ['catch'] });
    });

    it('is cancelled, and runs again', async () => {
        const { lane, results } = mount();
        const running = lane.run();
        lane.cancel();
        expect(await running).toMatchObject({ outcome: 'blocked', ended: 'cancelled' });
        const again = lane.run();
        calls[1].end('opaque');
        await again;
        expect(results.map(({ outcome }) => outcome)).toEqual(['blocked', 'opaque']);
    });

    it.each([
        [{ url: '', timeLimit: 3000 }, 3000],
        [undefined, 10_000]
    ])('gives up at the time limit of %j', async (request, limit) => {
        const clock = holdClock();
        const { lane } = mount(request);
        const running = lane.run();
        clock.expire();
        expect(clock.limits()).toEqual([limit]);
        expect(await running).toMatchObject({ outcome: 'blocked', ended: 'timed-out' });
    });

    it('tells the time limit from a cancelled call where the browser calls both AbortError, as WebKit does', async () => {
        const clock = holdClock();
        const { lane } = mountLane('c-aborted-lane', AbortedLane, {});
        const running = lane.run();
        clock.expire();
        expect(await running).toMatchObject({ ended: 'timed-out', error: { name: 'AbortError' } });
        const again = lane.run();
        lane.cancel();
        expect(await again).toMatchObject({ ended: 'cancelled', error: { name: 'AbortError' } });
    });

    it('lets a second run replace the first', async () => {
        const { lane, results } = mount();
        const first = lane.run();
        const second = lane.run();
        expect(calls[0].signal.aborted).toBe(true);
        calls[1].end('readable');
        await Promise.all([first, second]);
        expect(results).toEqual([await second]);
    });

    it.each([
        ['removed', (lane: { remove(): void }) => lane.remove()],
        ['reset', (lane: { reset(): void }) => lane.reset()]
    ])('is silent, and has no answer, when it has been %s before the answer', async (_what, end) => {
        const { lane, results } = mount();
        const running = lane.run();
        end(lane);
        await running;
        await settle();
        expect(results).toEqual([]);
        expect(lane.result).toBeUndefined();
    });
});
