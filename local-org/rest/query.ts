import { objectName, RECORDS, type OrgRecord } from './records.ts';
import { RestError } from './rest-error.ts';

const SELECT =
    /^\s*SELECT\s+(?<fields>[\w\s,]+?)\s+FROM\s+(?<type>\w+)(?:\s+WHERE\s+(?<field>\w+)\s*=\s*'(?<value>[^'\\]*)')?(?:\s+LIMIT\s+(?<limit>\d+))?\s*$/i;

/** `SELECT fields FROM Object [WHERE field = 'text'] [LIMIT n]`: all that this REST API reads of SOQL. */
export function query(soql: string): { type: string; records: Record<string, unknown>[] } {
    const parts = SELECT.exec(soql)?.groups;
    if (!parts) {
        throw new RestError(400, 'MALFORMED_QUERY', `unexpected token in: ${soql.slice(0, 200)}`);
    }
    const type = objectName(parts.type);
    if (!type) {
        throw new RestError(400, 'INVALID_TYPE', `sObject type '${parts.type}' is not supported.`);
    }
    const fields = parts.fields.split(',').map((name) => fieldName(type, name.trim()));
    const where = parts.field && fieldName(type, parts.field);
    const found = RECORDS[type].filter((record) => !where || String(record[where]) === parts.value);
    const limit = parts.limit === undefined ? found.length : Number(parts.limit);
    return { type, records: found.slice(0, limit).map((record) => only(record, fields)) };
}

function fieldName(type: string, name: string): string {
    const known = Object.keys(RECORDS[type][0]).find((field) => field.toLowerCase() === name.toLowerCase());
    if (!known) {
        throw new RestError(400, 'INVALID_FIELD', `No such column '${name}' on entity '${type}'.`);
    }
    return known;
}

const only = (record: OrgRecord, fields: string[]): Record<string, unknown> =>
    Object.fromEntries(fields.map((field) => [field, record[field]]));
