import type { Lane } from '../../force-app/main/default/lwc/crossOrigin/types.ts';
import type { Explained } from '../../force-app/main/default/lwc/errorReader/errorReader.ts';
import { SCENARIO_ROWS } from '../../force-app/main/default/lwc/scenarios/rows.ts';
import type { ScenarioRow } from '../../force-app/main/default/lwc/scenarios/types.ts';

/** What a recorder of the network sees of the scenarios that fail. */

/** Stopped before there is a network, or by the page itself: no recorder of the network sees it. */
const NOT_RECORDED = ['arguments', 'time-limit', 'lightning-web-security'];

/** The lanes of the browser that fail where a recorder of the network sees it. Of an address that the policy stops at once Chromium's sees nothing. */
export const recordedLanes = ({ lanes, expected }: ScenarioRow): Lane[] =>
    lanes.filter((lane) => {
        const { outcome, gate = '', reason } = expected[lane] ?? {};
        return lane !== 'apex' && outcome === 'blocked' && !NOT_RECORDED.includes(gate) && reason !== 'csp';
    });

const isRecorded = (row: ScenarioRow): boolean => row.needs !== 'public-api' && recordedLanes(row).length > 0;

// A call that ends at a redirect has no end of its own in the recording: once its page is left, it looks like one that the page gave up.
const endsAtRedirect = ({ expected }: ScenarioRow): number => (expected.direct?.reason === 'csp-redirect' ? 1 : 0);

/** The scenarios that fail where a recorder sees it, in the order in which they are recorded. */
export const RECORDED_ROWS = SCENARIO_ROWS.filter(isRecorded).sort(
    (one, other) => endsAtRedirect(one) - endsAtRedirect(other)
);

/** What `explain` names of a call: the reason that is expected, where it is named first or among those that remain beside what would decide; else the first. */
export function namedReason({ calls }: Explained, isCalled: (url: URL) => boolean, expected = ''): string | undefined {
    const call = calls.find(({ url = '' }) => isCalled(new URL(url)));
    const possible = call?.obstacles.map(({ reason }) => reason) ?? [];
    return call && !call.certain && call.wanted.length > 0 && possible.includes(expected) ? expected : possible[0];
}
