import { fill } from 'c/labelText';
import { SCENARIOS } from 'c/scenarios';
import type { Lane } from 'c/crossOrigin';
import { labels } from './labels';
import type { LaneState } from './types';

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

/** A lane as the template needs it: one flag for each component, as a template chooses by flags. */
export type LaneView = LaneState & Record<Flag, boolean>;

type Flag =
    | 'isDirect'
    | 'isNoCors'
    | 'isFireAndForget'
    | 'isApex'
    | 'isProxy'
    | 'isImage'
    | 'isForm'
    | 'isRecordWire'
    | 'isRecordApex';

const FLAGS: Record<Lane, Flag> = {
    direct: 'isDirect',
    'no-cors': 'isNoCors',
    'fire-and-forget': 'isFireAndForget',
    apex: 'isApex',
    proxy: 'isProxy',
    image: 'isImage',
    form: 'isForm',
    'record-wire': 'isRecordWire',
    'record-apex': 'isRecordApex'
};

export const laneViews = (lanes: LaneState[]): LaneView[] =>
    lanes.map((state) => ({ ...state, ...flagsOf(state.lane) }));

const flagsOf = (lane: Lane): Record<Flag, boolean> =>
    Object.fromEntries(Object.values(FLAGS).map((flag) => [flag, flag === FLAGS[lane]])) as Record<Flag, boolean>;
