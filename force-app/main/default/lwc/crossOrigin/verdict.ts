import { entryIn, REASONS, ruleOf } from './reasons';
import type { Rule, Verdict, WireRequest } from './types';

/** Fetch § 2.2.6 a network error, with what the standard keeps to itself: the gate and the reason. */
export function blocked(reason: string, wire: WireRequest[] = [], directive?: string): Verdict {
    const { gate } = entryIn(REASONS, reason);
    return { outcome: 'blocked', gate, reason, wire, rule: ruleFor(reason, directive) };
}

/** Each rule once: there are few, and a page meets the same ones again and again. */
const rules = new Map<string, Rule>();

function ruleFor(reason: string, directive?: string): Rule {
    const key = `${reason} ${directive}`;
    const rule = rules.get(key) ?? Object.freeze(ruleOf(reason, entryIn(REASONS, reason), directive));
    rules.set(key, rule);
    return rule;
}
