import ImageAndForm from 'c/imageAndForm';
import { emptyPage, mountLane, settle } from 'test-help/lane';

const REQUEST = { url: 'https://sample-api.example.com/without-script' };
const mount = (kind: 'image' | 'form') => mountLane('c-image-and-form', ImageAndForm, { request: REQUEST, kind });

describe('c-image-and-form', () => {
    afterEach(() => {
        emptyPage();
        jest.restoreAllMocks();
    });

    it.each([
        ['load', 'opaque'],
        ['error', 'blocked']
    ])('an image that fires %s is %s', async (event, outcome) => {
        const { lane, find, results } = mount('image');
        const running = lane.run();
        await settle();
        expect((find('img') as unknown as HTMLImageElement).src).toBe(REQUEST.url);
        find('img').dispatchEvent(new CustomEvent(event));
        expect(await running).toMatchObject({ lane: 'image', outcome });
        expect(results).toHaveLength(1);
        expect(lane.result).toEqual(await running);
    });

    it('a form is sent to the API, and nothing of the answer is seen', async () => {
        const submit = jest.spyOn(HTMLFormElement.prototype, 'submit').mockImplementation(() => undefined);
        const { lane, find } = mount('form');
        const result = await lane.run();
        expect(submit).toHaveBeenCalledTimes(1);
        expect((find('form') as unknown as HTMLFormElement).action).toBe(REQUEST.url);
        expect(result).toMatchObject({ lane: 'form', outcome: 'opaque' });
    });

    it('can be cancelled, and run again', async () => {
        const { lane, find, results } = mount('image');
        const first = lane.run();
        find('c-lane-card').dispatchEvent(new CustomEvent('cancel'));
        expect(await first).toMatchObject({ outcome: 'blocked' });
        find('c-lane-card').dispatchEvent(new CustomEvent('run'));
        await settle();
        find('img').dispatchEvent(new CustomEvent('load'));
        await settle();
        expect(results.map(({ outcome }) => outcome)).toEqual(['blocked', 'opaque']);
    });

    it.each([
        ['removed', 'remove'],
        ['reset', 'reset']
    ] as const)('is silent, and has no answer, when it has been %s before the image came', async (_what, end) => {
        const { lane, results } = mount('image');
        const running = lane.run();
        lane[end]();
        await running;
        expect(results).toEqual([]);
        expect(lane.result).toBeUndefined();
    });

    it.each(['image', 'form'] as const)('shows the %s as code, and is accessible', async (kind) => {
        const { lane, find } = mount(kind);
        await settle();
        expect(find('c-lane-card').code).toContain(REQUEST.url);
        await expect(lane).toBeAccessible();
    });
});
