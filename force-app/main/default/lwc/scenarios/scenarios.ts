import { apiOriginOf } from 'c/crossOrigin';
import sameOriginUrl from '@salesforce/resourceUrl/Same_Origin';
import userId from '@salesforce/user/Id';
import { GROUPS } from './groups';
import { SCENARIO_ROWS } from './rows';
import { TEXTS } from './texts';
import type { Scenario, ScenarioRequest, ScenarioRow } from './types';

export type * from './types';

/** The scenarios with their texts, in the order of the picker: those of a group stand together. */
export const SCENARIOS: Scenario[] = SCENARIO_ROWS.map(withTexts);

export const scenarioById = (id: string): Scenario | undefined => SCENARIOS.find((scenario) => scenario.id === id);

function withTexts(row: ScenarioRow): Scenario {
    const [title, shows] = TEXTS[row.id];
    return { ...row, request: requestOf(row), group: GROUPS[row.group], title, shows };
}

/** What only the page knows: where it is, and who looks at it. */
function requestOf({ needs, request }: ScenarioRow): ScenarioRequest {
    switch (needs) {
        case 'same-origin':
            // In an org the address of a static resource has a version in it, which the import alone knows.
            return { ...request, url: sameOriginUrl };
        case 'own-org': {
            const path = (request.url ?? '').replace('{userId}', userId);
            return { ...request, url: (apiOriginOf(location.origin) ?? '') + path };
        }
        default:
            return request;
    }
}
