import sameOriginUrl from '@salesforce/resourceUrl/Same_Origin';
import { GROUPS } from './groups';
import { SCENARIO_ROWS } from './rows';
import { TEXTS } from './texts';
import type { Scenario, ScenarioRow } from './types';

export type * from './types';

/** The scenarios with their texts, in the order of the picker: those of a group stand together. */
export const SCENARIOS: Scenario[] = SCENARIO_ROWS.map(withTexts);

export const scenarioById = (id: string): Scenario | undefined => SCENARIOS.find((scenario) => scenario.id === id);

function withTexts(row: ScenarioRow): Scenario {
    const [title, shows] = TEXTS[row.id];
    // In an org the address of a static resource has a version in it, which the import alone knows.
    const request = row.needs === 'same-origin' ? { ...row.request, url: sameOriginUrl } : row.request;
    return { ...row, request, group: GROUPS[row.group], title, shows };
}
