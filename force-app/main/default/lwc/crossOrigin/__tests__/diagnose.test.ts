import { advise, diagnose } from 'c/crossOrigin';

const PAGE = { origin: 'https://lab.example', policies: ["connect-src 'self' https://api.example"] };
const URL_ = 'https://api.example/orders';

const result = (more: object = {}) => ({
    lane: 'direct',
    outcome: 'blocked',
    ended: 'settled',
    error: { name: 'TypeError', message: 'Failed to fetch' },
    startedAt: 0,
    durationMs: 1,
    ...more
});

function conclude(more: Record<string, unknown> = {}) {
    const { result: given, request, ...observed } = more;
    return diagnose({
        page: PAGE,
        policiesKnown: true,
        resourceTiming: 'entry',
        request: { url: URL_, mode: 'cors', ...(request as object) },
        result: result(given as object),
        ...observed
    } as never);
}

const reasons = (more?: Record<string, unknown>) => conclude(more).causes.map(({ reason }) => reason);
const entry = (method: string, status: number | undefined, responseHeaders: string[][] = []) => ({
    method,
    status,
    responseHeaders,
    headers: [],
    url: '/orders'
});

describe('diagnose: what a page can conclude', () => {
    it.each([
        ['readable', 'direct', 'The API allows this origin, so the script may read the answer.'],
        ['opaque', 'no-cors', 'The request was sent. Mode no-cors hides'],
        ['opaque-redirect', 'direct', 'The API redirected'],
        ['readable', 'apex', 'Salesforce made the call'],
        ['opaque', 'image', 'The image was shown'],
        ['opaque', 'form', 'The form was sent']
    ])('says of an answer that is %s in the lane %s why', (outcome, lane, text) => {
        const diagnosis = conclude({ result: { outcome, lane } });
        expect(diagnosis).toMatchObject({ outcome, certain: true, causes: [] });
        expect(diagnosis.text).toContain(text);
    });

    it('knows the page’s own origin', () => {
        const own = conclude({ result: { outcome: 'readable' }, request: { url: '/resource' } });
        expect(own.text).toContain("the page's own origin");
    });

    it.each([
        ['the time limit', { result: { ended: 'timed-out' } }, 'timed-out'],
        ['the user', { result: { ended: 'cancelled' } }, 'cancelled'],
        ['a URL that is none', { request: { url: 'http://' } }, 'invalid-url'],
        [
            'arguments that only the browser knows to be wrong',
            { result: { error: { message: 'Failed to execute' } } },
            'invalid-arguments'
        ],
        ['mixed content', { request: { url: 'http://api.example/' } }, 'mixed-content'],
        [
            'a path that Lightning Web Security keeps',
            { result: { error: { message: 'Lightning Web Security: Cannot request x' } } },
            'lws-blocked-path'
        ],
        ['a violation', { violation: {}, resourceTiming: 'none' }, 'csp'],
        ['a violation after a redirect', { violation: {} }, 'csp-redirect'],
        ['no trace in Resource Timing', { resourceTiming: 'none' }, 'csp'],
        ['a policy that is known not to allow it', { request: { url: 'https://other.example/' } }, 'csp'],
        [
            'the result of the Apex proxy',
            { result: { lane: 'apex', callout: { outcome: 'REMOTE_SITE_MISSING' } } },
            'remote-site-missing'
        ],
        ['an error of Apex', { result: { lane: 'apex' } }, 'apex-error'],
        ['the log: no header', { serverLog: [entry('GET', 200)] }, 'MissingAllowOriginHeader'],
        [
            'the log: another origin',
            { serverLog: [entry('GET', 200, [['Access-Control-Allow-Origin', 'https://other.example']])] },
            'AllowOriginMismatch'
        ],
        [
            'the log: a refused preflight',
            { request: { method: 'PUT' }, serverLog: [entry('OPTIONS', 401, [['Access-Control-Allow-Origin', '*']])] },
            'PreflightInvalidStatus'
        ]
    ])('is certain about one cause by %s', (_evidence, observed, reason) => {
        expect(reasons(observed)).toEqual([reason]);
        expect(conclude(observed).certain).toBe(true);
    });

    it('names everything that fits when the browser says nothing, and what would decide', () => {
        const diagnosis = conclude();
        expect(diagnosis.certain).toBe(false);
        expect(new Set(diagnosis.causes.map(({ gate }) => gate))).toEqual(new Set(['network', 'cors', 'preflight']));
        expect(diagnosis.wanted).toHaveLength(3);
    });

    it.each([
        ['a probe that resolved', { probe: 'opaque' }],
        ['the no-cors lane', { others: [result({ lane: 'no-cors', outcome: 'opaque' })] }],
        ['the Apex lane', { others: [result({ lane: 'apex', outcome: 'readable' })] }]
    ])('knows by %s that the server can be reached', (_evidence, observed) => {
        expect(reasons(observed)).not.toContain('unreachable');
        expect(conclude(observed).certain).toBe(false);
    });

    it.each([
        ['a probe that was rejected', { probe: 'rejected' }],
        [
            'an Apex lane that did not reach it either',
            { others: [result({ lane: 'apex', callout: { outcome: 'UNREACHABLE' } })] }
        ]
    ])('takes %s for a server that cannot be reached', (_evidence, observed) => {
        expect(reasons(observed)).toEqual(['unreachable']);
    });

    it('does not rule out CSP where Resource Timing cannot be asked', () => {
        expect(reasons({ probe: 'rejected', resourceTiming: 'unknown', policiesKnown: false })).toEqual([
            'unreachable',
            'csp'
        ]);
        expect(reasons({ serverLog: [], resourceTiming: 'unknown', policiesKnown: false })).toEqual([
            'unreachable',
            'csp'
        ]);
    });
});

