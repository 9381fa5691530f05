import { apply } from './apply';
import { consoleLineAt } from './consoleLine';
import { directiveOf } from './directives';
import { findingsAt, UNKNOWN } from './findings';
import { fixesAt } from './fixes';
import { predict } from './predict';
import { isGuess, stopOf } from './stop';
import { textFor } from './texts';
import type { Call, FetchRequest, Finding, Hop, Obstacle, PageContext, Profile, Verdict } from './types';

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
    let step: Step | undefined = stepOf({ page, request, hops }, profile);
    while (step && found.length < LIMIT) {
        if (step.isUnknown) {
            found[found.length - 1]?.findings.push(UNKNOWN);
            return found;
        }
        if (!step.obstacle) {
            return found;
        }
        found.push(step.obstacle);
        step = afterFirstFix(step.obstacle, step.call, profile);
    }
    return found;
}

/** A call as it is after some fixes, and what it meets next. */
interface Step {
    call: Call;
    /** Nobody knows what is answered. */
    isUnknown: boolean;
    obstacle?: Obstacle;
}

function stepOf(call: Call, profile: Profile): Step {
    const verdict = predict(call.page, call.request, call.hops, profile);
    const isUnknown = isGuess(call, verdict);
    return { call, isUnknown, ...(verdict.outcome === 'blocked' ? { obstacle: obstacleOf(call, verdict) } : {}) };
}

/** The call after the first fix whose change gets it further; one that is advised anew after it is none, and goes. */
function afterFirstFix({ fixes }: Obstacle, call: Call, profile: Profile): Step | undefined {
    for (const [index, { change }] of fixes.entries()) {
        const text = JSON.stringify(change);
        const next = change && stepOf(apply(change, call), profile);
        if (next && !next.obstacle?.fixes.some((fix) => fix.change && JSON.stringify(fix.change) === text)) {
            return next;
        }
        fixes[index] = { ...fixes[index], change: undefined };
    }
    return undefined;
}

/** What is only read is written when it is: a caller that walks through many calls may look at gates and changes alone. */
function obstacleOf(call: Call, verdict: Verdict): Obstacle {
    const stop = stopOf(call, verdict);
    const { gate, reason, url, origin } = stop;
    let findings: Finding[] | undefined;
    return {
        gate,
        reason,
        get text() {
            return textFor(reason, origin, url, directiveOf(call.request));
        },
        get consoleText() {
            return consoleLineAt(stop);
        },
        rule: verdict.rule,
        get findings() {
            return (findings ??= findingsAt(stop, verdict));
        },
        fixes: [...(fixesAt(stop) ?? [])]
    };
}
