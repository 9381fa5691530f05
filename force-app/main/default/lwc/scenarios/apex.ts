import { blockedByCors, readable } from './expect';
import type { ScenarioRow } from './types';

/** What stops, and what helps, a call that Apex makes. */
export const APEX_ROWS: ScenarioRow[] = [
    {
        id: 'remote-site-missing',
        group: 'apex',
        needs: 'nothing',
        request: { target: 'Sample_API_Unlisted', path: '/open' },
        lanes: ['apex'],
        expected: { apex: { outcome: 'blocked', gate: 'remote-site', reason: 'remote-site-missing', seen: [] } }
    },
    {
        id: 'named-credential',
        group: 'apex',
        needs: 'sample-api',
        request: { target: 'Sample_API_Secured', path: '/secured/orders' },
        lanes: ['direct', 'apex'],
        expected: {
            direct: blockedByCors('MissingAllowOriginHeader', ['GET'], { answered: [401] }),
            apex: readable(200, ['GET'])
        }
    },
    {
        id: 'unregistered-target',
        group: 'apex',
        needs: 'nothing',
        request: { target: 'Sample_API_Untrusted', host: 'unregistered', path: '/open' },
        lanes: ['apex'],
        expected: { apex: { outcome: 'blocked', gate: 'callout-target', reason: 'unregistered-target', seen: [] } }
    }
];
