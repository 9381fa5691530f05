import { blockedByCors, blockedByPreflight, readable } from './expect';
import type { Expectation, ScenarioRow } from './types';

const unreachable: Expectation = { outcome: 'blocked', gate: 'network', reason: 'unreachable', seen: [] };
const timedOut: Expectation = { outcome: 'blocked', gate: 'time-limit', reason: 'timed-out', seen: ['GET'] };

/** No answer, a late answer, and the way round by a server of one's own. */
export const TROUBLE_ROWS: ScenarioRow[] = [
    {
        id: 'unreachable',
        group: 'trouble',
        needs: 'nothing',
        request: { target: 'Unreachable', path: '/' },
        lanes: ['direct', 'no-cors', 'apex'],
        expected: { direct: unreachable, 'no-cors': unreachable, apex: unreachable }
    },
    {
        id: 'slow',
        group: 'trouble',
        needs: 'sample-api',
        request: { target: 'Sample_API', path: '/slow?ms=5000', timeLimit: 1000 },
        lanes: ['direct', 'no-cors', 'apex'],
        expected: { direct: timedOut, 'no-cors': timedOut, apex: timedOut }
    },
    {
        id: 'proxy',
        group: 'trouble',
        needs: 'sample-api',
        request: { target: 'Sample_API', path: '/closed' },
        lanes: ['direct', 'proxy'],
        expected: {
            direct: blockedByCors('MissingAllowOriginHeader', ['GET'], { answered: [200] }),
            proxy: readable(200, ['GET'])
        }
    },
    {
        id: 'proxy-hidden-401',
        group: 'trouble',
        needs: 'sample-api',
        request: { target: 'Sample_API', path: '/hidden-401' },
        lanes: ['direct', 'proxy'],
        expected: {
            direct: blockedByCors('MissingAllowOriginHeader', ['GET'], { answered: [401] }),
            proxy: readable(401, ['GET'])
        }
    },
    {
        id: 'proxy-origin-gate',
        group: 'trouble',
        needs: 'sample-api',
        request: { target: 'Sample_API', path: '/origin-gate' },
        lanes: ['direct', 'proxy'],
        expected: {
            direct: blockedByCors('MissingAllowOriginHeader', ['GET'], { answered: [403] }),
            proxy: readable(200, ['GET'])
        }
    },
    {
        id: 'proxy-preflight',
        group: 'trouble',
        needs: 'sample-api',
        request: {
            target: 'Sample_API',
            path: '/preflight/method',
            method: 'PUT',
            headers: [
                ['Content-Type', 'application/json'],
                ['X-Api-Version', '2']
            ],
            body: '{"item":"Black tea"}'
        },
        lanes: ['direct', 'proxy'],
        expected: {
            direct: blockedByPreflight('MethodDisallowedByPreflightResponse'),
            proxy: readable(200, ['PUT'], { acted: 'order changed' })
        }
    }
];
