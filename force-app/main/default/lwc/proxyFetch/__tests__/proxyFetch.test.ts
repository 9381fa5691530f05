import ProxyFetch from 'c/proxyFetch';
import openSession from '@salesforce/apex/ProxySession.open';
import { emptyPage, holdNetwork, mountLane, responseOf, settle } from 'test-help/lane';
import { behavesAsFetchLane } from 'test-help/fetchLane';

jest.mock('@salesforce/apex/ProxySession.open', () => ({ default: jest.fn() }), { virtual: true });

const opened = openSession as unknown as jest.Mock;
const GRANT = { url: 'https://proxy.example/some-api/orders', token: 'one.two.three', expiresIn: 300 };

describe('c-proxy-fetch', () => {
    beforeEach(() => {
        opened.mockReset();
        opened.mockResolvedValue(GRANT);
    });

    behavesAsFetchLane('c-proxy-fetch', ProxyFetch, 'proxy');

    afterEach(emptyPage);

    it('asks Apex for a token and sends the request to the proxy with it, without cookies', async () => {
        const calls = holdNetwork();
        const request = {
            url: 'https://api.example/orders',
            method: 'POST',
            headers: [['Content-Type', 'application/json']],
            body: '{"item":"tea"}',
            credentials: 'include'
        };
        const { lane } = mountLane('c-proxy-fetch', ProxyFetch, { request });
        const running = lane.run();
        await settle();
        calls[0].answer(responseOf('{"order":1}', { status: 201 }));
        expect(await running).toMatchObject({ outcome: 'readable', response: { status: 201 } });
        expect(opened).toHaveBeenCalledWith({ url: request.url });
        expect(calls[0].url).toBe(GRANT.url);
        expect(calls[0].init).toMatchObject({
            method: 'POST',
            body: request.body,
            credentials: 'omit',
            headers: [
                ['Content-Type', 'application/json'],
                ['Authorization', 'Bearer one.two.three']
            ]
        });
    });

    it('sends nothing when there is no token, and says why in the words of Apex', async () => {
        const calls = holdNetwork();
        opened.mockRejectedValue({ body: { message: 'The CORS proxy gave no token: HTTP 401' } });
        const { lane } = mountLane('c-proxy-fetch', ProxyFetch, { request: { url: 'https://api.example/' } });
        expect(await lane.run()).toMatchObject({
            outcome: 'blocked',
            error: { name: 'ApexError', message: 'The CORS proxy gave no token: HTTP 401' }
        });
        expect(calls).toHaveLength(0);
    });

    it('can be cancelled while it waits for the token', async () => {
        holdNetwork();
        opened.mockReturnValue(new Promise(() => undefined));
        const { lane } = mountLane('c-proxy-fetch', ProxyFetch, { request: { url: 'https://api.example/' } });
        const running = lane.run();
        lane.cancel();
        expect(await running).toMatchObject({ outcome: 'blocked', ended: 'cancelled' });
    });
});
