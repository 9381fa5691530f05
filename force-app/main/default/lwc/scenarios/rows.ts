import { ACTING_ROWS } from './acting';
import { APEX_ROWS } from './apex';
import { HEADER_ROWS } from './headers';
import { MISCONFIGURED_ROWS } from './misconfigured';
import { POLICY_ROWS } from './policy';
import { PREFLIGHT_ROWS } from './preflight';
import { PUBLIC_ROWS } from './public';
import { SALESFORCE_ROWS } from './salesforce';
import { SIMPLE_ROWS } from './simple';
import { TROUBLE_ROWS } from './trouble';
import type { ScenarioRow } from './types';

/** All scenarios without their texts: data that needs nothing of the platform, so that programs can read it too. */
export const SCENARIO_ROWS: ScenarioRow[] = [
    ...SIMPLE_ROWS,
    ...POLICY_ROWS,
    ...PREFLIGHT_ROWS,
    ...ACTING_ROWS,
    ...HEADER_ROWS,
    ...MISCONFIGURED_ROWS,
    ...TROUBLE_ROWS,
    ...APEX_ROWS,
    ...SALESFORCE_ROWS,
    ...PUBLIC_ROWS
];
