import { apply } from '../../apply';
import type { Call, Change, Hop, ServerResponse } from '../../types';

const hop = (status: number, ...headers: ServerResponse['headers']): Hop => ({ response: { status, headers } });
const to = (address: string): Hop => hop(302, ['Location', address]);
const CALL: Call = {
    page: { origin: 'https://page.test', policies: [] },
    request: { url: 'https://api.test/', headers: [['X-A', '1']] },
    hops: [hop(200)]
};

describe('a source that is to be trusted', () => {
    const trust = { directive: 'connect-src', source: 'https://api.test' };
    it.each([
        ["connect-src 'self'", "connect-src 'self' https://api.test"],
        ["connect-src 'none'", 'connect-src https://api.test'],
        ["connect-src 'NONE'", 'connect-src https://api.test'],
        ["img-src *; connect-src 'self'; font-src x", "img-src *;connect-src 'self' https://api.test; font-src x"],
        ["default-src 'self'", "default-src 'self'; connect-src 'self' https://api.test"],
        ['connect-src https://api.test', 'connect-src https://api.test'],
        ['img-src *', 'img-src *']
    ])('%s becomes %s', (policy, becomes) => {
        const page = { ...CALL.page, policies: [policy] };
        expect(apply({ trust }, { ...CALL, page }).page.policies.map((one) => one.replaceAll('; c', '; c'))).toEqual([
            becomes
        ]);
    });

    it('goes to what is narrower than the directive, where the policy has that', () => {
        const page = { ...CALL.page, policies: ["style-src 'self'; style-src-elem a.test"] };
        expect(apply({ trust: { directive: 'style-src', source: 'b.test' } }, { ...CALL, page }).page.policies).toEqual(
            ["style-src 'self';style-src-elem a.test b.test"]
        );
    });
});

describe('a request', () => {
    it('stays the same one where nothing of it changes', () => {
        expect(apply({ page: { origin: 'https://other.test' } }, CALL).request).toBe(CALL.request);
    });

    it.each<[Change, object]>([
        [{ request: { method: 'POST' } }, { ...CALL.request, method: 'POST' }],
        [{ request: { headers: null } }, { url: 'https://api.test/' }],
        [{ leaveOff: ['x-a'] }, { url: 'https://api.test/', headers: [] }]
    ])('%j', (change, becomes) => {
        expect(apply(change, CALL).request).toStrictEqual(becomes);
    });

    it('gets no headers by a change of something else', () => {
        const request = { url: 'https://api.test/' };
        expect(apply({ request: { method: 'PUT' } }, { ...CALL, request }).request).toStrictEqual({
            ...request,
            method: 'PUT'
        });
    });
});

describe('the answers', () => {
    it.each<[string, Hop[], number, Hop[]]>([
        ['the last one, which is good for each place', [to('/b'), hop(200)], 1, [hop(200), hop(200)]],
        ['a last one that leads on', [to('/b'), to('/c')], 1, [to('/c')]],
        ['a last one that nobody gave', [to('/b'), { response: 'unreachable' }], 1, [{ response: 'unreachable' }]],
        ['more than one', [to('/a'), to('/b'), hop(200)], 1, [to('/b'), hop(200)]]
    ])('what is left is %s', (_what, hops, answeredBy, left) => {
        expect(apply({ answeredBy }, { ...CALL, hops }).hops).toEqual(left);
    });

    it('changes at its own place alone', () => {
        const hops = [to('/b'), hop(200, ['X-A', '1'])];
        const set: ServerResponse['headers'] = [['X-B', '2']];
        expect(apply({ answers: [{ hop: 1, part: 'response', set }] }, { ...CALL, hops }).hops).toEqual([
            to('/b'),
            hop(200, ['X-A', '1'], ['X-B', '2'])
        ]);
    });
});
