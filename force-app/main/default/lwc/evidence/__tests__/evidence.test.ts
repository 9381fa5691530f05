import send from '@salesforce/apex/CalloutProxy.send';
import { settle } from 'test-help/lane';

jest.mock('@salesforce/apex/CalloutProxy.send', () => ({ default: jest.fn() }), { virtual: true });

const sent = send as unknown as jest.Mock;
const URL_ = 'https://api.example/orders?trace=t1';
const rejected = { lane: 'direct', outcome: 'blocked', ended: 'settled', startedAt: 0, durationMs: 1 };

type Evidence = typeof import('c/evidence');

/** The module afresh, as on a page just loaded; `policy` is the page's own header. */
function load(policy: string | null): Evidence {
    global.fetch = jest.fn(() =>
        Promise.resolve(new Response(null, { headers: policy ? { 'content-security-policy': policy } : {} }))
    );
    let evidence: Evidence | undefined;
    jest.isolateModules(() => {
        evidence = require('c/evidence') as Evidence;
    });
    return evidence as Evidence;
}

function setResourceEntries(entries: object[] | undefined): void {
    Object.assign(performance, {
        getEntriesByType: entries && (() => entries),
        setResourceTimingBufferSize: jest.fn()
    });
}

function violate(more: object = {}): void {
    document.dispatchEvent(
        Object.assign(new CustomEvent('securitypolicyviolation'), {
            effectiveDirective: 'connect-src',
            blockedURI: URL_,
            disposition: 'enforce',
            ...more
        })
    );
}

const collect = (evidence: Evidence, more: object = {}) =>
    evidence.collectEvidence({ request: { url: URL_ }, result: rejected, ...more } as never);

describe('the evidence of a call', () => {
    beforeEach(() => {
        setResourceEntries([]);
        sent.mockReset();
    });

    afterEach(() => jest.restoreAllMocks());

    it('knows the policies of the page, several in one header', async () => {
        const evidence = load("connect-src 'self', default-src 'none'");
        expect(await evidence.pageContext()).toEqual({
            origin: location.origin,
            policies: ["connect-src 'self'", "default-src 'none'"]
        });
        expect((await collect(evidence)).policiesKnown).toBe(true);
    });

    it('says that it does not know the policies when the page cannot be asked', async () => {
        const evidence = load(null);
        (global.fetch as jest.Mock).mockRejectedValue(new TypeError('Failed to fetch'));
        expect(await collect(evidence)).toMatchObject({ policiesKnown: false, page: { policies: [] } });
    });

    it('takes the violation that belongs to the call', async () => {
        const evidence = load(null);
        evidence.installEvidence();
        violate();
        expect(await collect(evidence)).toMatchObject({
            violation: { directive: 'connect-src', blockedUrl: URL_, seenBy: 'event' },
            violationsObservable: true,
            resourceTiming: 'none'
        });
        expect(evidence.violationDetection()).toBe('event');
    });

    it.each([
        ['is only reported', { disposition: 'report' }],
        ['is of another directive', { effectiveDirective: 'script-src' }],
        ['is of another URL', { blockedURI: 'https://other.example/' }]
    ])('ignores a violation that %s', async (_why, more) => {
        const evidence = load(null);
        evidence.installEvidence();
        violate(more);
        expect((await collect(evidence)).violation).toBeUndefined();
    });

    it('recognises the call by its trace after a redirect', async () => {
        const evidence = load(null);
        evidence.installEvidence();
        violate({ blockedURI: 'https://other.example/open?trace=t1' });
        expect((await collect(evidence)).violation).toBeDefined();
    });

    it('falls back to a ReportingObserver where listeners are forbidden', async () => {
        jest.spyOn(document, 'addEventListener').mockImplementation(() => {
            throw new Error('Lightning Web Security');
        });
        let report: (reports: object[]) => void = () => undefined;
        Object.assign(window, {
            ReportingObserver: class {
                constructor(callback: typeof report) {
                    report = callback;
                }
                observe = () => undefined;
            }
        });
        const evidence = load(null);
        expect(evidence.violationDetection()).toBe('reporting-observer');
        report([
            { body: { effectiveDirective: 'connect-src', blockedURL: URL_, disposition: 'enforce' } },
            { body: null }
        ]);
        expect((await collect(evidence)).violation).toMatchObject({ seenBy: 'reporting-observer' });
        delete (window as unknown as Record<string, unknown>).ReportingObserver;
    });

    it('falls back to Resource Timing where neither can be had', async () => {
        jest.spyOn(document, 'addEventListener').mockImplementation(() => {
            throw new Error('Lightning Web Security');
        });
        const evidence = load(null);
        expect(evidence.violationDetection()).toBe('resource-timing');
        expect(await collect(evidence)).toMatchObject({ violationsObservable: false, resourceTiming: 'none' });
    });

    it.each([
        ['entry', [{ name: `${URL_}#x`, startTime: 5 }]],
        ['none', [{ name: 'https://other.example/', startTime: 5 }]],
        ['unknown', Array.from({ length: 5000 }, () => ({ name: 'https://other.example/', startTime: 5 }))],
        ['unknown', undefined]
    ])('reads %s from Resource Timing', async (expected, entries) => {
        const evidence = load(null);
        setResourceEntries(entries);
        expect((await collect(evidence)).resourceTiming).toBe(expected);
    });

    it('asks the browser nothing about a call that the org made', async () => {
        const evidence = load(null);
        const observation = await collect(evidence, { result: { ...rejected, lane: 'apex' } });
        expect(observation).toMatchObject({ resourceTiming: 'unknown', request: { mode: 'cors' } });
    });

    it('passes on the probe, the other lanes and the log', async () => {
        const evidence = load(null);
        const more = { probe: 'opaque', others: [rejected], serverLog: [] };
        expect(await collect(evidence, more)).toMatchObject(more);
    });

    it('describes the request as its lane sends it', () => {
        const { fetchRequestOf } = load(null);
        const request = { url: URL_, method: 'POST', headers: [['X-A', '1']], body: '', credentials: 'omit' } as never;
        expect(fetchRequestOf(request, 'no-cors')).toEqual({ ...(request as object), mode: 'no-cors' });
        expect(fetchRequestOf({ url: URL_ }, 'direct')).toEqual({ url: URL_, mode: 'cors' });
    });

    it('probes with a GET without CORS', async () => {
        const { probe } = load(null);
        expect(await probe(URL_)).toBe('opaque');
        (global.fetch as jest.Mock).mockRejectedValue(new TypeError('Failed to fetch'));
        expect(await probe(URL_)).toBe('rejected');
    });
});

