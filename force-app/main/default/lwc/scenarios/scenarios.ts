import { GROUPS } from './groups';
import { SCENARIO_ROWS } from './rows';
import { TEXTS } from './texts';
import type { Scenario } from './types';

export type * from './types';

/** The scenarios with their texts, in the order of the picker. */
export const SCENARIOS: Scenario[] = SCENARIO_ROWS.map((row) => {
    const [title, shows] = TEXTS[row.id];
    return { ...row, group: GROUPS[row.group], title, shows };
});

export const scenarioById = (id: string): Scenario | undefined => SCENARIOS.find((scenario) => scenario.id === id);
