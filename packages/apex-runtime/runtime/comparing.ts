import { MapValue, SetValue } from './collections.ts';
import { typeOf } from './conversions.ts';
import { same } from './equality.ts';
import { compareNumbers } from './numbers/numbers.ts';
import { text } from './text.ts';
import { apexType } from '../semantics/apex-type.ts';
import {
    ApexObject,
    DatetimeValue,
    DateValue,
    EnumValue,
    ListValue,
    SObjectValue,
    TimeValue,
    unboxed,
    type Numeric,
    type Value
} from './values.ts';

/* What the operators that compare do, and the order that `sort` knows. */

type I = number | null;
export const lt = (left: I, right: I): boolean => left !== null && right !== null && left < right;
export const gt = (left: I, right: I): boolean => left !== null && right !== null && left > right;
export const le = (left: I, right: I): boolean => left !== null && right !== null && left <= right;
export const ge = (left: I, right: I): boolean => left !== null && right !== null && left >= right;

/** `<`, `>`, `<=`, `>=`: false when one side is null. */
export function ordered(op: string, first: Value, second: Value): boolean {
    const [left, right] = [unboxed(first), unboxed(second)];
    if (left === null || right === null) {
        return left === right && op.endsWith('=');
    }
    const order = isText(left) && isText(right) ? compareInAnyCase(left, right) : compare(left, right);
    return op === '<' ? order < 0 : op === '>' ? order > 0 : op === '<=' ? order <= 0 : order >= 0;
}

const isText = (value: Value): value is string => typeof value === 'string';

/** The operators order text by its letters in any case, as `==` compares it; `sort` and `compareTo` do not. */
function compareInAnyCase(left: string, right: string): number {
    const [a, b] = [left.toLowerCase(), right.toLowerCase()];
    return a < b ? -1 : a > b ? 1 : 0;
}

/** Order of two values that are not null: numbers, text, dates, enum constants. */
export function compare(left: Value, right: Value): number {
    if (typeof left === typeof right && (typeof left === 'string' || typeof left === 'number')) {
        return left < right! ? -1 : left > right! ? 1 : 0;
    }
    if (apexType(typeOf(left)).isNumeric && apexType(typeOf(right)).isNumeric) {
        return compareNumbers(left as Numeric, right as Numeric);
    }
    const [a, b] = [orderOf(left), orderOf(right)];
    return a < b ? -1 : a > b ? 1 : 0;
}

function orderOf(value: Value): string | number | boolean {
    if (value instanceof DateValue) {
        return value.days * 86_400_000;
    }
    if (value instanceof DatetimeValue || value instanceof TimeValue) {
        return value.ms;
    }
    return value instanceof EnumValue ? value.ordinal : typeof value === 'object' ? text(value) : (value as string);
}

export function identical(left: Value, right: Value): boolean {
    const isPlain = (value: Value): boolean =>
        !(
            value instanceof ApexObject ||
            value instanceof ListValue ||
            value instanceof SetValue ||
            value instanceof MapValue ||
            value instanceof SObjectValue
        );
    return left === right || (isPlain(left) && isPlain(right) && same(left, right));
}

export const switchEqual = (left: Value, right: Value): boolean => same(left, right);
