import { blockedByCsp } from './expect';
import type { Expectation, ScenarioRow } from './types';

/** The platform itself read the record: the REST API saw nothing of it. */
const read: Expectation = { outcome: 'readable', seen: [] };

/** The org's own REST API, called from a page of that org. */
export const SALESFORCE_ROWS: ScenarioRow[] = [
    {
        id: 'salesforce-from-lwc',
        group: 'salesforce',
        needs: 'own-org',
        request: { url: '/services/data/v67.0/sobjects/User/{userId}' },
        lanes: ['direct', 'no-cors', 'record-wire', 'record-apex'],
        expected: { direct: blockedByCsp, 'no-cors': blockedByCsp, 'record-wire': read, 'record-apex': read }
    }
];
