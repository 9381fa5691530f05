/** The records of the local org, as its REST API answers them. */
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

/** The type's own spelling of an object name, or undefined: names are not case-sensitive. */
export function objectName(name: string): string | undefined {
    return Object.keys(RECORDS).find((known) => known.toLowerCase() === name.toLowerCase());
}
