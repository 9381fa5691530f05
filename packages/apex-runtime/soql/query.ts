import { exception } from '../runtime/exceptions.ts';
import { LIMITS, machine } from '../runtime/machine.ts';
import { isSeenByTests, type StoredRecord } from './records.ts';
import { select, type BoundQuery } from './select.ts';
import { ListValue, SObjectValue, type Value } from '../runtime/values.ts';

/** What a query finds, as records in memory that know which fields were asked for. */
export function query(query: BoundQuery): ListValue {
    if (++machine.usage.queries > LIMITS.queries) {
        throw machine.limit(`Too many SOQL queries: ${machine.usage.queries}`);
    }
    return new ListValue(
        query.object,
        select(seenRecords(query.object), query).map((record) => toRecord(query, record))
    );
}

/** A test sees what it inserted and none of the org's data; users are no data. */
export function seenRecords(object: string): StoredRecord[] {
    const isHidden = machine.state.get('isTest') === true && !machine.state.get('seeAllData') && !isSeenByTests(object);
    const ofOrg = isHidden ? [] : (machine.ask('records', object) as readonly StoredRecord[]);
    return [...ofOrg, ...inserted().flatMap((each) => (each.object === object ? [each.record] : []))];
}

/** What the running test inserted. */
export function inserted(): { object: string; record: StoredRecord }[] {
    const all = (machine.state.get(INSERTED) as ReturnType<typeof inserted> | undefined) ?? [];
    machine.state.set(INSERTED, all);
    return all;
}

/** Where the state of a transaction keeps it. */
export const INSERTED = 'inserted';

/** The Id is always there. A field that is null stands nowhere, but may be read. */
function toRecord({ object, fields }: BoundQuery, stored: StoredRecord): SObjectValue {
    const names = ['Id', ...fields.filter((name) => name !== 'Id')];
    const record = new SObjectValue(object, new Set(names.map((name) => name.toLowerCase())));
    for (const name of names) {
        const value = stored[name];
        if (value !== null && value !== undefined) {
            record.set(name, value);
        }
    }
    return record;
}

/** The one record that a query is assigned as. */
export function row(list: Value): SObjectValue {
    const { items } = list as ListValue;
    if (items.length !== 1) {
        const count = items.length === 0 ? 'no rows' : 'more than 1 row';
        throw exception('QueryException', `List has ${count} for assignment to SObject`);
    }
    return items[0] as SObjectValue;
}

/** Of `[SELECT …]?.Name`: no record is null. */
export const rowOrNull = (list: Value): SObjectValue | null =>
    (list as ListValue).items.length === 0 ? null : row(list);
