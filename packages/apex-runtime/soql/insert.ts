import { toId } from '../runtime/conversions.ts';
import { exception, nullPointer, type FailedRow } from '../runtime/exceptions.ts';
import { LIMITS, machine } from '../runtime/machine.ts';
import { text } from '../runtime/text.ts';
import { ListValue, type SObjectValue, type Value } from '../runtime/values.ts';
import { INSERTABLE } from './insertable.ts';
import { inserted, seenRecords } from './query.ts';
import type { StoredRecord } from './records.ts';

/**
 * The statement `insert`, in a test, of users and the assignment of permission sets: they are kept while the test runs.
 * All records of a list or none, as on the platform; each gets its Id.
 */
export function insert(value: Value): void {
    if (machine.state.get('isTest') !== true) {
        throw machine.refuse('insert: records are kept in tests only, this runtime has no database.');
    }
    const records = (value instanceof ListValue ? value.items : [value]) as (SObjectValue | null)[];
    countRows(records.length);
    const rows = inserted().length;
    records.forEach((record, row) => {
        const problem = insertOne(record);
        if (problem !== undefined) {
            inserted().splice(rows);
            records.slice(0, row).forEach((each) => each!.fields.delete('id'));
            const message = `Insert failed. First exception on row ${row}; first error: ${problem}`;
            const failure = exception('DmlException', message);
            failure.rows = [failedRow(row, problem)];
            throw failure;
        }
    });
}

/** Taken apart as it is written: `STATUS, text: [Field, Field]`. */
function failedRow(index: number, problem: string): FailedRow {
    const [, status, message, fields] = /^(\w+), (.*): \[(.*)\]$/s.exec(problem)!;
    return { index, status, message, fields: fields === '' ? [] : fields.split(', ') };
}

function countRows(rows: number): void {
    machine.usage.dmlRows += rows;
    if (rows > 0 && ++machine.usage.dmlStatements > LIMITS.dmlStatements) {
        throw machine.limit(`Too many DML statements: ${machine.usage.dmlStatements}`);
    }
}

/** Gives the status and the text of what is wrong with the record; undefined when it is kept. */
function insertOne(record: SObjectValue | null): string | undefined {
    if (record === null) {
        throw nullPointer();
    }
    const rules = INSERTABLE.get(record.apexType)!;
    const given = plain(record);
    const missing = rules.required.filter((field) => (given[field] ?? '') === '');
    if (record.get('Id') !== null) {
        return 'INVALID_FIELD_FOR_INSERT_UPDATE, cannot specify Id in an insert call: [Id]';
    }
    if (missing.length > 0) {
        const fields = `[${missing.join(', ')}]`;
        return `REQUIRED_FIELD_MISSING, Required fields are missing: ${fields}: ${fields}`;
    }
    const unknown = Object.entries(rules.references).find(([field, object]) => !find(object, { Id: given[field] }));
    if (unknown) {
        return 'INVALID_CROSS_REFERENCE_KEY, invalid cross reference id: []';
    }
    if (find(record.apexType, Object.fromEntries(rules.unique.map((field) => [field, given[field]])))) {
        return rules.duplicate(given);
    }
    const id = String(toId(`${rules.keyPrefix}9${String(inserted().length + 1).padStart(11, '0')}`));
    record.set('Id', id);
    inserted().push({ object: record.apexType, record: { ...given, ...rules.derived(given), Id: id } });
    return undefined;
}

/** A record with these values, which text has in any case. */
const find = (object: string, values: StoredRecord): StoredRecord | undefined =>
    seenRecords(object).find((record) =>
        Object.entries(values).every(([name, value]) => lower(record[name]) === lower(value))
    );

const lower = (value: StoredRecord[string] | undefined): unknown =>
    typeof value === 'string' ? value.toLowerCase() : value;

/** Under the names that the object's rules and its store have for the fields. */
function plain(record: SObjectValue): StoredRecord {
    const rules = INSERTABLE.get(record.apexType)!;
    const names = new Map([...rules.required, 'FirstName', 'IsActive'].map((name) => [name.toLowerCase(), name]));
    return Object.fromEntries(
        [...record.fields].map(([key, { name, value }]) => [names.get(key) ?? name, plainValue(value)])
    );
}

/** A date or a number is compared as its text. */
const plainValue = (value: Value): StoredRecord[string] =>
    typeof value === 'boolean' || value === null ? value : text(value);
