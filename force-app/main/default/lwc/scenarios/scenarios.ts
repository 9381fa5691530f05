import { SCENARIO_DATA } from './data';
import { GROUPS, SHOWS, TITLES } from './labels';
import type { Scenario } from './types';

export type * from './types';

/** The scenarios with their texts, in the order of the picker. */
export const SCENARIOS: Scenario[] = SCENARIO_DATA.map((data) => ({
    ...data,
    title: TITLES[data.id],
    shows: SHOWS[data.id],
    groupTitle: GROUPS[data.group]
}));

export const scenarioById = (id: string): Scenario | undefined => SCENARIOS.find((scenario) => scenario.id === id);
