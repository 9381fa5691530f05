import type { Gate } from 'c/crossOrigin';

/** How far someone is, and what the page has shown them on the way. */
export interface Progress {
    /** 0 is the first step. */
    step: number;
    /** The checks of the present step have passed. */
    isDone: boolean;
    /** Where the call that was broken goes. */
    origin?: string;
    /** Where it stopped. */
    gate?: Gate;
}

const KEY = 'callout-lab-tour';

/** The tour as this tab left it: its steps go through Setup and through reloads. Undefined when there is none under way. */
export function restoreProgress(): Progress | undefined {
    try {
        const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Progress | null;
        return kept && Number.isInteger(kept.step) ? kept : undefined;
    } catch {
        return undefined;
    }
}

export function keepProgress(progress: Progress): void {
    try {
        sessionStorage.setItem(KEY, JSON.stringify(progress));
    } catch {
        // Storage is off: the tour begins anew after a reload.
    }
}

export function forgetProgress(): void {
    try {
        sessionStorage.removeItem(KEY);
    } catch {
        // Nothing was kept.
    }
}
