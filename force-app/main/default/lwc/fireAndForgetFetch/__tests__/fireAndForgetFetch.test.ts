import FireAndForgetFetch from 'c/fireAndForgetFetch';
import { emptyPage, holdNetwork, mountLane, responseOf, settle } from 'test-help/lane';
import { behavesAsFetchLane } from 'test-help/fetchLane';

const mount = () =>
    mountLane('c-fire-and-forget-fetch', FireAndForgetFetch, { request: { url: 'https://a.example/', body: 'x' } });

describe('c-fire-and-forget-fetch', () => {
    behavesAsFetchLane('c-fire-and-forget-fetch', FireAndForgetFetch, 'fire-and-forget');

    afterEach(emptyPage);

    it('runs catch and finally, never then, when the answer is withheld', async () => {
        const calls = holdNetwork();
        const { lane, find } = mount();
        const running = lane.run();
        await settle();
        calls[0].fail(new TypeError('Failed to fetch'));
        expect((await running).callbacks).toEqual(['catch', 'finally']);
        await settle();
        expect(find('c-lane-card').textContent).toContain('catch, finally');
    });

    it('runs then and finally when the answer may be read', async () => {
        const calls = holdNetwork();
        const { lane } = mount();
        const running = lane.run();
        await settle();
        calls[0].answer(responseOf('ok'));
        const result = await running;
        expect(result.callbacks).toEqual(['then', 'finally']);
        expect(result.outcome).toBe('readable');
    });
});
