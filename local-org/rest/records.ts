import type { RecordStore } from '../../packages/apex-runtime/index.ts';
import type { PermissionSet } from '../../packages/project/index.ts';

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

/** The same records as a query asks for them. */
export const RECORD_STORE: RecordStore = {
    fields: Object.fromEntries(Object.entries(RECORDS).map(([object, records]) => [object, Object.keys(records[0])])),
    of: (object) => RECORDS[object] ?? []
};

/** Profiles that every org has; the first is that of the running user. */
const PROFILES = [
    'System Administrator',
    'Standard User',
    'Minimum Access - Salesforce',
    'Read Only',
    'Standard Platform User',
    'Solution Manager',
    'Marketing User',
    'Contract Manager',
    'Chatter Free User'
].map((Name, i) => ({ Id: `00e00000000000${i + 1}AAA`, Name }));

/**
 * The records that Apex sees: the same, and the setup that a test needs to make a user of its own. Nobody has a permission
 * set until a test assigns one.
 */
export const recordStore = (permissionSets: () => readonly PermissionSet[]): RecordStore => ({
    fields: {
        ...RECORD_STORE.fields,
        Profile: ['Id', 'Name'],
        PermissionSet: ['Id', 'Name', 'Label'],
        PermissionSetAssignment: ['Id', 'AssigneeId', 'PermissionSetId']
    },
    of(object) {
        switch (object) {
            case 'Profile':
                return PROFILES;
            case 'PermissionSet':
                return permissionSets().map(({ name, label }, i) => ({
                    Id: `0PS0000000${String(i + 1).padStart(5, '0')}GAA`,
                    Name: name,
                    Label: label
                }));
            default:
                return RECORD_STORE.of(object);
        }
    }
});

/** The type's own spelling of an object name, or undefined: names are not case-sensitive. */
export function objectName(name: string): string | undefined {
    return Object.keys(RECORDS).find((known) => known.toLowerCase() === name.toLowerCase());
}
