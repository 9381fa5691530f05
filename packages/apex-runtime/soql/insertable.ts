import type { StoredRecord } from './records.ts';

/** What an org asks of a record before it keeps it. */
export interface Rules {
    keyPrefix: string;
    required: readonly string[];
    /** Field → the object that has the record which it names. */
    references: Readonly<Record<string, string>>;
    /** No two records are alike in all of these. */
    unique: readonly string[];
    /** Status and text of the refusal of a record that is like another. */
    duplicate: (record: StoredRecord) => string;
    /** Fields that have a value although nobody gave it. */
    derived: (record: StoredRecord) => StoredRecord;
}

/** Objects whose records a test may insert, so that it can say `System.runAs`: a user, and what it may do. */
export const INSERTABLE: ReadonlyMap<string, Rules> = new Map<string, Rules>([
    [
        'User',
        {
            keyPrefix: '005',
            required: [
                'Username',
                'LastName',
                'Email',
                'Alias',
                'TimeZoneSidKey',
                'LocaleSidKey',
                'EmailEncodingKey',
                'ProfileId',
                'LanguageLocaleKey'
            ],
            references: { ProfileId: 'Profile' },
            unique: ['Username'],
            duplicate: () =>
                'DUPLICATE_USERNAME, Duplicate Username.<br>The username already exists in this or another Salesforce ' +
                'organization. Usernames must be unique across all Salesforce organizations. To resolve, use a different ' +
                "username (it doesn't need to match the user's email address).: [Username]",
            derived: ({ FirstName, LastName, IsActive }) => ({
                Name: [FirstName, LastName].filter(Boolean).join(' '),
                IsActive: IsActive ?? true
            })
        }
    ],
    [
        'PermissionSetAssignment',
        {
            keyPrefix: '0Pa',
            required: ['AssigneeId', 'PermissionSetId'],
            references: { AssigneeId: 'User', PermissionSetId: 'PermissionSet' },
            unique: ['AssigneeId', 'PermissionSetId'],
            duplicate: ({ AssigneeId, PermissionSetId }) =>
                'DUPLICATE_VALUE, Duplicate PermissionSetAssignment. ' +
                `Assignee: ${AssigneeId}; Permission Set: ${PermissionSetId}: []`,
            derived: () => ({})
        }
    ]
]);
