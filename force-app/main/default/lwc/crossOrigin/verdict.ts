import { gateOf, ruleFor } from './texts';
import type { Verdict, WireRequest } from './types';

/** Fetch § 2.2.6 a network error, with what the standard keeps to itself: the gate and the reason. */
export const blocked = (reason: string, wire: WireRequest[] = []): Verdict => ({
    outcome: 'blocked',
    gate: gateOf(reason),
    reason,
    wire,
    rule: ruleFor(reason)
});
