import { PAGE, ANYWHERE, URL_, conclude, reasons, gates, entry } from './concluded';
import { result } from '../result';

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
        [
            'mixed content',
            { request: { url: 'http://api.example/' }, page: { ...PAGE, policies: [] }, resourceTiming: 'none' },
            'mixed-content'
        ],
        [
            'an insecure address that the policy does not list either',
            { request: { url: 'http://api.example/' } },
            'csp'
        ],
        ['a port that browsers refuse', { request: { url: 'https://api.example:6000/' }, page: ANYWHERE }, 'bad-port'],
        [
            'a body that is too large for keepalive',
            {
                request: {
                    url: 'https://api.example/',
                    method: 'POST',
                    keepalive: true,
                    body: 'x'.repeat(65_537)
                },
                page: ANYWHERE
            },
            'keepalive-too-large'
        ],
        ['an answer that broke off in its body', { result: { response: { status: 200 } } }, 'unreachable'],
        [
            'a path that Lightning Web Security keeps',
            { result: { error: { message: 'Lightning Web Security: Cannot request x' } } },
            'lws-blocked-path'
        ],
        ['a violation', { violation: {}, resourceTiming: 'none' }, 'csp'],
        ['a violation after a redirect', { violation: {} }, 'csp-redirect'],
        [
            'no trace in Resource Timing, of a policy that is not known, where no violation can be seen',
            { resourceTiming: 'none', policiesKnown: false, violationsObservable: false },
            'csp'
        ],
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

    it.each([
        ['the policy allows the call', { policiesKnown: true, violationsObservable: false }],
        ['a violation would have been seen', { policiesKnown: false, violationsObservable: true }]
    ])(
        'takes a missing trace in Resource Timing for no proof where %s: others may have cleared it',
        (_why, observed) => {
            const { certain, causes } = conclude({ resourceTiming: 'none', ...observed });
            expect(certain).toBe(false);
            expect(causes.map(({ reason }) => reason)).toContain('unreachable');
        }
    );

    it('names everything that fits when the browser says nothing, and what would decide', () => {
        const diagnosis = conclude();
        expect(diagnosis.certain).toBe(false);
        expect(gates()).toEqual(new Set(['network', 'cors', 'csp', 'mixed-content', 'redirect']));
        expect(diagnosis.wanted).toHaveLength(3);
    });

    it('names a refused preflight where the browser asks first, and wants of credentials where it sends any', () => {
        expect(gates()).not.toContain('preflight');
        expect(gates({ request: { method: 'PUT' } })).toContain('preflight');
        expect(reasons()).not.toContain('WildcardOriginNotAllowed');
        expect(reasons({ request: { credentials: 'include' } })).toContain('WildcardOriginNotAllowed');
    });

    it('names CSP at a redirect only where no event of a violation could be had, mixed content only on a secure page', () => {
        expect(reasons({ violationsObservable: true })).not.toContain('csp-redirect');
        expect(reasons()).toContain('csp-redirect');
        expect(reasons({ page: { ...ANYWHERE, origin: 'http://lab.example' } })).not.toContain('mixed-content');
    });

    const NO_CORS = result({ lane: 'no-cors', outcome: 'opaque' });
    const NO_CORS_REJECTED = result({ lane: 'no-cors' });
    const APEX = result({ lane: 'apex', outcome: 'readable' });
    const APEX_FAILED = result({ lane: 'apex', callout: { outcome: 'UNREACHABLE' } });

    it.each([
        ['a probe that resolved', { probe: 'opaque' }],
        ['the no-cors lane', { others: [NO_CORS] }]
    ])('knows by %s that this page reaches the server, so that CORS alone is left', (_evidence, observed) => {
        expect(gates(observed)).toEqual(new Set(['cors']));
        expect(conclude(observed).certain).toBe(false);
    });

    it('does not take it for an answer to the preflight', () => {
        expect(reasons({ probe: 'opaque', request: { method: 'PUT' } })).toContain('unreachable');
    });

    it('thinks of CORS first where Apex got an answer: the way from here may be another one', () => {
        expect(gates({ others: [APEX] })).toContain('network');
        expect(reasons({ others: [APEX] })[0]).toBe('MissingAllowOriginHeader');
    });

    it.each([
        ['its probe', { probe: 'rejected', others: [APEX_FAILED] }],
        ['the no-cors lane', { others: [NO_CORS_REJECTED, APEX_FAILED] }],
        ['itself without CORS', { result: { lane: 'no-cors' }, request: { mode: 'no-cors' }, others: [APEX_FAILED] }]
    ])('takes a server for down that neither Apex nor this page can reach by %s', (_evidence, observed) => {
        expect(reasons(observed)).toEqual(['unreachable']);
    });

    it.each([
        ['a rejected probe: Cross-Origin-Resource-Policy rejects one too', { probe: 'rejected' }],
        ['a failure of Apex: a browser may reach what Apex does not', { others: [APEX_FAILED] }],
        [
            'a no-cors call that was refused for its arguments',
            { others: [result({ lane: 'no-cors', error: { message: 'Failed to execute' } }), APEX_FAILED] }
        ]
    ])('does not take for a sign that the server is down alone %s', (_evidence, observed) => {
        expect(conclude(observed).certain).toBe(false);
        expect(gates(observed)).toContain('cors');
    });

    it('names Cross-Origin-Resource-Policy of a no-cors call that fails, and no CORS check', () => {
        const observed = { result: { lane: 'no-cors' }, request: { mode: 'no-cors' } };
        expect(gates(observed)).toContain('corp');
        expect(gates(observed)).not.toContain('cors');
    });

    it('does not rule out CSP where Resource Timing cannot be asked', () => {
        expect(reasons({ probe: 'rejected', resourceTiming: 'unknown', policiesKnown: false })).toContain('csp');
        expect(reasons({ serverLog: [], resourceTiming: 'unknown', policiesKnown: false })).toEqual([
            'unreachable',
            'csp'
        ]);
        expect(reasons({ violation: {}, resourceTiming: 'unknown', policiesKnown: false })).toEqual([
            'csp',
            'csp-redirect'
        ]);
    });

    it('says one cause in its own words, and wants no more; of several that they are several, and what would decide', () => {
        const one = conclude({ serverLog: [entry('GET', 200)] });
        expect(one).toMatchObject({ outcome: 'blocked', certain: true, wanted: [], text: one.causes[0].text });
        const several = conclude();
        expect(several).toMatchObject({ outcome: 'blocked', certain: false });
        expect(several.text).toContain('more than one cause fits');
    });

    it.each([
        ['nothing', {}, ['own log', 'no-cors GET', 'console']],
        ['a log', { serverLog: [], resourceTiming: 'unknown', policiesKnown: false }, ['no-cors GET', 'console']],
        ['a probe', { probe: 'opaque' }, ['own log', 'console']],
        ['the no-cors lane itself', { result: { lane: 'no-cors' } }, ['own log', 'console']]
    ])('wants what is not there yet, beside %s', (_what, observed, expected) => {
        const { wanted } = conclude(observed);
        expect(wanted).toHaveLength(expected.length);
        wanted.forEach((text, index) => expect(text).toContain(expected[index]));
    });

    it('takes the policy for what stops the first request, whose path counts', () => {
        expect(reasons({ page: { ...PAGE, policies: ['connect-src https://api.example/v1/'] } })).toEqual(['csp']);
    });

    it.each([
        [{ resourceTiming: 'entry', policiesKnown: false }, ['csp-redirect']],
        [{ resourceTiming: 'unknown', policiesKnown: true }, ['csp-redirect']],
        [{ resourceTiming: 'unknown', policiesKnown: false }, ['csp', 'csp-redirect']],
        [{ resourceTiming: 'none', policiesKnown: false }, ['csp']]
    ])('tells by a violation and %j at which address the policy stopped the call', (observed, expected) => {
        const violation = { directive: 'connect-src', blockedUrl: URL_, seenBy: 'event' };
        expect(reasons({ page: ANYWHERE, violation, ...observed })).toEqual(expected);
    });

    it('knows of a preflight that was allowed, and of nothing after it, that the connection broke', () => {
        const allowed = [
            ['Access-Control-Allow-Origin', '*'],
            ['Access-Control-Allow-Methods', '*']
        ];
        expect(reasons({ request: { method: 'PUT' }, serverLog: [entry('OPTIONS', 200, allowed)] })).toEqual([
            'unreachable'
        ]);
    });

    it('knows of a request after its preflight that had no answer, that the connection broke', () => {
        const allowed = [
            ['Access-Control-Allow-Origin', '*'],
            ['Access-Control-Allow-Methods', '*']
        ];
        const serverLog = [entry('OPTIONS', 200, allowed), entry('PUT', undefined)];
        expect(reasons({ request: { method: 'PUT' }, serverLog })).toEqual(['unreachable']);
    });

    it('claims nothing of a log that holds more than the browser could have sent', () => {
        const serverLog = [entry('GET', undefined), { ...entry('GET', 200), url: '/other' }];
        expect(conclude({ serverLog }).certain).toBe(false);
    });

    it('replays the log under the policies of the page only where they are known', () => {
        const page = { ...PAGE, policies: ["connect-src 'none'"] };
        const serverLog = [entry('GET', 200)];
        expect(reasons({ page, serverLog, policiesKnown: false })).toEqual(['MissingAllowOriginHeader']);
    });
});
