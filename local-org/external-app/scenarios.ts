import type { Expectation, ScenarioRow } from '../../force-app/main/default/lwc/scenarios/types.ts';
import { VERSION } from '../rest/version.ts';
import { RECORDS } from '../rest/records.ts';

/** Whose access token goes along: as OAuth gave it to the user of this app. */
export type SessionName = 'allowed' | 'limited' | 'expired';

/** A scenario of the external app: always the same record, read under another session or from another origin. */
export interface OutsideRow extends ScenarioRow {
    session: SessionName;
}

const RECORD = `/services/data/v${VERSION}/sobjects/User/${RECORDS.User[0].Id}`;

/** Mode no-cors drops the Authorization header, and the org does not learn from where it was called: it asks for a session. */
const withoutToken: Expectation = { outcome: 'opaque', status: 0, seen: ['GET'], answered: [401] };

const refused = (reason: string, status: number): Expectation => ({
    outcome: 'readable',
    gate: 'http-status',
    reason,
    status,
    seen: ['OPTIONS', 'GET'],
    answered: [200, status]
});

const row = (id: string, session: SessionName, direct: Expectation, rest?: Partial<OutsideRow>): OutsideRow => ({
    id,
    session,
    group: 'salesforce',
    needs: 'external-app',
    request: { path: RECORD },
    lanes: ['direct', 'no-cors'],
    expected: { direct, 'no-cors': withoutToken },
    ...rest
});

/** Salesforce's REST API called by a page outside of Salesforce. */
export const OUTSIDE_ROWS: OutsideRow[] = [
    row('salesforce-from-outside', 'allowed', {
        outcome: 'readable',
        status: 200,
        seen: ['OPTIONS', 'GET'],
        answered: [200, 200]
    }),
    row(
        'salesforce-from-outside-unlisted',
        'allowed',
        {
            outcome: 'blocked',
            gate: 'preflight',
            reason: 'PreflightMissingAllowOriginHeader',
            seen: ['OPTIONS'],
            answered: [403]
        },
        { pageOrigin: 'other' }
    ),
    row('salesforce-from-outside-no-permission', 'limited', refused('permission-missing', 403)),
    row('salesforce-from-outside-expired', 'expired', refused('session-invalid', 401))
];

export const outsideRow = (id: string): OutsideRow | undefined => OUTSIDE_ROWS.find((each) => each.id === id);
