import { advise, diagnose } from 'c/crossOrigin';

const PAGE = { origin: 'https://lab.example', policies: ["connect-src 'self' https://proxy.example"] };
const SENT = {
    url: 'https://proxy.example/some-api/orders',
    headers: [['Authorization', 'Bearer TOKEN']],
    credentials: 'omit'
};

function conclude(result: object, observed: object = {}) {
    return diagnose({
        page: PAGE,
        policiesKnown: true,
        resourceTiming: 'entry',
        request: { ...SENT, mode: 'cors' },
        result: {
            lane: 'proxy',
            outcome: 'blocked',
            ended: 'settled',
            startedAt: 0,
            durationMs: 1,
            sent: SENT,
            ...result
        },
        ...observed
    } as never);
}

const reasons = (result: object, observed?: object) => conclude(result, observed).causes.map(({ reason }) => reason);
const advice = (gate: string, reason: string) =>
    advise({ outcome: 'blocked', gate, reason, wire: [] } as never, {
        page: PAGE,
        request: SENT as never,
        lane: 'proxy'
    });

describe('the proxy lane', () => {
    it('tells of the proxy, which is what the browser met', () => {
        expect(conclude({ outcome: 'readable' }).text).toContain('The proxy called the API');
        const unknown = conclude({ error: { name: 'TypeError', message: 'Failed to fetch' } });
        expect(unknown.causes[0].text).toBe(
            'The proxy did not answer: it is down or unknown, or the connection broke.'
        );
        expect(unknown.causes.map(({ text }) => text).join()).not.toContain('API');
        expect(unknown.wanted[0]).toContain("The proxy's own log");
    });

    it('is stopped by CSP where the proxy is no trusted URL', () => {
        const violation = { directive: 'connect-src', blockedUrl: SENT.url, seenBy: 'event' };
        expect(reasons({}, { resourceTiming: 'none', violation })).toEqual(['csp']);
        expect(advice('csp', 'csp')[0].code?.text).toContain('<endpointUrl>https://proxy.example</endpointUrl>');
    });

    it('concludes nothing from the log of the API and from other lanes, which never met the proxy', () => {
        const answered = { method: 'GET', status: 200, responseHeaders: [], headers: [], url: '/orders' };
        const direct = { lane: 'no-cors', outcome: 'opaque', ended: 'settled' };
        const alone = reasons({});
        expect(alone).toContain('unreachable');
        expect(reasons({}, { serverLog: [answered], others: [direct] })).toEqual(alone);
        expect(reasons({}, { serverLog: [] })).toEqual(alone);
    });

    it.each([
        ['PROXY_REFUSED', 'proxy-refused', 'named-credential'],
        ['UNREGISTERED_TARGET', 'unregistered-target', 'callout-target'],
        ['UNREACHABLE', 'unreachable', 'network']
    ])('says why Apex got no token: %s', (outcome, reason, gate) => {
        const refused = conclude({ sent: undefined, callout: { outcome, message: '', fix: '' } });
        expect(refused).toMatchObject({ certain: true, causes: [{ reason, gate }] });
    });

    it('is an error of Apex when ProxySession throws', () => {
        expect(reasons({ sent: undefined, error: { name: 'ApexError', message: 'No access' } })).toEqual([
            'apex-error'
        ]);
    });

    it.each([
        ['cors', 'MissingAllowOriginHeader', ['proxy-allow-origin']],
        ['preflight', 'HeaderDisallowedByPreflightResponse', ['proxy-allow-origin', 'proxy-allow-request']],
        ['network', 'unreachable', ['check-proxy']],
        ['named-credential', 'proxy-refused', ['proxy-session-key', 'proxy-upstream']],
        ['callout-target', 'unregistered-target', ['callout-target']]
    ])('advises what to change at the proxy: %s', (gate, reason, ids) => {
        expect(advice(gate, reason).map(({ id }) => id)).toEqual(ids);
    });

    it('names the page that the proxy should serve', () => {
        expect(advice('cors', 'MissingAllowOriginHeader')[0].text).toContain(PAGE.origin);
    });
});
