import { blockedByCors, opaque, readable } from './expect';
import type { ScenarioRow } from './types';

/** Public APIs whose CORS behaviour is documented or plain to see: they work in an org that has no sample API. */
export const PUBLIC_ROWS: ScenarioRow[] = [
    {
        id: 'public-github',
        group: 'public',
        needs: 'public-api',
        request: { target: 'GitHub', path: '/zen' },
        lanes: ['direct', 'no-cors', 'apex'],
        expected: { direct: readable(200, ['GET']), 'no-cors': opaque(['GET']), apex: readable(200, ['GET']) }
    },
    {
        id: 'public-example',
        group: 'public',
        needs: 'public-api',
        request: { target: 'Example', path: '/' },
        lanes: ['direct', 'no-cors', 'apex'],
        expected: {
            direct: blockedByCors('MissingAllowOriginHeader', ['GET']),
            'no-cors': opaque(['GET']),
            apex: readable(200, ['GET'])
        }
    }
];
