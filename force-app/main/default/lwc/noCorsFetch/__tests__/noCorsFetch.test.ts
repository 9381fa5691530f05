import NoCorsFetch from 'c/noCorsFetch';
import { emptyPage, holdNetwork, mountLane, settle } from 'test-help/lane';
import { behavesAsFetchLane } from 'test-help/fetchLane';

/** What a script sees of an opaque response; the constructor of Response makes none of status 0. */
const opaqueResponse = { status: 0, statusText: '', type: 'opaque', url: '', redirected: false, headers: [] };

describe('c-no-cors-fetch', () => {
    behavesAsFetchLane('c-no-cors-fetch', NoCorsFetch, 'no-cors');

    afterEach(emptyPage);

    it('asks for mode no-cors, and says that there is nothing to read', async () => {
        const calls = holdNetwork();
        const { lane, find } = mountLane('c-no-cors-fetch', NoCorsFetch, { request: { url: 'https://a.example/' } });
        const running = lane.run();
        calls[0].answer(opaqueResponse as unknown as Response);
        expect(calls[0].init.mode).toBe('no-cors');
        expect(await running).toMatchObject({
            outcome: 'opaque',
            response: { status: 0, type: 'opaque', headers: [] }
        });
        await settle();
        expect(find('c-lane-card').textContent).toContain('c.NoCorsFetch_NothingToRead');
    });

    it('can read the answer of its own origin', async () => {
        const calls = holdNetwork();
        const { lane } = mountLane('c-no-cors-fetch', NoCorsFetch, { request: { url: '/resource' } });
        const running = lane.run();
        calls[0].answer({ ...opaqueResponse, status: 200, type: 'basic' } as unknown as Response);
        expect(await running).toMatchObject({ outcome: 'readable', response: { status: 200, type: 'basic' } });
    });
});
