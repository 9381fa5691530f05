import { blockedByCors, opaque, readable } from './expect';
import type { ScenarioRow } from './types';

const COUNT = 'x-total-count';

/** Cookies, and which response headers a script can read. */
export const HEADER_ROWS: ScenarioRow[] = [
    {
        id: 'credentials-wildcard',
        group: 'headers',
        needs: 'sample-api',
        request: { target: 'Sample_API', path: '/credentials-wildcard', credentials: 'include' },
        lanes: ['direct', 'no-cors', 'apex'],
        expected: {
            direct: blockedByCors('WildcardOriginNotAllowed', ['GET'], { answered: [200] }),
            'no-cors': opaque(['GET'], { answered: [200] }),
            apex: readable(200, ['GET'])
        }
    },
    {
        id: 'expose-headers',
        group: 'headers',
        needs: 'sample-api',
        request: { target: 'Sample_API', path: '/count-hidden' },
        lanes: ['direct', 'no-cors', 'apex'],
        expected: {
            direct: readable(200, ['GET'], { hiddenHeader: COUNT }),
            'no-cors': opaque(['GET'], { hiddenHeader: COUNT }),
            apex: readable(200, ['GET'], { visibleHeader: COUNT })
        }
    },
    {
        id: 'expose-headers-exposed',
        group: 'headers',
        needs: 'sample-api',
        request: { target: 'Sample_API', path: '/count-exposed' },
        lanes: ['direct', 'no-cors', 'apex'],
        expected: {
            direct: readable(200, ['GET'], { visibleHeader: COUNT }),
            'no-cors': opaque(['GET'], { hiddenHeader: COUNT }),
            apex: readable(200, ['GET'], { visibleHeader: COUNT })
        }
    }
];
