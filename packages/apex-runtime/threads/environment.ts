import type { RecordStore } from '../soql/records.ts';

/** What the runtime asks of the org at call time; it may change between calls. */
export interface ApexOrgEnvironment {
    remoteSites(): { url: string; isActive: boolean }[];
    /** Secrets already filled in; `url` is the base. */
    namedCredentials(): { name: string; url: string; headers: [string, string][] }[];
    customMetadata(typeApiName: string): Record<string, unknown>[];
    label(name: string): string | undefined;
    staticResource(name: string): Uint8Array | undefined;
    /** What queries see; without it every query is refused. Its objects and fields stay what they are. */
    records?: RecordStore;
}
