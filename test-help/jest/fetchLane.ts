import type { LightningElement } from 'lwc';
import type { Lane } from '../../force-app/main/default/lwc/crossOrigin/types';
import { emptyPage, holdNetwork, mountLane, responseOf, settle, type NetworkCall } from './lane';

/** The real one, before any test holds the network: it checks its arguments as a browser does, and none of these leaves the page. */
const realFetch = global.fetch;

const UNUSABLE: [what: string, request: object][] = [
    ['what is not a URL', { url: 'not a url' }],
    ['a javascript: URL', { url: 'javascript:alert(1)' }],
    ['a header name with a space', { headers: [['X Name', 'a']] }],
    ['a header value with a newline', { headers: [['X-Name', 'a\nb']] }],
    ['a GET with a body', { method: 'GET', body: 'a' }]
];

const REQUEST = { url: 'https://sample-api.example.com/orders', timeLimit: 3000 };

/** What every lane that calls `fetch` promises beside what c/lane does for all: its buttons, its errors, its code. */
export function behavesAsFetchLane(tag: string, component: typeof LightningElement, lane: Lane): void {
    describe('as every lane', () => {
        let calls: NetworkCall[];

        beforeEach(() => {
            calls = holdNetwork();
        });

        afterEach(() => {
            emptyPage();
            jest.restoreAllMocks();
        });

        const mount = (request: object = REQUEST) => mountLane(tag, component, { request });

        it('shows that it runs, and runs again from its button', async () => {
            const { find, started } = mount();
            find('c-lane-card').dispatchEvent(new CustomEvent('run'));
            await settle();
            expect(find('c-lane-card').running).toBe(true);
            expect(started).toHaveLength(1);
        });

        it('is cancelled by its button', async () => {
            const { lane: element, find, results } = mount();
            const running = element.run();
            find('c-lane-card').dispatchEvent(new CustomEvent('cancel'));
            expect(await running).toMatchObject({ outcome: 'blocked', ended: 'cancelled' });
            expect(results).toHaveLength(1);
        });

        it('gives the rejection word for word', async () => {
            const { lane: element } = mount();
            const running = element.run();
            await settle();
            calls.at(-1)!.fail(new TypeError('Failed to fetch'));
            expect(await running).toMatchObject({
                lane,
                outcome: 'blocked',
                ended: 'settled',
                error: { name: 'TypeError', message: 'Failed to fetch' }
            });
        });

        it('answers for a request that it was never given', async () => {
            const { lane: element } = mountLane(tag, component, {});
            const running = element.run();
            await settle();
            calls.at(-1)!.fail(new TypeError('Failed to parse URL'));
            expect(await running).toMatchObject({ outcome: 'blocked' });
        });

        it.each(UNUSABLE)('answers %s by its error, and runs again after it', async (_what, unusable) => {
            global.fetch = realFetch;
            const { lane: element, results } = mount({ ...REQUEST, ...unusable });
            expect(await element.run()).toMatchObject({
                outcome: 'blocked',
                ended: 'settled',
                error: { name: 'TypeError', message: expect.stringMatching(/./) }
            });
            calls = holdNetwork();
            element.request = REQUEST;
            const running = element.run();
            await settle();
            calls.at(-1)!.answer(responseOf('ok'));
            expect((await running).ended).toBe('settled');
            expect(results).toHaveLength(2);
        });

        it('shows its call as code', async () => {
            const { find } = mount({ ...REQUEST, method: 'PUT' });
            await settle();
            expect(find('c-lane-card').code).toContain('PUT');
            expect(find('c-lane-card').code).toContain(REQUEST.url);
        });

        it('shows no secret in its code', async () => {
            const secret = 'marked-secret';
            const { find } = mount({
                url: `https://me:${secret}@api.example/?key=${secret}#${secret}`,
                method: 'POST',
                headers: [['X-Api-Key', secret]],
                body: secret
            });
            await settle();
            expect(find('c-lane-card').code).toContain('https://api.example/?key=…');
            expect(find('c-lane-card').code).not.toContain(secret);
        });

        it('is accessible', async () => {
            const { lane: element } = mount();
            const running = element.run();
            await settle();
            calls.at(-1)!.answer(responseOf('ok'));
            await running;
            await expect(element).toBeAccessible();
        });
    });
}
