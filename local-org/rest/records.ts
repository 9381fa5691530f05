import type { RecordStore } from '../../packages/apex-runtime/index.ts';

/** The records of the local org: the only ones. Its REST API, its Apex and its UI API read them here. */
export type OrgRecord = { Id: string } & Record<string, string | boolean | null>;

export const RECORDS: Readonly<Record<string, readonly OrgRecord[]>> = {
    User: [
        {
            Id: '005000000000001AAA',
            Name: 'Ada Admin',
            Username: 'ada@callout-lab.example',
            Email: 'ada@callout-lab.example',
            IsActive: true
        },
        {
            Id: '005000000000002AAA',
            Name: 'Rob Reader',
            Username: 'rob@callout-lab.example',
            Email: 'rob@callout-lab.example',
            IsActive: true
        }
    ]
};

/** Of the user who is in every session here. */
export const RUNNING_USER_ID = RECORDS.User[0].Id;

/** The same records as Apex asks for them. */
export const RECORD_STORE: RecordStore = {
    fields: Object.fromEntries(Object.entries(RECORDS).map(([object, records]) => [object, Object.keys(records[0])])),
    of: (object) => RECORDS[object] ?? []
};

/** The type's own spelling of an object name, or undefined: names are not case-sensitive. */
export function objectName(name: string): string | undefined {
    return Object.keys(RECORDS).find((known) => known.toLowerCase() === name.toLowerCase());
}
