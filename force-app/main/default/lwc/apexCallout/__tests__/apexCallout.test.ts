import ApexCallout from 'c/apexCallout';
import send from '@salesforce/apex/CalloutProxy.send';
import { emptyPage, mountLane, settle } from 'test-help/lane';

jest.mock('@salesforce/apex/CalloutProxy.send', () => ({ default: jest.fn() }), { virtual: true });

const sent = send as unknown as jest.Mock;
const REQUEST = {
    url: 'https://sample-api.example.com/orders',
    method: 'PUT',
    headers: [['X-Api-Version', '2']],
    body: '{"password":"hush"}',
    timeLimit: 2000
};
const RECEIVED = {
    outcome: 'RECEIVED',
    message: '',
    fix: '',
    target: 'Sample_API',
    statusCode: 200,
    status: 'OK',
    headers: [{ name: 'X-Total-Count', value: '3' }],
    body: '{"orders":[]}',
    contentType: 'application/json'
};

const mount = (request: object = REQUEST) => mountLane('c-apex-callout', ApexCallout, { request });

describe('c-apex-callout', () => {
    afterEach(() => {
        emptyPage();
        sent.mockReset();
    });

    it('asks Apex to make the call, and shows its answer', async () => {
        sent.mockResolvedValue(RECEIVED);
        const { lane, started, results } = mount();
        const result = await lane.run();
        expect(sent).toHaveBeenCalledWith({
            request: expect.objectContaining({
                url: REQUEST.url,
                method: 'PUT',
                headers: [{ name: 'X-Api-Version', value: '2' }],
                body: REQUEST.body
            })
        });
        expect(result).toMatchObject({
            lane: 'apex',
            outcome: 'readable',
            response: { status: 200, statusText: 'OK', headers: [['X-Total-Count', '3']] },
            body: { kind: 'json' },
            callout: { outcome: 'RECEIVED', target: 'Sample_API' }
        });
        expect(started).toHaveLength(1);
        expect(results).toEqual([result]);
        expect(lane.result).toBe(result);
    });

    it('shows binary content by its size', async () => {
        sent.mockResolvedValue({ ...RECEIVED, body: '', bodyBase64: 'AAEC', contentType: 'image/png' });
        const { lane } = mount({ url: REQUEST.url });
        expect((await lane.run()).body).toMatchObject({ kind: 'binary', bytes: 3 });
    });

    it('passes on why the proxy refused, and what to change', async () => {
        const refusal = { outcome: 'TARGET_NOT_REGISTERED', message: 'No target', fix: 'Add one' };
        sent.mockResolvedValue(refusal);
        const { lane } = mount();
        expect(await lane.run()).toMatchObject({ outcome: 'blocked', callout: refusal });
    });

    it.each([
        [
            'of Apex',
            { body: { message: 'You do not have access to the Apex class' } },
            'You do not have access to the Apex class'
        ],
        ['of the platform', new Error('Script-thrown'), 'Script-thrown'],
        ['of any other shape', 'odd', 'odd']
    ])('gives the message of an error %s', async (_whose, error, message) => {
        sent.mockRejectedValue(error);
        const { lane } = mount();
        expect(await lane.run()).toMatchObject({ outcome: 'blocked', error: { message } });
    });

    it('ignores the answer after Cancel', async () => {
        sent.mockReturnValue(new Promise(() => undefined));
        const { lane, find, results } = mount();
        const running = lane.run();
        find('c-lane-card').dispatchEvent(new CustomEvent('cancel'));
        expect(await running).toMatchObject({ outcome: 'blocked', ended: 'cancelled' });
        expect(results).toHaveLength(1);
    });

    it('lets a second run replace the first', async () => {
        sent.mockReturnValueOnce(new Promise(() => undefined)).mockResolvedValueOnce(RECEIVED);
        const { lane, find, results } = mount();
        const first = lane.run();
        find('c-lane-card').dispatchEvent(new CustomEvent('run'));
        await first;
        await settle();
        expect(results).toHaveLength(1);
        expect(results[0].outcome).toBe('readable');
    });

    it.each([
        ['removed', 'remove'],
        ['reset', 'reset']
    ] as const)('is silent, and has no answer, when it has been %s before the answer', async (_what, end) => {
        sent.mockReturnValue(new Promise(() => undefined));
        const { lane, results } = mount();
        const running = lane.run();
        lane[end]();
        await running;
        expect(results).toEqual([]);
        expect(lane.result).toBeUndefined();
    });

    it('shows its call as code, and is accessible', async () => {
        sent.mockResolvedValue(RECEIVED);
        const { lane, find } = mount();
        await lane.run();
        await settle();
        expect(find('c-lane-card').code).toContain('CalloutProxy.send');
        expect(find('c-lane-card').code).not.toContain('hush');
        await expect(lane).toBeAccessible();
    });
});
