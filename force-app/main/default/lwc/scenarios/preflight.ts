import { blockedByPreflight, opaque, readable } from './expect';
import type { ScenarioRequest, ScenarioRow } from './types';

const change = (path: string): ScenarioRequest => ({
    target: 'Sample_API',
    path,
    method: 'PUT',
    headers: [
        ['Content-Type', 'application/json'],
        ['X-Api-Version', '2']
    ],
    body: '{"item":"Black tea"}'
});
const changedByApex = readable(200, ['PUT'], { acted: 'order changed' });

/** Requests that the browser asks about first, with OPTIONS. */
export const PREFLIGHT_ROWS: ScenarioRow[] = [
    {
        id: 'preflight-allowed',
        group: 'preflight',
        needs: 'sample-api',
        request: change('/preflight/allowed'),
        lanes: ['direct', 'no-cors', 'apex'],
        expected: {
            direct: readable(200, ['OPTIONS', 'PUT'], { answered: [204, 200], acted: 'order changed' }),
            'no-cors': { outcome: 'blocked', gate: 'arguments', reason: 'no-cors-method', seen: [] },
            apex: changedByApex
        }
    },
    {
        id: 'preflight-wrong-origin',
        group: 'preflight',
        needs: 'sample-api',
        request: change('/preflight/wrong-origin'),
        lanes: ['direct', 'apex'],
        expected: { direct: blockedByPreflight('PreflightAllowOriginMismatch'), apex: changedByApex }
    },
    {
        id: 'preflight-method',
        group: 'preflight',
        needs: 'sample-api',
        request: change('/preflight/method'),
        lanes: ['direct', 'apex'],
        expected: { direct: blockedByPreflight('MethodDisallowedByPreflightResponse'), apex: changedByApex }
    },
    {
        id: 'preflight-header',
        group: 'preflight',
        needs: 'sample-api',
        request: { target: 'Sample_API', path: '/preflight/header', headers: [['X-Api-Version', '2']] },
        lanes: ['direct', 'no-cors', 'apex'],
        expected: {
            direct: blockedByPreflight('HeaderDisallowedByPreflightResponse'),
            'no-cors': opaque(['GET'], { answered: [200] }),
            apex: readable(200, ['GET'])
        }
    },
    {
        id: 'preflight-status',
        group: 'preflight',
        needs: 'sample-api',
        request: change('/preflight/status'),
        lanes: ['direct', 'apex'],
        expected: { direct: blockedByPreflight('PreflightInvalidStatus', { answered: [401] }), apex: changedByApex }
    },
    {
        id: 'authorization',
        group: 'preflight',
        needs: 'sample-api',
        request: {
            target: 'Sample_API',
            path: '/authorization',
            headers: [['Authorization', 'Bearer demo-token']]
        },
        lanes: ['direct', 'no-cors', 'apex'],
        expected: {
            direct: readable(200, ['OPTIONS', 'GET'], { answered: [204, 200] }),
            'no-cors': opaque(['GET'], { answered: [401] }),
            apex: readable(200, ['GET'])
        }
    },
    {
        id: 'json-post',
        group: 'preflight',
        needs: 'sample-api',
        request: {
            target: 'Sample_API',
            path: '/json-orders',
            method: 'POST',
            headers: [['Content-Type', 'application/json']],
            body: '{"item":"Green tea"}'
        },
        lanes: ['direct', 'no-cors', 'apex'],
        expected: {
            direct: readable(201, ['OPTIONS', 'POST'], { answered: [204, 201], acted: 'order placed' }),
            'no-cors': opaque(['POST'], { answered: [415] }),
            apex: readable(201, ['POST'], { acted: 'order placed' })
        }
    }
];
