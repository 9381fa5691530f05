import ProxyFetch from 'c/proxyFetch';
import openSession from '@salesforce/apex/ProxySession.open';
import { emptyPage, holdNetwork, mountLane, responseOf, settle } from 'test-help/lane';
import { behavesAsFetchLane } from 'test-help/fetchLane';

jest.mock('@salesforce/apex/ProxySession.open', () => ({ default: jest.fn() }), { virtual: true });

const opened = openSession as unknown as jest.Mock;
const GRANT = {
    outcome: 'GRANTED',
    url: 'https://proxy.example/some-api/orders',
    token: 'one.two.three',
    expiresIn: 300
};

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
            url: 'https://api.example/orders?key=hush#part',
            method: 'POST',
            headers: [['Content-Type', 'application/json']],
            body: '{"item":"tea"}',
            credentials: 'include'
        };
        const { lane } = mountLane('c-proxy-fetch', ProxyFetch, { request });
        const running = lane.run();
        await settle();
        calls[0].answer(responseOf('{"order":1}', { status: 201 }));
        const result = await running;
        expect(result).toMatchObject({ outcome: 'readable', response: { status: 201 } });
        // The query goes to the API, and not to the org.
        expect(opened).toHaveBeenCalledWith({ url: 'https://api.example/orders' });
        expect(calls[0].url).toBe(`${GRANT.url}?key=hush#part`);
        expect(calls[0].init).toMatchObject({
            method: 'POST',
            body: request.body,
            credentials: 'omit',
            headers: [
                ['Content-Type', 'application/json'],
                ['Authorization', 'Bearer one.two.three']
            ]
        });
        expect(result.sent).toMatchObject({ url: calls[0].url, method: 'POST', credentials: 'omit' });
        expect(JSON.stringify(result)).not.toContain(GRANT.token);
    });

    it('sends nothing when there is no token, and passes on why', async () => {
        const calls = holdNetwork();
        const refusal = { outcome: 'PROXY_REFUSED', message: 'The CORS proxy gave no token.', fix: 'Enter the key.' };
        opened.mockResolvedValue(refusal);
        const { lane } = mountLane('c-proxy-fetch', ProxyFetch, { request: { url: 'https://api.example/' } });
        expect(await lane.run()).toMatchObject({ outcome: 'blocked', ended: 'settled', callout: refusal });
        expect(calls).toHaveLength(0);
    });

    it('reports an exception of Apex in its own words', async () => {
        opened.mockRejectedValue({ body: { message: 'You do not have access to the Apex class' } });
        const { lane } = mountLane('c-proxy-fetch', ProxyFetch, { request: { url: 'https://api.example/' } });
        expect(await lane.run()).toMatchObject({
            outcome: 'blocked',
            error: { name: 'ApexError', message: 'You do not have access to the Apex class' }
        });
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
