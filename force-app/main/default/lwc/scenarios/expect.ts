import type { Expectation } from './types';

/** The outcomes that most rows share. `seen` are the methods that the API receives, in order. */

export const readable = (status: number, seen: string[], more: Partial<Expectation> = {}): Expectation => ({
    outcome: 'readable',
    status,
    seen,
    ...more
});

export const opaque = (seen: string[], more: Partial<Expectation> = {}): Expectation => ({
    outcome: 'opaque',
    status: 0,
    seen,
    ...more
});

/** Stopped by the page's policy: nothing was sent. */
export const blockedByCsp: Expectation = { outcome: 'blocked', gate: 'csp', reason: 'csp', seen: [] };

/** Stopped at the CORS check: the request was made, its answer is withheld. */
export const blockedByCors = (reason: string, seen: string[], more: Partial<Expectation> = {}): Expectation => ({
    outcome: 'blocked',
    gate: 'cors',
    reason,
    seen,
    ...more
});

/** Stopped at the preflight: only the question was sent. */
export const blockedByPreflight = (reason: string, more: Partial<Expectation> = {}): Expectation => ({
    outcome: 'blocked',
    gate: 'preflight',
    reason,
    seen: ['OPTIONS'],
    ...more
});
