import { toId } from './conversions.ts';
import { machine } from './machine.ts';
import { seenRecords } from '../soql/query.ts';
import type { SObjectValue, Value } from './values.ts';

/* System.runAs: UserInfo tells of another user. Nothing else changes: there is nobody here who may not see something. */

/** What is known of a user: by the record in hand, otherwise by the one that was inserted or that the org has. */
type Known = (field: string) => Value;

/** The user of the `System.runAs` around; undefined outside of one. */
export const currentUser = (): Known | undefined => users().at(-1);

function users(): Known[] {
    const all = (machine.state.get('users') as Known[] | undefined) ?? [];
    machine.state.set('users', all);
    return all;
}

/** A record in memory is enough, as on the platform, and gets an Id. */
export function runAs(user: SObjectValue): void {
    if (machine.state.get('isTest') !== true) {
        throw machine.refuse('System.runAs is for tests only.');
    }
    if (user.get('Id') === null) {
        user.set('Id', toId(`005${String(users().length + 100).padStart(12, '0')}`));
    }
    const stored = seenRecords('User').find(({ Id }) => Id === user.get('Id'));
    users().push((field) => user.get(field) ?? stored?.[field] ?? null);
}

export const endRunAs = (): void => void users().pop();
