import { REASONS, ruleOf } from './reasons';
import type { Verdict, WireRequest } from './types';

/** Fetch § 2.2.6 a network error, with what the standard keeps to itself: the gate and the reason. `directive`: of the policy. */
export function blocked(reason: string, wire: WireRequest[] = [], directive?: string): Verdict {
    const entry = REASONS[reason];
    return { outcome: 'blocked', gate: entry.gate, reason, wire, rule: ruleOf(reason, entry, directive) };
}
