import { blockedByCsp, readable } from './expect';
import type { Expectation, ScenarioRow } from './types';

const blockedOnRedirect: Expectation = {
    outcome: 'blocked',
    gate: 'csp',
    reason: 'csp-redirect',
    seen: ['GET'],
    answered: [302]
};

/** The page's Content Security Policy, which comes before any rule of CORS. */
export const POLICY_ROWS: ScenarioRow[] = [
    {
        id: 'same-origin',
        group: 'policy',
        needs: 'same-origin',
        request: { url: '/resource/Same_Origin' },
        lanes: ['direct', 'no-cors'],
        expected: { direct: readable(200, ['GET']), 'no-cors': readable(200, ['GET']) }
    },
    {
        id: 'csp-untrusted',
        group: 'policy',
        needs: 'sample-api',
        request: { target: 'Sample_API_Untrusted', path: '/open' },
        lanes: ['direct', 'no-cors', 'apex'],
        expected: { direct: blockedByCsp, 'no-cors': blockedByCsp, apex: readable(200, ['GET']) }
    },
    {
        id: 'csp-redirect',
        group: 'policy',
        needs: 'sample-api',
        request: { target: 'Sample_API', path: '/redirect-to-untrusted' },
        lanes: ['direct', 'no-cors', 'apex'],
        expected: { direct: blockedOnRedirect, 'no-cors': blockedOnRedirect, apex: readable(302, ['GET']) }
    }
];
