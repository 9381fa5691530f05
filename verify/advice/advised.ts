import { apply } from '../../force-app/main/default/lwc/crossOrigin/apply.ts';
import { obstacles } from '../../force-app/main/default/lwc/crossOrigin/obstacles.ts';
import type { Change, Profile } from '../../force-app/main/default/lwc/crossOrigin/types.ts';
import type { Scenario } from '../browser/observation.ts';
import { SANDBOXED, WITHOUT_CHANGE } from './reasons.ts';

/** A call as it is once each obstacle's first fix that is data is made; or the reasons of those that have none. */
export type Advised = { call: Scenario; changes: Change[] } | { without: string[] };

/** Applies the advice, and nothing else, to a call that a browser blocked. */
export function advised(given: Scenario, profile: Profile = 'chromium'): Advised {
    const all = obstacles(given.page, given.request, given.hops, profile);
    const without = all
        .filter(({ fixes }) => !fixes.some(({ change }) => change))
        .map(({ reason }) =>
            given.page.origin === 'null' && !(reason in WITHOUT_CHANGE) ? reason + SANDBOXED : reason
        );
    if (without.length > 0) {
        return { without };
    }
    const changes = all.flatMap(({ fixes }) => fixes.find(({ change }) => change)?.change ?? []);
    return { call: changes.reduce((call, change) => apply(change, call), given), changes };
}

/**
 * The server of the scenarios finds an answer by the number in the path. A call that goes straight to where a redirect led begins with a
 * later number, and what a redirect is corrected to has one of its own: each place has its number again.
 */
export function renumbered({ page, request, hops }: Scenario): Scenario {
    return { page, request: numbered(request, 0), hops: hops.map((hop, index) => numbered(hop, index + 1)) };
}

const numbered = <T>(part: T, number: number): T =>
    JSON.parse(JSON.stringify(part).replace(/s%h\d+z/g, `s%h${number}z`)) as T;
