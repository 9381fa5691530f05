import { apply } from './apply';
import { consoleLineAt } from './consoleLine';
import { directiveOf } from './directives';
import { findingsAt, UNKNOWN } from './findings';
import { fixesAt } from './fixes';
import { predict } from './predict';
import { isGuess, stopOf } from './stop';
import { textFor } from './texts';
import type { Call, FetchRequest, Fix, Hop, Obstacle, PageContext, Profile, Verdict } from './types';

/** More than any call has: a redirect may have obstacles of its own, twenty times over. */
const LIMIT = 100;

/**
 * All that stands in the way of a call, in the order in which it is met, each as if those before it were fixed; empty when it goes through. The
 * list ends where the answer is not known, which its last findings say, or with what nobody can change. Never throws.
 */
export function obstacles(
    page: PageContext,
    request: FetchRequest,
    hops: Hop[],
    profile: Profile = 'chromium'
): Obstacle[] {
    const found: Obstacle[] = [];
    let call: Call = { page, request, hops };
    while (found.length < LIMIT) {
        const verdict = predict(call.page, call.request, call.hops, profile);
        if (isGuess(call, verdict)) {
            found[found.length - 1]?.findings.push(UNKNOWN);
            return found;
        }
        if (verdict.outcome !== 'blocked') {
            return found;
        }
        const obstacle = obstacleOf(call, verdict);
        found.push(obstacle);
        const next = afterFirstFix(obstacle, call, profile);
        if (!next) {
            return found;
        }
        call = next;
    }
    return found;
}

/** The call after the first fix whose change gets it further; a change after which the same is advised anew is none, and goes. */
function afterFirstFix({ fixes }: Obstacle, call: Call, profile: Profile): Call | undefined {
    for (const fix of fixes) {
        const next = fix.change && apply(fix.change, call);
        if (next && !isAdvisedAnew(fix, next, profile)) {
            return next;
        }
        delete fix.change;
    }
    return undefined;
}

function isAdvisedAnew({ id, change }: Fix, call: Call, profile: Profile): boolean {
    const verdict = predict(call.page, call.request, call.hops, profile);
    const first = verdict.outcome === 'blocked' && obstacleOf(call, verdict).fixes.find((fix) => fix.change);
    return first ? first.id === id && JSON.stringify(first.change) === JSON.stringify(change) : false;
}

function obstacleOf(call: Call, verdict: Verdict): Obstacle {
    const stop = stopOf(call, verdict);
    const { gate, reason, url, origin } = stop;
    return {
        gate,
        reason,
        text: textFor(reason, origin, url, directiveOf(call.request)),
        consoleText: consoleLineAt(stop),
        rule: verdict.rule,
        findings: findingsAt(stop, verdict),
        fixes: (fixesAt(stop) ?? []).map((fix) => ({ ...fix }))
    };
}
