import { toldOf } from 'c/evidence';
import type { LaneResult } from 'c/crossOrigin';

jest.mock('@salesforce/apex/CalloutProxy.send', () => ({ default: jest.fn() }), { virtual: true });

const SECRET = 'marked-secret';
const REQUEST = {
    url: `https://api.test/orders?key=${SECRET}`,
    headers: [['X-Api-Key', SECRET]] as [string, string][]
};
const QUOTE = `It says ${SECRET}.`;

const resultOf = (more: Partial<LaneResult>): LaneResult => ({
    lane: 'direct',
    outcome: 'blocked',
    ended: 'settled',
    startedAt: 0,
    durationMs: 1,
    ...more
});

const told = (more: Partial<LaneResult>, quote = '') =>
    toldOf({
        scenario: 'own',
        lane: more.lane ?? 'direct',
        trace: 'trace',
        request: REQUEST,
        explanation: {
            result: resultOf(more),
            diagnosis: { outcome: 'blocked', certain: true, causes: [], wanted: [], text: quote },
            fixes: [{ id: 'x', owner: 'developer', title: 'Change', text: quote, code: { text: quote } }],
            exchange: {},
            hiddenHeaders: [],
            canProbe: false
        } as never
    });

describe('what a page tells of a call', () => {
    const response = {
        status: 200,
        statusText: 'OK',
        type: 'cors' as ResponseType,
        url: 'https://api.test/orders',
        redirected: false,
        headers: [['X-Count', '4']] as [string, string][]
    };
    const callout = { outcome: 'RECEIVED', message: 'It answered.', fix: 'Nothing.', target: 'Sample_API' };

    it.each<[what: string, result: Partial<LaneResult>, conclusion: string]>([
        ['its address', {}, ''],
        ['the address of its answer', { response: { ...response, url: `https://api.test/?token=${SECRET}` } }, ''],
        ['a header of its answer', { response: { ...response, headers: [['X-Session', SECRET]] } }, ''],
        ['the body of its answer', { body: { kind: 'text', text: SECRET, bytes: 9, contentType: '', cut: false } }, ''],
        [
            'what the proxy was sent',
            { lane: 'proxy', sent: { url: 'https://proxy.test', headers: [['X-Api-Key', SECRET]] } },
            ''
        ],
        ['what Apex says', { lane: 'apex', callout: { ...callout, message: QUOTE } }, ''],
        ['what Apex would change', { lane: 'apex', callout: { ...callout, fix: QUOTE } }, ''],
        [
            'an error of Apex',
            { lane: 'apex', error: { name: 'ApexError', message: 'The answer was another-secret' } },
            ''
        ],
        ['an error of the page that quotes the request', { error: { name: 'TypeError', message: QUOTE } }, ''],
        ['a conclusion that quotes the request', {}, QUOTE]
    ])('holds no secret of %s', (_what, result, conclusion) => {
        expect(JSON.stringify(told(result, conclusion))).not.toMatch(/marked-secret|another-secret/);
    });

    it('says where the call went, how it ended and which headers came', () => {
        expect(told({ outcome: 'readable', response, lane: 'direct' })).toMatchObject({
            url: 'https://api.test/orders?key=…',
            result: {
                outcome: 'readable',
                response: { status: 200, url: 'https://api.test/orders', headers: [['X-Count', '…']] }
            }
        });
        expect(told({ error: { name: 'TypeError', message: 'Failed to fetch' } }).result.error?.message).toBe(
            'Failed to fetch'
        );
    });
});
