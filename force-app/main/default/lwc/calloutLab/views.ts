import { fill } from 'c/labelText';
import { SCENARIOS } from 'c/scenarios';
import { labels } from './labels';

export interface ScenarioGroupView {
    label: string;
    scenarios: { id: string; title: string; isChosen: boolean }[];
}

/** The picker: scenarios of a group stand together in the list already. `unmet`: what those need that cannot run. */
export function groupsOf(chosen: string | undefined, unmet: Record<string, string>): ScenarioGroupView[] {
    const groups = new Map<string, ScenarioGroupView>();
    for (const { id, title, group } of SCENARIOS) {
        const view = groups.get(group) ?? { label: group, scenarios: [] };
        const text = unmet[id] ? fill(labels.withNeed, title, unmet[id]) : title;
        view.scenarios.push({ id, title: text, isChosen: id === chosen });
        groups.set(group, view);
    }
    return [...groups.values()];
}
