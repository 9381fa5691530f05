import type { Gate } from 'c/crossOrigin';
import { exchangeOf } from 'c/evidence';

const PAGE = { origin: 'https://lab.example', policies: [] };
const API = 'https://api.example';
const ORIGIN: [string, string][] = [['Origin', PAGE.origin]];

const entry = (more: object = {}) => ({
    trace: 't',
    at: 1,
    origin: API,
    method: 'GET',
    url: '/orders',
    headers: ORIGIN,
    bodyBytes: 0,
    status: 200,
    responseHeaders: [],
    ...more
});
const preflight = entry({
    method: 'OPTIONS',
    headers: [...ORIGIN, ['Access-Control-Request-Method', 'PUT'], ['Access-Control-Request-Headers', 'x-a, x-b']],
    status: 204
});

interface Case {
    lane?: string;
    outcome?: string;
    gate?: string;
    reason?: string;
    certain?: boolean;
    serverLog?: object[];
    request?: object;
    response?: object;
    resourceTiming?: string;
    sent?: object;
    callout?: object;
    apiUrl?: string;
    absent?: Gate[];
}

function draw({ lane = 'direct', outcome = 'readable', gate, reason = '', certain = true, ...more }: Case) {
    const { request = { url: `${API}/orders` }, response, sent, callout, apiUrl, absent, ...observed } = more;
    const result = { lane, outcome, ended: 'settled', startedAt: 0, durationMs: 1, response, sent, callout };
    const causes = gate ? [{ gate, reason, text: '' }] : [];
    return exchangeOf(
        { page: PAGE, request, result, ...observed } as never,
        { outcome, certain, causes, wanted: [], text: '' } as never,
        absent ?? ['named-credential'],
        apiUrl
    );
}

/** Steps in a few words: who to whom, or which gate with what result. */
const words = ({ steps }: ReturnType<typeof draw>): string[] =>
    steps.map((step) => {
        switch (step.kind) {
            case 'gate':
                return `${step.gate} ${step.passed === undefined ? 'maybe' : step.passed ? 'passed' : 'stopped'}`;
            case 'note':
                return step.text;
            default:
                return `${step.from}>${step.to} ${step.method ?? step.status ?? step.given ?? 'answer'}${step.known ? '' : '?'}`;
        }
    });

