import type { Expectation, ScenarioData } from './types';
import type { Gate, HeaderList } from '../crossOrigin/types';

/** The scenarios: plain data, so that the report and the tests read them too. */

const TEXT: HeaderList = [['Content-Type', 'text/plain']];
const JSON_VERSION: HeaderList = [
    ['Content-Type', 'application/json'],
    ['X-Api-Version', '2']
];
const ITEM = '{"item":"tea"}';
const PLACED = 'order placed';

/** Readable: the methods that the API receives, and the status. */
const R = (seen: string[], status: number): Expectation => ({ outcome: 'readable', seen, status });

/** Blocked at a gate for a reason, after the API received these. */
const B = (gate: Gate, reason: string, seen: string[]): Expectation => ({ outcome: 'blocked', gate, reason, seen });

const OPAQUE = (seen: string[]): Expectation => ({ outcome: 'opaque', status: 0, seen });

export const SCENARIO_DATA: ScenarioData[] = [
    {
        id: 'same-origin',
        group: 'policy',
        needs: 'same-origin',
        request: { url: '/resource/Same_Origin' },
        lanes: ['direct', 'no-cors'],
        expected: { direct: R(['GET'], 200), 'no-cors': R(['GET'], 200) }
    },
    {
        id: 'csp-untrusted',
        group: 'policy',
        needs: 'sample-api',
        request: { target: 'Sample_API_Untrusted', path: '/open' },
        lanes: ['direct', 'no-cors', 'apex'],
        expected: { direct: B('csp', 'csp', []), 'no-cors': B('csp', 'csp', []), apex: R(['GET'], 200) }
    },
    {
        id: 'csp-redirect',
        group: 'policy',
        needs: 'sample-api',
        request: { target: 'Sample_API', path: '/redirect-to-untrusted' },
        lanes: ['direct', 'no-cors', 'apex'],
        expected: {
            direct: B('csp', 'csp-redirect', ['GET']),
            'no-cors': B('csp', 'csp-redirect', ['GET']),
            apex: R(['GET'], 302)
        }
    },
    {
        id: 'simple-allowed',
        group: 'simple',
        needs: 'sample-api',
        request: { target: 'Sample_API', path: '/allowed' },
        lanes: ['direct', 'no-cors', 'apex'],
        expected: { direct: R(['GET'], 200), 'no-cors': OPAQUE(['GET']), apex: R(['GET'], 200) }
    },
    {
        id: 'simple-wildcard',
        group: 'simple',
        needs: 'sample-api',
        request: { target: 'Sample_API', path: '/open' },
        lanes: ['direct', 'no-cors', 'apex'],
        expected: { direct: R(['GET'], 200), 'no-cors': OPAQUE(['GET']), apex: R(['GET'], 200) }
    },
    {
        id: 'simple-no-header',
        group: 'simple',
        needs: 'sample-api',
        request: { target: 'Sample_API', path: '/closed' },
        lanes: ['direct', 'no-cors', 'apex'],
        expected: {
            direct: B('cors', 'MissingAllowOriginHeader', ['GET']),
            'no-cors': OPAQUE(['GET']),
            apex: R(['GET'], 200)
        }
    },
    {
        id: 'simple-wrong-origin',
        group: 'simple',
        needs: 'sample-api',
        request: { target: 'Sample_API', path: '/wrong-origin' },
        lanes: ['direct', 'no-cors', 'apex'],
        expected: {
            direct: B('cors', 'AllowOriginMismatch', ['GET']),
            'no-cors': OPAQUE(['GET']),
            apex: R(['GET'], 200)
        }
    },
    {
        id: 'safelist-express',
        group: 'simple',
        needs: 'sample-api',
        request: { target: 'Sample_API', path: '/safelist' },
        lanes: ['direct', 'apex'],
        expected: { direct: R(['GET'], 200), apex: R(['GET'], 200) }
    },
    {
        id: 'safelist-express-other-origin',
        group: 'simple',
        needs: 'sample-api',
        request: { target: 'Sample_API', path: '/safelist' },
        lanes: ['direct'],
        expected: { direct: B('cors', 'MissingAllowOriginHeader', ['GET']) },
        pageOrigin: 'other'
    },
    {
        id: 'acts-anyway',
        group: 'acting',
        needs: 'sample-api',
        request: { target: 'Sample_API', path: '/acts-anyway', method: 'POST', headers: TEXT, body: 'tea' },
        lanes: ['direct', 'no-cors', 'apex'],
        expected: {
            direct: { ...B('cors', 'MissingAllowOriginHeader', ['POST']), acted: PLACED },
            'no-cors': { ...OPAQUE(['POST']), acted: PLACED },
            apex: { ...R(['POST'], 201), acted: PLACED }
        }
    },
    {
        id: 'checks-origin-first',
        group: 'acting',
        needs: 'sample-api',
        request: { target: 'Sample_API', path: '/checks-origin-first', method: 'POST', headers: TEXT, body: 'tea' },
        lanes: ['direct', 'no-cors', 'apex'],
        expected: {
            direct: B('cors', 'MissingAllowOriginHeader', ['POST']),
            'no-cors': OPAQUE(['POST']),
            apex: { ...R(['POST'], 201), acted: PLACED }
        }
    },
    {
        id: 'origin-gate',
        group: 'acting',
        needs: 'sample-api',
        request: { target: 'Sample_API', path: '/origin-gate' },
        lanes: ['direct', 'no-cors', 'apex'],
        expected: {
            direct: B('cors', 'MissingAllowOriginHeader', ['GET']),
            'no-cors': OPAQUE(['GET']),
            apex: R(['GET'], 200)
        }
    },
    {
        id: 'fire-and-forget',
        group: 'acting',
        needs: 'sample-api',
        request: { target: 'Sample_API', path: '/acts-anyway', method: 'POST', headers: TEXT, body: 'tea' },
        lanes: ['fire-and-forget', 'no-cors'],
        expected: {
            'fire-and-forget': {
                ...B('cors', 'MissingAllowOriginHeader', ['POST']),
                acted: PLACED,
                callbacks: ['catch', 'finally']
            },
            'no-cors': { ...OPAQUE(['POST']), acted: PLACED }
        }
    },
    {
        id: 'not-script',
        group: 'acting',
        needs: 'sample-api',
        request: { target: 'Sample_API', path: '/no-script' },
        lanes: ['image', 'form'],
        expected: { image: OPAQUE(['GET']), form: { ...OPAQUE(['POST']), acted: PLACED } }
    },
    {
        id: 'not-script-untrusted',
        group: 'acting',
        needs: 'sample-api',
        request: { target: 'Sample_API_Untrusted', path: '/no-script' },
        lanes: ['image', 'form'],
        expected: { image: OPAQUE(['GET']), form: { ...OPAQUE(['POST']), acted: PLACED } }
    },
    {
        id: 'preflight-allowed',
        group: 'preflight',
        needs: 'sample-api',
        request: { target: 'Sample_API', path: '/preflight/allowed', method: 'PUT', headers: JSON_VERSION, body: ITEM },
        lanes: ['direct', 'no-cors', 'apex'],
        expected: {
            direct: R(['OPTIONS', 'PUT'], 200),
            'no-cors': B('arguments', 'no-cors-method', []),
            apex: R(['PUT'], 200)
        }
    },
    {
        id: 'preflight-wrong-origin',
        group: 'preflight',
        needs: 'sample-api',
        request: {
            target: 'Sample_API',
            path: '/preflight/wrong-origin',
            method: 'PUT',
            headers: JSON_VERSION,
            body: ITEM
        },
        lanes: ['direct', 'apex'],
        expected: { direct: B('preflight', 'PreflightAllowOriginMismatch', ['OPTIONS']), apex: R(['PUT'], 200) }
    },
    {
        id: 'preflight-method',
        group: 'preflight',
        needs: 'sample-api',
        request: { target: 'Sample_API', path: '/preflight/method', method: 'PUT', headers: JSON_VERSION, body: ITEM },
        lanes: ['direct', 'apex'],
        expected: { direct: B('preflight', 'MethodDisallowedByPreflightResponse', ['OPTIONS']), apex: R(['PUT'], 200) }
    },
    {
        id: 'preflight-header',
        group: 'preflight',
        needs: 'sample-api',
        request: { target: 'Sample_API', path: '/preflight/header', headers: [['X-Api-Version', '2']] },
        lanes: ['direct', 'no-cors', 'apex'],
        expected: {
            direct: B('preflight', 'HeaderDisallowedByPreflightResponse', ['OPTIONS']),
            'no-cors': OPAQUE(['GET']),
            apex: R(['GET'], 200)
        }
    },
    {
        id: 'preflight-status',
        group: 'preflight',
        needs: 'sample-api',
        request: { target: 'Sample_API', path: '/preflight/status', method: 'PUT', headers: JSON_VERSION, body: ITEM },
        lanes: ['direct', 'apex'],
        expected: { direct: B('preflight', 'PreflightInvalidStatus', ['OPTIONS']), apex: R(['PUT'], 200) }
    },
    {
        id: 'authorization',
        group: 'credentials',
        needs: 'sample-api',
        request: { target: 'Sample_API', path: '/authorization', headers: [['Authorization', 'Bearer demo-token']] },
        lanes: ['direct', 'no-cors', 'apex'],
        expected: { direct: R(['OPTIONS', 'GET'], 200), 'no-cors': OPAQUE(['GET']), apex: R(['GET'], 200) }
    },
    {
        id: 'hidden-401',
        group: 'credentials',
        needs: 'sample-api',
        request: { target: 'Sample_API', path: '/hidden-401' },
        lanes: ['direct', 'no-cors', 'apex'],
        expected: {
            direct: B('cors', 'MissingAllowOriginHeader', ['GET']),
            'no-cors': OPAQUE(['GET']),
            apex: R(['GET'], 401)
        }
    },
    {
        id: 'json-post',
        group: 'credentials',
        needs: 'sample-api',
        request: {
            target: 'Sample_API',
            path: '/json-orders',
            method: 'POST',
            headers: [['Content-Type', 'application/json']],
            body: ITEM
        },
        lanes: ['direct', 'no-cors', 'apex'],
        expected: {
            direct: { ...R(['OPTIONS', 'POST'], 201), acted: PLACED },
            'no-cors': OPAQUE(['POST']),
            apex: { ...R(['POST'], 201), acted: PLACED }
        }
    },
    {
        id: 'credentials-wildcard',
        group: 'credentials',
        needs: 'sample-api',
        request: { target: 'Sample_API', path: '/credentials-wildcard', credentials: 'include' },
        lanes: ['direct', 'no-cors', 'apex'],
        expected: {
            direct: B('cors', 'WildcardOriginNotAllowed', ['GET']),
            'no-cors': OPAQUE(['GET']),
            apex: R(['GET'], 200)
        }
    },
    {
        id: 'expose-headers',
        group: 'credentials',
        needs: 'sample-api',
        request: { target: 'Sample_API', path: '/count-hidden' },
        lanes: ['direct', 'no-cors', 'apex'],
        expected: {
            direct: { ...R(['GET'], 200), hiddenHeader: 'x-total-count' },
            'no-cors': OPAQUE(['GET']),
            apex: { ...R(['GET'], 200), visibleHeader: 'x-total-count' }
        }
    },
    {
        id: 'expose-headers-exposed',
        group: 'credentials',
        needs: 'sample-api',
        request: { target: 'Sample_API', path: '/count-exposed' },
        lanes: ['direct', 'no-cors', 'apex'],
        expected: {
            direct: { ...R(['GET'], 200), visibleHeader: 'x-total-count' },
            'no-cors': OPAQUE(['GET']),
            apex: { ...R(['GET'], 200), visibleHeader: 'x-total-count' }
        }
    },
    {
        id: 'unreachable',
        group: 'trouble',
        needs: 'sample-api',
        request: { target: 'Unreachable', path: '/' },
        lanes: ['direct', 'no-cors', 'apex'],
        expected: {
            direct: B('network', 'unreachable', []),
            'no-cors': B('network', 'unreachable', []),
            apex: B('network', 'unreachable', [])
        }
    },
    {
        id: 'slow',
        group: 'trouble',
        needs: 'sample-api',
        request: { target: 'Sample_API', path: '/slow?ms=8000', timeLimit: 1000 },
        lanes: ['direct', 'no-cors', 'apex'],
        expected: {
            direct: B('time-limit', 'timed-out', ['GET']),
            'no-cors': B('time-limit', 'timed-out', ['GET']),
            apex: B('time-limit', 'timed-out', ['GET'])
        }
    },
    {
        id: 'remote-site-missing',
        group: 'apex',
        needs: 'sample-api',
        request: { target: 'Sample_API_Unlisted', path: '/closed' },
        lanes: ['apex'],
        expected: { apex: B('remote-site', 'remote-site-missing', []) }
    },
    {
        id: 'named-credential',
        group: 'apex',
        needs: 'sample-api',
        request: { target: 'Sample_API_Secured', path: '/secured/orders' },
        lanes: ['apex'],
        expected: { apex: R(['GET'], 200) }
    },
    {
        id: 'unregistered-target',
        group: 'apex',
        needs: 'nothing',
        request: { url: 'https://unregistered.example.com/orders' },
        lanes: ['apex'],
        expected: { apex: B('callout-target', 'unregistered-target', []) }
    },
    {
        id: 'github',
        group: 'public',
        needs: 'public-api',
        request: { target: 'GitHub', path: '/zen' },
        lanes: ['direct', 'no-cors', 'apex'],
        expected: { direct: R([], 200), 'no-cors': OPAQUE([]), apex: R([], 200) }
    },
    {
        id: 'example',
        group: 'public',
        needs: 'public-api',
        request: { target: 'Example', path: '/' },
        lanes: ['direct', 'no-cors', 'apex'],
        expected: { direct: B('cors', 'MissingAllowOriginHeader', []), 'no-cors': OPAQUE([]), apex: R([], 200) }
    }
];
