import type { OrgIdentity } from '../runtime/identity.ts';
import type { RecordStore } from '../soql/records.ts';

/** What the runtime asks of the org at call time; it may change between calls. */
export interface ApexOrgEnvironment {
    remoteSites(): { url: string; isActive: boolean }[];
    /** Secrets already filled in; `url` is the base. */
    namedCredentials(): { name: string; url: string; headers: [string, string][] }[];
    customMetadata(typeApiName: string): Record<string, unknown>[];
    label(name: string): string | undefined;
    staticResource(name: string): Uint8Array | undefined;
    /** Who runs the code, and in which org; what is left out stands in `DEFAULT_IDENTITY`. */
    identity?: Partial<OrgIdentity>;
    /** What queries see; without it every query is refused. Its objects and fields stay what they are. */
    records?: RecordStore;
}
