import DirectFetch from 'c/directFetch';
import { emptyPage, holdNetwork, mountLane, responseOf } from 'test-help/lane';
import { behavesAsFetchLane } from 'test-help/fetchLane';

describe('c-direct-fetch', () => {
    behavesAsFetchLane('c-direct-fetch', DirectFetch, 'direct');

    afterEach(emptyPage);

    it('sends the request as it is given, and reads status, headers and body', async () => {
        const calls = holdNetwork();
        const request = {
            url: 'https://sample-api.example.com/orders',
            method: 'POST',
            headers: [['Content-Type', 'application/json']],
            body: '{"item":"tea"}',
            credentials: 'include'
        };
        const { lane } = mountLane('c-direct-fetch', DirectFetch, { request });
        const running = lane.run();
        calls[0].answer(
            responseOf('{"order":1}', { status: 201, headers: { 'content-type': 'application/json', 'x-id': '7' } })
        );
        const result = await running;
        expect(calls[0].url).toBe(request.url);
        expect(calls[0].init).toMatchObject({ method: 'POST', body: request.body, credentials: 'include' });
        expect(calls[0].init.mode).toBeUndefined();
        expect(result).toMatchObject({
            outcome: 'readable',
            response: {
                status: 201,
                type: 'cors',
                headers: [
                    ['content-type', 'application/json'],
                    ['x-id', '7']
                ]
            },
            body: { kind: 'json', text: '{\n  "order": 1\n}' }
        });
    });

    it('is blocked when the connection breaks in the middle of the body', async () => {
        const calls = holdNetwork();
        const { lane } = mountLane('c-direct-fetch', DirectFetch, { request: { url: 'https://a.example/' } });
        const running = lane.run();
        const broken = new ReadableStream({ start: (controller) => controller.error(new TypeError('network error')) });
        calls[0].answer(responseOf(broken));
        expect(await running).toMatchObject({
            outcome: 'blocked',
            error: { message: 'network error' },
            response: { status: 200 }
        });
    });
});
