import type { StoredRecord } from './records.ts';
import { text } from '../runtime/text.ts';
import type { Value } from '../runtime/values.ts';

/** A query whose names are those of the store, and whose variables have their values. */
export interface BoundQuery {
    object: string;
    fields: string[];
    where: BoundCondition | null;
    orderBy: { field: string; isDescending: boolean; nullsLast: boolean }[];
    limit: number | null;
    offset: number | null;
}

export type BoundCondition =
    | { kind: 'all' | 'any'; of: BoundCondition[] }
    | { kind: 'not'; of: BoundCondition }
    | { kind: 'compare'; field: string; op: string; value: Value | Value[] };

/** The records that a query finds, in its order. */
export function select(
    records: readonly StoredRecord[],
    { where, orderBy, limit, offset }: BoundQuery
): StoredRecord[] {
    return records
        .filter((record) => where === null || matches(record, where))
        .sort((a, b) => firstDifference(a, b, orderBy))
        .slice(offset ?? 0, limit === null ? undefined : (offset ?? 0) + limit);
}

function matches(record: StoredRecord, condition: BoundCondition): boolean {
    switch (condition.kind) {
        case 'all':
            return condition.of.every((each) => matches(record, each));
        case 'any':
            return condition.of.some((each) => matches(record, each));
        case 'not':
            return !matches(record, condition.of);
        case 'compare':
            return compares(comparable(record[condition.field]), condition.op, condition.value);
    }
}

type Comparable = string | number | boolean | null;

function compares(found: Comparable, op: string, wanted: Value | Value[]): boolean {
    const values = [wanted].flat().map(comparable);
    const [value] = values;
    switch (op) {
        case '=':
            return equals(found, value);
        case '!=':
            return !equals(found, value);
        case 'in':
            return values.some((each) => equals(found, each));
        case 'not in':
            return !values.some((each) => equals(found, each));
        case 'like':
            return typeof found === 'string' && typeof value === 'string' && pattern(value).test(found);
        default:
            return ordered(op, found, value);
    }
}

/** Text compares without regard to case. */
function comparable(value: Value | undefined): Comparable {
    if (typeof value === 'string') {
        return value.toLowerCase();
    }
    return value === null || value === undefined || typeof value === 'boolean' ? (value ?? null) : Number(text(value));
}

const ID = /^[a-z0-9]{15}([a-z0-9]{3})?$/;

/** An Id of 15 characters is the same as its 18. */
function equals(left: Comparable, right: Comparable): boolean {
    const isOtherForm =
        typeof left === 'string' && typeof right === 'string' && left.length !== right.length && ID.test(left);
    return left === right || (isOtherForm && ID.test(right as string) && prefix(left) === prefix(right as string));
}

const prefix = (id: string): string => id.slice(0, 15);

function ordered(op: string, left: Comparable, right: Comparable): boolean {
    if (left === null || right === null) {
        return false;
    }
    return op.startsWith('<')
        ? left < right || (op === '<=' && left === right)
        : left > right || (op === '>=' && left === right);
}

/** `%` stands for any text, `_` for one character. */
const pattern = (like: string): RegExp =>
    new RegExp(
        `^${like
            .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
            .replaceAll('%', '[\\s\\S]*')
            .replaceAll('_', '[\\s\\S]')}$`
    );

function firstDifference(a: StoredRecord, b: StoredRecord, orderBy: BoundQuery['orderBy']): number {
    for (const { field, isDescending, nullsLast } of orderBy) {
        const [left, right] = [comparable(a[field]), comparable(b[field])];
        if (left !== right) {
            if (left === null || right === null) {
                return (left === null) === nullsLast ? 1 : -1;
            }
            return left < right === isDescending ? 1 : -1;
        }
    }
    return 0;
}
