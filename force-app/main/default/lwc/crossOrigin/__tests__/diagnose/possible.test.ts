import { diagnose } from 'c/crossOrigin';
import { result } from '../result';

const URL_ = 'https://api.example/orders';
const CHECKS = [
    'MissingAllowOriginHeader',
    'AllowOriginMismatch',
    'MultipleAllowOriginValues',
    'InvalidAllowOriginValue'
];
const WITH_CREDENTIALS = ['WildcardOriginNotAllowed', 'InvalidAllowCredentials'];
const PREFLIGHT = [
    'PreflightInvalidStatus',
    'MethodDisallowedByPreflightResponse',
    'HeaderDisallowedByPreflightResponse',
    'PreflightDisallowedRedirect',
    'InvalidAllowMethodsPreflightResponse',
    'InvalidAllowHeadersPreflightResponse'
];
const ON_THE_WAY = ['RedirectContainsCredentials', 'invalid-redirect', 'too-many-redirects', 'bad-port'];

/** What is left of a call of which no record names the cause. */
function left({ request, ...more }: Record<string, unknown> = {}): string[] {
    const { causes } = diagnose({
        page: { origin: 'http://lab.example', policies: [] },
        policiesKnown: true,
        violationsObservable: true,
        resourceTiming: 'entry',
        request: { url: URL_, ...(request as object) },
        result: result(),
        ...more
    } as never);
    return causes.map(({ reason }) => reason);
}

const APEX_FAILED = result({ lane: 'apex', callout: { outcome: 'UNREACHABLE' } });
const NO_CORS_FAILED = result({ lane: 'no-cors' });

describe('diagnose: each reason that fits, where no record names one', () => {
    it.each([
        ['a simple request', {}, ['unreachable', ...CHECKS, ...ON_THE_WAY]],
        [
            'one with credentials',
            { request: { credentials: 'include' } },
            ['unreachable', ...CHECKS, ...WITH_CREDENTIALS, ...ON_THE_WAY]
        ],
        [
            'one that is asked about first',
            { request: { method: 'PUT' } },
            ['unreachable', ...CHECKS, ...CHECKS.map((check) => `Preflight${check}`), ...PREFLIGHT, ...ON_THE_WAY]
        ],
        [
            'one without CORS',
            { result: NO_CORS_FAILED },
            ['unreachable', 'corp', 'redirect-credentials', ...ON_THE_WAY.slice(1)]
        ],
        [
            'an image, which is without CORS too',
            { result: result({ lane: 'image' }) },
            ['unreachable', 'corp', 'redirect-credentials', ...ON_THE_WAY.slice(1)]
        ],
        [
            'one from a secure page',
            { page: { origin: 'https://lab.example', policies: [] } },
            ['unreachable', ...CHECKS, 'mixed-content', ...ON_THE_WAY]
        ]
    ])('of %s', (_what, more, expected) => {
        expect(left(more)).toEqual(expected);
    });

    it.each([
        ['nor timing', false, 'unknown', ['csp', 'csp-redirect']],
        ['but timing', false, 'entry', ['csp-redirect']],
        ['yet the event would have', true, 'unknown', []]
    ])(
        'thinks of the policy when neither its event %s can be had',
        (_what, violationsObservable, resourceTiming, csp) => {
            expect(left({ violationsObservable, resourceTiming })).toEqual([
                'unreachable',
                ...CHECKS,
                ...csp,
                ...ON_THE_WAY
            ]);
        }
    );

    it.each([
        ['nothing arrived', { serverLog: [] }, ['unreachable']],
        [
            'nothing arrived, and no sign of the policy',
            { serverLog: [], resourceTiming: 'unknown', violationsObservable: false },
            ['unreachable', 'csp']
        ],
        ['neither Apex nor this page got there', { others: [APEX_FAILED, NO_CORS_FAILED] }, ['unreachable']],
        [
            'neither Apex nor this very no-cors call got there',
            { others: [APEX_FAILED], result: NO_CORS_FAILED },
            ['unreachable']
        ],
        ['neither Apex nor the probe got there', { others: [APEX_FAILED], probe: 'rejected' }, ['unreachable']],
        [
            'the probe got there, and this very no-cors call did not',
            { probe: 'opaque', result: NO_CORS_FAILED },
            ['corp', 'unreachable', 'redirect-credentials', ...ON_THE_WAY.slice(1)]
        ],
        ['the probe got there', { probe: 'opaque' }, CHECKS],
        [
            'Apex got there',
            { others: [result({ lane: 'apex', outcome: 'readable' })] },
            [...CHECKS, 'unreachable', ...ON_THE_WAY]
        ],
        [
            'the probe got there, of a request that is asked about first',
            { probe: 'opaque', request: { method: 'PUT' } },
            [...CHECKS, ...CHECKS.map((check) => `Preflight${check}`), ...PREFLIGHT, 'unreachable', ...ON_THE_WAY]
        ]
    ])('knows less or more when %s', (_what, more, expected) => {
        expect(left(more)).toEqual(expected);
    });

    const ALL = ['unreachable', ...CHECKS, ...ON_THE_WAY];
    it.each([
        ['the probe alone failed', { probe: 'rejected' }],
        ['Apex alone failed', { others: [APEX_FAILED] }],
        [
            'the no-cors lane refused the arguments',
            {
                others: [
                    APEX_FAILED,
                    result({ lane: 'no-cors', error: { name: 'TypeError', message: "Failed to execute 'fetch'" } })
                ]
            }
        ],
        ['the no-cors lane gave up', { others: [APEX_FAILED, result({ lane: 'no-cors', ended: 'timed-out' })] }],
        ['the direct lane was opaque', { others: [result({ outcome: 'opaque' })] }],
        ['the proxy was readable', { others: [result({ lane: 'proxy', outcome: 'readable' })] }]
    ])('concludes nothing from that %s', (_what, more) => {
        expect(left(more)).toEqual(ALL);
    });

    it('the network of the user comes first, where the page has not been let there as far as is known', () => {
        const page = { origin: 'https://acme.lightning.force.com', policies: [] };
        const request = { url: 'http://localhost:3000/' };
        expect(left({ page, request })[0]).toBe('LocalNetworkAccessPermissionDenied');
        expect(left({ page: { ...page, localNetworkAccess: 'granted' }, request })[0]).toBe('unreachable');
        expect(left({ page: { ...page, origin: 'http://shop.example' }, request })[0]).toBe('InsecureLocalNetwork');
        expect(left({ page, request, probe: 'opaque' })[0]).toBe(CHECKS[0]);
        expect(left({ page: { ...page, origin: 'http://localhost:1' }, request })[0]).toBe('unreachable');
    });

    it('what the API’s log has was let there', () => {
        const answered = { trace: 't', at: 0, origin: 'http://localhost:3000', bodyBytes: 0, headers: [] };
        const serverLog = [{ ...answered, method: 'GET', url: '/', status: 200, responseHeaders: [] }];
        const page = { origin: 'https://acme.lightning.force.com', policies: [] };
        expect(left({ page, request: { url: 'http://localhost:3000/' }, serverLog })).toEqual([CHECKS[0]]);
    });
});
