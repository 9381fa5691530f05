/** A record as an org keeps it: field → plain value. */
export type StoredRecord = Readonly<Record<string, string | number | boolean | null>>;

/** The records that queries see. The runtime keeps no copy: each query asks anew. */
export interface RecordStore {
    /** Object → the names of its fields, `Id` among them. A query of any other object or field is refused at load. */
    readonly fields: Readonly<Record<string, readonly string[]>>;
    of(object: string): readonly StoredRecord[];
}

/** Objects whose records a test sees without `SeeAllData`: they belong to the org's setup, not to its data. */
const SEEN_BY_TESTS = new Set(['User', 'Profile', 'PermissionSet', 'PermissionSetAssignment']);

export const isSeenByTests = (object: string): boolean => SEEN_BY_TESTS.has(object);

/** The spelling of a name among those known: case does not matter. */
export const spelling = (known: readonly string[], name: string): string | undefined =>
    known.find((each) => each.toLowerCase() === name.toLowerCase());
