import { blockedByCors, opaque, readable } from './expect';
import type { ScenarioRow } from './types';

/** Simple requests: always sent; the headers of the answer decide whether the script may read it. */
export const SIMPLE_ROWS: ScenarioRow[] = [
    {
        id: 'simple-no-header',
        group: 'simple',
        needs: 'sample-api',
        request: { target: 'Sample_API', path: '/closed' },
        lanes: ['direct', 'no-cors', 'apex'],
        expected: {
            direct: blockedByCors('MissingAllowOriginHeader', ['GET'], { answered: [200] }),
            'no-cors': opaque(['GET'], { answered: [200] }),
            apex: readable(200, ['GET'])
        }
    },
    {
        id: 'simple-allowed',
        group: 'simple',
        needs: 'sample-api',
        request: { target: 'Sample_API', path: '/allowed' },
        lanes: ['direct', 'no-cors', 'apex'],
        expected: { direct: readable(200, ['GET']), 'no-cors': opaque(['GET']), apex: readable(200, ['GET']) }
    },
    {
        id: 'simple-wildcard',
        group: 'simple',
        needs: 'sample-api',
        request: { target: 'Sample_API', path: '/open' },
        lanes: ['direct', 'no-cors', 'apex'],
        expected: { direct: readable(200, ['GET']), 'no-cors': opaque(['GET']), apex: readable(200, ['GET']) }
    },
    {
        id: 'simple-wrong-origin',
        group: 'simple',
        needs: 'sample-api',
        request: { target: 'Sample_API', path: '/wrong-origin' },
        lanes: ['direct', 'no-cors', 'apex'],
        expected: {
            direct: blockedByCors('AllowOriginMismatch', ['GET'], { answered: [200] }),
            'no-cors': opaque(['GET'], { answered: [200] }),
            apex: readable(200, ['GET'])
        }
    },
    {
        id: 'hidden-401',
        group: 'simple',
        needs: 'sample-api',
        request: { target: 'Sample_API', path: '/hidden-401' },
        lanes: ['direct', 'no-cors', 'apex'],
        expected: {
            direct: blockedByCors('MissingAllowOriginHeader', ['GET'], { answered: [401] }),
            'no-cors': opaque(['GET'], { answered: [401] }),
            apex: readable(401, ['GET'])
        }
    }
];
