import { isApexError, readApexErrors } from './apexErrors';
import { isCspReport, readCspReports } from './cspReport';
import { isIssue, readIssues } from './devtoolsIssues';
import { readHar } from './har';
import { isNetworkEvent, readNetworkEvents } from './networkEvents';
import { isNetworkReport, readNetworkReports } from './networkReport';
import { isPlatformRecord, readPlatformRecords } from './platformRecords';
import type { Gathered } from './gathered';
import type { Read } from './sighting';

const KINDS: [is: (item: unknown) => boolean, read: (items: never[]) => Read][] = [
    [isCspReport, readCspReports],
    [isNetworkReport, readNetworkReports],
    [isIssue, readIssues],
    [isNetworkEvent, readNetworkEvents],
    [isApexError, readApexErrors],
    [isPlatformRecord, readPlatformRecords]
];

/** What a JSON value of one of the known shapes tells; undefined where it has none of them. */
export function readJson(value: unknown): Read | undefined {
    if (isHar(value)) {
        return readHar(value);
    }
    const items = itemsOf(value);
    const reads = KINDS.flatMap(([is, read]) => {
        const ofKind = items.filter(is) as never[];
        return ofKind.length > 0 ? [read(ofKind)] : [];
    });
    return reads.length === 0
        ? undefined
        : { sightings: reads.flatMap(({ sightings }) => sightings), unknown: reads.flatMap(({ unknown }) => unknown) };
}

/** Whether one thing of a list tells of a failed call. */
export const isOfKnownKind = (item: unknown): boolean => KINDS.some(([is]) => is(item));

/** Adds what a value told; false where it told nothing that is known. */
export function addRead(read: Read | undefined, gathered: Gathered): boolean {
    gathered.isKnownKind ||= read !== undefined;
    read?.sightings.forEach((each) => gathered.add(each));
    read?.unknown.forEach((each) => gathered.addUnknown(each));
    return read !== undefined;
}

const isHar = (value: unknown): value is Parameters<typeof readHar>[0] =>
    typeof value === 'object' &&
    value !== null &&
    typeof (value as { log?: unknown }).log === 'object' &&
    Array.isArray((value as { log: { entries?: unknown } | null }).log?.entries);

/** A list, the list in an answer of `sf data query --json`, the errors in an answer to Aura, or one thing alone. */
function itemsOf(value: unknown): unknown[] {
    if (Array.isArray(value)) {
        return value;
    }
    const { result, records, actions } = (value ?? {}) as {
        result?: { records?: unknown };
        records?: unknown;
        actions?: unknown;
    };
    if (Array.isArray(actions)) {
        return actions.flatMap((action) => (action as { error?: unknown } | null)?.error ?? []);
    }
    const list = result?.records ?? records;
    return Array.isArray(list) ? list : [value];
}
