import { stateWith, subjectOf, type PageState } from './address';
import type { Subject } from './types';

const KEY = 'callout-lab';

/** There is one of each on a page, though there may be two labs: the first lab has it, and no other touches it. */
export type Shared = 'address' | 'storage';

const holders = new Map<Shared, object>();

/** True when `lab` has it, now or since before. */
export function claim(what: Shared, lab: object): boolean {
    if (!holders.has(what)) {
        holders.set(what, lab);
    }
    return holders.get(what) === lab;
}

export function release(lab: object): void {
    holders.forEach((holder, what) => {
        if (holder === lab) {
            holders.delete(what);
        }
    });
}

/** What this tab showed last. */
export function remembered(): Subject | undefined {
    try {
        return subjectOf(JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as PageState);
    } catch {
        return undefined;
    }
}

/** For the next load of this tab, as little as the address says. Not vital: the host page may forbid it. */
export function remember(subject: Subject): void {
    try {
        sessionStorage.setItem(KEY, JSON.stringify(stateWith({}, subject)));
    } catch {
        // Storage is off: the address is enough.
    }
}
