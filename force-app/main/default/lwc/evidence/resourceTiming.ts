import { withoutFragment } from './violations';

/** The browser's own limit is 250 entries, soon reached by an app page. */
const BUFFER = 5000;

/** The last calls of the page, of whoever made them. */
const KEPT = 1000;

type Entry = Pick<PerformanceEntry, 'name' | 'startTime'>;

/** Whether Resource Timing has an entry for a call. */
export type TimingLog = (url: string, since: number) => 'entry' | 'none' | 'unknown';

/**
 * Starts to watch; before the first call. Every call leaves an entry, a failed one too; only a call that CSP stopped at its first URL
 * leaves none. The page's own list may be cleared by any script on it: what an observer was told stays. Where there is no observer,
 * or the list is gone or full, a missing entry is not known to be missing.
 */
export function watchTimings(): TimingLog {
    performance.setResourceTimingBufferSize?.(BUFFER);
    const seen: Entry[] = [];
    const isWatching = observe((entries) => {
        seen.push(...entries);
        seen.splice(0, seen.length - KEPT);
    });
    const first = listed()?.[0];
    return (url, since) => {
        const list = listed();
        const wanted = withoutFragment(url);
        const isOfCall = ({ name, startTime }: Entry): boolean =>
            startTime >= since - 1 && withoutFragment(name) === wanted;
        if (seen.some(isOfCall) || list?.some(isOfCall)) {
            return 'entry';
        }
        const isComplete = list !== undefined && list.length < BUFFER && (first === undefined || list.includes(first));
        return isWatching || isComplete ? 'none' : 'unknown';
    };
}

/** Missing where the page has no Resource Timing. */
const listed = (): PerformanceEntry[] | undefined =>
    typeof performance.getEntriesByType === 'function' ? performance.getEntriesByType('resource') : undefined;

/** False where Lightning Web Security, or the browser, has no such observer. */
function observe(take: (entries: Entry[]) => void): boolean {
    try {
        new PerformanceObserver((list) =>
            take(list.getEntries().map(({ name, startTime }) => ({ name, startTime })))
        ).observe({ type: 'resource', buffered: true });
        return true;
    } catch {
        return false;
    }
}
