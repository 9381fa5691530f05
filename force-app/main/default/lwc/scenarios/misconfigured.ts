import { blockedByCors, blockedByCsp, blockedByPreflight, readable } from './expect';
import type { HeaderList } from '../crossOrigin/types';
import type { ScenarioRequest, ScenarioRow } from './types';

const JSON_TYPE: HeaderList = [['Content-Type', 'application/json']];

const change = (path: string, method: string): ScenarioRequest => ({
    target: 'Sample_API',
    path,
    method,
    headers: JSON_TYPE,
    body: '{"item":"Green tea"}'
});

/** A GET whose answer carries the wrong header: the API has answered, the script may not read it. */
const wrongHeader = (id: string, path: string, reason: string): ScenarioRow => ({
    id,
    group: 'misconfigured',
    needs: 'sample-api',
    request: { target: 'Sample_API', path },
    lanes: ['direct', 'apex'],
    expected: { direct: blockedByCors(reason, ['GET'], { answered: [200] }), apex: readable(200, ['GET']) }
});

/** Mistakes that people really make, on either side. */
export const MISCONFIGURED_ROWS: ScenarioRow[] = [
    wrongHeader('duplicate-header', '/misconfigured/duplicate-header', 'MultipleAllowOriginValues'),
    wrongHeader('trailing-slash', '/misconfigured/trailing-slash', 'AllowOriginMismatch'),
    wrongHeader('cached-for-another', '/misconfigured/cached', 'AllowOriginMismatch'),
    {
        id: 'null-after-redirect',
        group: 'misconfigured',
        needs: 'sample-api',
        request: { target: 'Sample_API', path: '/misconfigured/elsewhere' },
        lanes: ['direct', 'apex'],
        expected: {
            direct: blockedByCors('AllowOriginMismatch', ['GET', 'GET'], { answered: [302, 200] }),
            apex: readable(302, ['GET'])
        }
    },
    {
        id: 'preflight-redirect',
        group: 'misconfigured',
        needs: 'sample-api',
        request: change('/misconfigured/moved', 'PUT'),
        lanes: ['direct', 'apex'],
        expected: {
            direct: blockedByPreflight('PreflightDisallowedRedirect', { answered: [301] }),
            apex: readable(200, ['PUT'], { acted: 'order changed' })
        }
    },
    {
        id: 'lower-case-patch',
        group: 'misconfigured',
        needs: 'sample-api',
        request: change('/misconfigured/patch', 'patch'),
        lanes: ['direct'],
        expected: { direct: blockedByPreflight('MethodDisallowedByPreflightResponse', { answered: [204] }) }
    },
    {
        id: 'error-behind',
        group: 'misconfigured',
        needs: 'sample-api',
        request: change('/misconfigured/failing', 'PUT'),
        lanes: ['direct', 'apex'],
        expected: {
            direct: blockedByCors('MissingAllowOriginHeader', ['OPTIONS', 'PUT'], { answered: [204, 503] }),
            apex: readable(503, ['PUT'])
        }
    },
    {
        id: 'same-site-cookie',
        group: 'misconfigured',
        needs: 'sample-api',
        request: { target: 'Sample_API_Unlisted', path: '/misconfigured/session', credentials: 'include' },
        lanes: ['direct'],
        expected: { direct: readable(401, ['GET']) }
    },
    {
        id: 'csp-then-cors',
        group: 'misconfigured',
        needs: 'sample-api',
        request: { target: 'Sample_API_Untrusted', path: '/closed' },
        lanes: ['direct', 'apex'],
        expected: { direct: blockedByCsp, apex: readable(200, ['GET']) }
    }
];
