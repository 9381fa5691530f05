/** What UserInfo and URL tell of the org and of the user who runs the code. */
export interface OrgIdentity {
    organizationId: string;
    organizationName: string;
    /** Without a slash at its end. */
    orgUrl: string;
    profileId: string;
    username: string;
    email: string;
    firstName: string;
    lastName: string;
}

export const DEFAULT_IDENTITY: OrgIdentity = {
    organizationId: '00D000000000001EAA',
    organizationName: 'Callout Lab',
    orgUrl: 'https://callout-lab.my.salesforce.com',
    profileId: '00e000000000001AAA',
    username: 'ada@callout-lab.example',
    email: 'ada@callout-lab.example',
    firstName: 'Ada',
    lastName: 'Admin'
};
