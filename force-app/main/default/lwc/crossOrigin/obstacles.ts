import { apply } from './apply';
import { findingsAt, UNKNOWN } from './findings';
import { fixesAt } from './fixes';
import { predict } from './predict';
import { isGuess, stopOf } from './stop';
import { consoleTextFor, textFor } from './texts';
import { valuesOf } from './values';
import type { Call, FetchRequest, Hop, Obstacle, PageContext, Profile, Verdict } from './types';

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
        const change = obstacle.fixes.find((fix) => fix.change)?.change;
        if (!change) {
            return found;
        }
        call = apply(change, call);
    }
    return found;
}

function obstacleOf(call: Call, verdict: Verdict): Obstacle {
    const stop = stopOf(call, verdict);
    const { gate, reason, url } = stop;
    const { origin } = call.page;
    return {
        gate,
        reason,
        text: textFor(reason, origin, url),
        consoleText: consoleTextFor(reason, origin, url, valuesOf(stop)),
        rule: verdict.rule,
        findings: findingsAt(stop, verdict),
        fixes: fixesAt(stop) ?? []
    };
}
