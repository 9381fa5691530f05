import { withoutFragment } from './violations';

/** The browser's own limit is 250 entries, soon reached by an app page. */
const BUFFER = 5000;

export function raiseResourceTimingBuffer(): void {
    performance.setResourceTimingBufferSize?.(BUFFER);
}

/**
 * Whether Resource Timing has an entry for a call to `url` made at `since` (`performance.now()`). Every call leaves one, a
 * failed one too; only a call that CSP stopped at its first URL leaves none. `unknown` when the buffer is full or missing.
 */
export function resourceTimingOf(url: string, since: number): 'entry' | 'none' | 'unknown' {
    if (typeof performance.getEntriesByType !== 'function') {
        return 'unknown';
    }
    const wanted = withoutFragment(url);
    const entries = performance.getEntriesByType('resource');
    const isThere = entries.some((entry) => entry.startTime >= since - 1 && withoutFragment(entry.name) === wanted);
    if (isThere) {
        return 'entry';
    }
    return entries.length < BUFFER ? 'none' : 'unknown';
}