describe('advise: what to change, and who can', () => {
    const advice = (gate: string, reason = '', request: object = {}) =>
        advise(
            { outcome: 'blocked', certain: true, causes: [{ gate, reason, text: '' }], wanted: [], text: '' } as never,
            {
                page: PAGE,
                request: { url: 'https://api.example:8443/a?b', ...request },
                lane: 'direct'
            }
        );
    const ids = (...args: Parameters<typeof advice>) => advice(...args).map(({ id, owner }) => `${id} ${owner}`);

    it.each([
        ['csp', 'csp', ['trusted-url admin', 'use-apex developer']],
        ['csp', 'csp-redirect', ['trusted-redirect admin', 'use-apex developer']],
        ['remote-site', '', ['remote-site admin']],
        ['callout-target', '', ['callout-target admin']],
        ['named-credential', '', ['named-credential admin']],
        ['mixed-content', '', ['https api-owner']],
        ['arguments', 'no-cors-method', ['use-cors developer']],
        ['arguments', 'invalid-url', ['arguments developer']],
        ['time-limit', 'timed-out', ['time-limit developer']],
        ['time-limit', 'cancelled', []],
        ['network', 'unreachable', ['check-server api-owner']],
        ['network', 'response-too-large', ['ask-for-less developer']],
        [
            'preflight',
            'PreflightInvalidStatus',
            ['allow-preflight api-owner', 'use-apex developer', 'use-proxy developer']
        ],
        ['corp', '', ['use-apex developer']]
    ])('at the gate %s (%s)', (gate, reason, expected) => {
        expect(ids(gate, reason)).toEqual(expected);
    });

    it('writes the metadata of a trusted URL and of a remote site: the origin, with no path', () => {
        const [trusted] = advice('csp');
        expect(trusted.code?.text).toContain('<endpointUrl>https://api.example:8443</endpointUrl>');
        expect(trusted.code?.text).toContain('<isApplicableToConnectSrc>true</isApplicableToConnectSrc>');
        expect(trusted.code?.file).toContain('api_example_8443.cspTrustedSite-meta.xml');
        expect(advice('remote-site')[0].code?.text).toContain('<url>https://api.example:8443</url>');
        expect(advice('csp', '', { url: 'https://127.0.0.1/' })[0].code?.file).toContain('Site_127_0_0_1');
    });

    it('warns of an echoed origin with credentials, and of fixes that are none', () => {
        const [express, headers, , , notNoCors] = advice('cors', 'WildcardOriginNotAllowed', {
            credentials: 'include'
        });
        expect(express.warning).toContain('Never echo every origin');
        expect(express.code?.text).toContain('credentials: true');
        expect(headers.code?.text).toContain('Access-Control-Allow-Credentials: true');
        expect(notNoCors.warning).toContain('may have acted already');
        expect(advice('cors', 'MissingAllowOriginHeader')[0].warning).toContain('CORS is not access control');
    });

    it('asks the preflight for just what the request needs', () => {
        const [fix] = advice('preflight', '', { method: 'PUT', headers: [['X-A', '1']], credentials: 'include' });
        expect(fix.code?.text).toContain('Access-Control-Allow-Methods: PUT');
        expect(fix.code?.text).toContain('Access-Control-Allow-Headers: X-A');
        expect(fix.code?.text).toContain('Access-Control-Allow-Credentials: true');
    });

    it('gives each fix once, takes a verdict too, and has a way to read an opaque answer', () => {
        const context = { page: PAGE, request: { url: URL_ }, lane: 'direct' as const };
        const causes = ['MissingAllowOriginHeader', 'AllowOriginMismatch'].map((reason) => ({ gate: 'cors', reason }));
        const twice = advise({ outcome: 'blocked', causes } as never, context).map(({ id }) => id);
        expect(new Set(twice).size).toBe(twice.length);
        expect(advise({ outcome: 'blocked', gate: 'csp', wire: [] }, context)[0].id).toBe('trusted-url');
        expect(advise({ outcome: 'opaque', wire: [] }, context)[0].text).toContain('drop no-cors');
        expect(advise({ outcome: 'readable', wire: [] }, context)).toEqual([]);
    });
});