describe('the exchange of a call', () => {
    it('draws no gate as passed that is none', () => {
        const response = { type: 'cors', status: 200, headers: [] };
        expect(words(draw({ absent: ['csp'], serverLog: [entry()], response }))[0]).toBe('page>api GET');
        const byCredential = words(draw({ lane: 'apex', absent: ['remote-site'], serverLog: [entry()] }));
        expect(byCredential).toContain('named-credential passed');
        expect(byCredential).not.toContain('remote-site passed');
    });

    it('is drawn from the log of the API', () => {
        const exchange = draw({ serverLog: [entry()], response: { type: 'cors', status: 200, headers: [] } });
        expect(exchange).toMatchObject({ source: 'server-log', actors: [{ id: 'page' }, { id: 'api', origin: API }] });
        expect(words(exchange)).toEqual(['csp passed', 'page>api GET', 'api>page 200', 'cors passed']);
    });

    it('ends at CSP when nothing was sent', () => {
        expect(words(draw({ outcome: 'blocked', gate: 'csp', reason: 'csp', serverLog: [] }))).toEqual(['csp stopped']);
    });

    it('shows both servers of a redirect that CSP stopped', () => {
        const log = [entry({ status: 302 }), entry({ origin: 'https://other.example' })];
        const exchange = draw({ outcome: 'blocked', gate: 'csp', reason: 'csp-redirect', serverLog: log });
        expect(exchange.actors.map(({ id }) => id)).toEqual(['page', 'api', 'api2']);
        expect(words(exchange).at(-1)).toBe('csp stopped');
    });

    it('withholds an answer that the CORS check refused, and notes what the API did', () => {
        const log = [entry({ method: 'POST', acted: 'order placed' })];
        const exchange = draw({ outcome: 'blocked', gate: 'cors', reason: 'MissingAllowOriginHeader', serverLog: log });
        expect(words(exchange)).toEqual([
            'csp passed',
            'page>api POST',
            'order placed',
            'api>page 200',
            'cors stopped'
        ]);
        expect(exchange.steps.find(({ kind }) => kind === 'response')).toMatchObject({
            given: 'withheld',
            allowOrigin: null
        });
    });

    it('shows what a preflight asked for, and that the request followed', () => {
        const exchange = draw({ serverLog: [preflight, entry({ method: 'PUT' })] });
        expect(words(exchange)).toEqual([
            'csp passed',
            'page>api OPTIONS',
            'api>page 204',
            'preflight passed',
            'page>api PUT',
            'api>page 200'
        ]);
        expect(exchange.steps[1]).toMatchObject({ preflight: true, asksFor: ['PUT', 'x-a', 'x-b'] });
    });

    it('ends at a preflight that was refused, once', () => {
        const exchange = draw({
            outcome: 'blocked',
            gate: 'preflight',
            reason: 'PreflightInvalidStatus',
            serverLog: [preflight]
        });
        expect(words(exchange).filter((word) => word.startsWith('preflight'))).toEqual(['preflight stopped']);
    });

    it('has no answer to a request that nobody answered', () => {
        const log = [entry({ status: undefined })];
        expect(words(draw({ outcome: 'blocked', gate: 'time-limit', reason: 'timed-out', serverLog: log }))).toEqual([
            'csp passed',
            'page>api GET',
            'time-limit stopped'
        ]);
    });

    it('marks what no record says', () => {
        const exchange = draw({
            request: { url: `${API}/orders`, method: 'PUT' },
            response: { type: 'cors', status: 200, headers: [['Access-Control-Allow-Origin', '*']] }
        });
        expect(exchange.source).toBe('browser');
        expect(words(exchange)).toEqual([
            'csp passed',
            'page>api OPTIONS?',
            'page>api PUT',
            'api>page 200',
            'cors passed'
        ]);
    });

    it('names each gate that may have stopped a call', () => {
        const exchange = draw({ outcome: 'blocked', gate: 'network', certain: false, resourceTiming: 'entry' });
        expect(words(exchange)).toContain('network maybe');
    });

    it('goes through the org for Apex, and knows no address of it', () => {
        const exchange = draw({ lane: 'apex', serverLog: [entry({ headers: [] })] });
        expect(exchange.actors.map(({ id }) => id)).toEqual(['page', 'org', 'api']);
        expect(words(exchange)).toEqual([
            'page>org CalloutProxy.send',
            'remote-site passed',
            'org>api GET',
            'api>org 200',
            'org>page readable'
        ]);
    });

    it('stops inside the org without a Remote Site', () => {
        expect(
            words(draw({ lane: 'apex', outcome: 'blocked', gate: 'remote-site', reason: 'remote-site-missing' }))
        ).toEqual(['page>org CalloutProxy.send', 'remote-site stopped', 'org>page readable']);
    });

    describe('through the proxy', () => {
        const sent = {
            url: 'https://proxy.example/some-api/orders',
            method: 'GET',
            headers: [['Authorization', 'Bearer TOKEN']]
        };

        it('is the browser’s exchange with the proxy, around what the API saw of it', () => {
            const exchange = draw({
                lane: 'proxy',
                sent,
                request: sent,
                apiUrl: `${API}/orders`,
                serverLog: [entry({ headers: [] })],
                response: {
                    type: 'cors',
                    status: 200,
                    headers: [['Access-Control-Allow-Origin', PAGE.origin]]
                }
            });
            expect(exchange.actors).toEqual([
                { id: 'page', origin: PAGE.origin },
                { id: 'proxy', origin: 'https://proxy.example' },
                { id: 'api', origin: API }
            ]);
            expect(words(exchange)).toEqual([
                'csp passed',
                'page>proxy OPTIONS?',
                'page>proxy GET',
                'proxy>api GET',
                'api>proxy 200',
                'proxy>page 200',
                'cors passed'
            ]);
            expect(exchange.steps[1]).toMatchObject({ asksFor: ['GET', 'authorization'], url: sent.url });
        });

        it('does not claim an answer where the proxy may have refused', () => {
            const exchange = draw({
                lane: 'proxy',
                outcome: 'blocked',
                gate: 'network',
                certain: false,
                sent,
                request: sent,
                resourceTiming: 'entry'
            });
            expect(words(exchange)).toEqual(['csp passed', 'page>proxy OPTIONS?', 'page>proxy GET?', 'network maybe']);
        });

        it('ends in the org when Apex gets no token', () => {
            const exchange = draw({
                lane: 'proxy',
                outcome: 'blocked',
                gate: 'network',
                reason: 'unreachable',
                callout: { outcome: 'UNREACHABLE' }
            });
            expect(exchange.actors.map(({ id }) => id)).toEqual(['page', 'org', 'api']);
            expect(words(exchange)).toEqual(['page>org ProxySession.open', 'network stopped', 'org>page readable']);
        });
    });

    it.each([
        ['record-wire', 'getRecord'],
        ['record-apex', 'RecordReader.readUser']
    ])('asks nobody but the platform for a record: %s', (lane, method) => {
        const read = draw({ lane });
        expect(read.actors.map(({ id }) => id)).toEqual(['page', 'platform']);
        expect(words(read)).toEqual([`page>platform ${method}`, 'platform>page readable']);
        const refused = draw({ lane, outcome: 'blocked', gate: 'http-status', reason: 'not-found' });
        expect(words(refused)[1]).toBe('http-status stopped');
    });

    it('can be drawn for what is no URL', () => {
        const exchange = draw({
            outcome: 'blocked',
            gate: 'arguments',
            reason: 'invalid-url',
            request: { url: 'http://' }
        });
        expect(exchange.actors[1]).toEqual({ id: 'api', origin: 'http://' });
    });
});
