/** What a lane reports of a call that was rejected, as a script sees it. */
export const result = (more: object = {}) => ({
    lane: 'direct',
    outcome: 'blocked',
    ended: 'settled',
    error: { name: 'TypeError', message: 'Failed to fetch' },
    startedAt: 0,
    durationMs: 1,
    ...more
});