describe('the log of the API', () => {
    const entries = [{ method: 'GET', status: 200 }];
    const received = (body: string) => ({ outcome: 'RECEIVED', statusCode: 200, body });

    beforeEach(() => sent.mockReset());

    it('is asked for through Apex', async () => {
        sent.mockResolvedValue(received(JSON.stringify({ entries })));
        expect(await load(null).readServerLog('https://api.example', 'key')).toEqual(entries);
        expect(sent.mock.calls[0][0]).toMatchObject({
            request: { url: 'https://api.example/log', method: 'POST', body: 'key' }
        });
    });

    it('is asked for directly where Apex may not', async () => {
        const evidence = load(null);
        sent.mockRejectedValue(new Error('no access'));
        global.fetch = jest.fn(() => Promise.resolve(Response.json({ entries }))) as never;
        expect(await evidence.readServerLog('https://api.example', 't')).toEqual(entries);
    });

    it.each([
        ['is no log', () => Promise.resolve(Response.json({ other: 1 }))],
        ['is refused', () => Promise.resolve(new Response(null, { status: 404 }))],
        ['is blocked', () => Promise.reject(new TypeError('Failed to fetch'))]
    ])('is not known when the answer %s', async (_what, answer) => {
        const evidence = load(null);
        sent.mockResolvedValue({ outcome: 'REFUSED' });
        global.fetch = jest.fn(answer) as never;
        expect(await evidence.readServerLog('https://api.example', 't')).toBeUndefined();
    });

    it('is asked again while a request is not answered, unless nobody waits for it', async () => {
        jest.spyOn(global, 'setTimeout').mockImplementation(((go: () => void) => setImmediate(go)) as never);
        const evidence = load(null);
        sent.mockResolvedValue(received(JSON.stringify({ entries: [{ method: 'GET' }] })));
        await evidence.readServerLog('https://api.example', 't');
        expect(sent).toHaveBeenCalledTimes(5);
        sent.mockClear();
        await evidence.readServerLog('https://api.example', 't', true);
        expect(sent).toHaveBeenCalledTimes(1);
        jest.restoreAllMocks();
        await settle();
    });
});
