import { exception } from './exceptions.ts';
import { machine } from './machine.ts';
import { toDecimal, toDouble, toLong, truncate } from './numbers/numbers.ts';
import { apexType, DATE, DATETIME, ID, STRING, type ApexType } from '../semantics/apex-type.ts';
import { ownName } from '../syntax/own-name.ts';
import {
    DatetimeValue,
    DateValue,
    IdValue,
    ListValue,
    SObjectValue,
    unboxed,
    type ApexValue,
    type Numeric,
    type Value
} from './values.ts';

/* The types of values, and what becomes of a value as another type. */

export function typeOf(value: Value): string {
    switch (typeof value) {
        case 'string':
            return 'String';
        case 'number':
            return 'Integer';
        case 'bigint':
            return 'Long';
        case 'boolean':
            return 'Boolean';
        default:
            return value === null ? 'null' : (value as ApexValue).apexType;
    }
}

/** The Id of the user who runs everything here. */
export const RUNNING_USER = '005000000000001AAA';

const ID_TEXT = /^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/;
export const isId = (value: string): boolean => ID_TEXT.test(value);

const INSTANCE = new Map<string, boolean>();

export function isInstance(value: Value, type: string): boolean {
    if (value === null) {
        return false;
    }
    if (type === 'Id' && typeof value === 'string') {
        return isId(value);
    }
    if (type === 'String' && value instanceof IdValue) {
        return true;
    }
    if (type === 'SObject' && value instanceof SObjectValue) {
        return true;
    }
    const key = `${typeOf(value)}\0${type}`;
    let known = INSTANCE.get(key);
    if (known === undefined) {
        known = isSubtype(apexType(typeOf(value)), apexType(type));
        INSTANCE.set(key, known);
    }
    return known;
}

/** Types of another program do not count. */
export const forgetInstances = (): void => INSTANCE.clear();

function isSubtype(type: ApexType, of: ApexType): boolean {
    const converts = (type === DATE && of === DATETIME) || (type === STRING && of === ID);
    const isText = (each: ApexType | undefined): boolean => each === STRING || each === ID;
    const areTexts = type.args.some((arg, i) => arg !== of.args[i] && isText(arg) && isText(of.args[i]));
    if (type.raw === of.raw && areTexts) {
        return false;
    }
    if (type.isSet && of.isSet) {
        return type === of;
    }
    return !converts && machine.types.isAssignable(type, of);
}

/** As messages of the platform name a type: `List<ANY>`. */
export const shownType = (type: string): string =>
    ownName(type)
        .replace(/\bObject\b/g, 'ANY')
        .replace(/^ANY$/, 'Object');

function failCast(value: Value, type: string): never {
    const from = shownType(typeOf(value));
    throw exception('TypeException', `Invalid conversion from runtime type ${from} to ${shownType(type)}`);
}

export function cast(value: Value, type: string): Value {
    if (value === null || isInstance(value, type)) {
        return apexType(type).isNumeric ? toNumeric(value, type) : type === 'Object' ? value : unboxed(value);
    }
    if (type === 'Datetime' && value instanceof DateValue) {
        return toDatetime(value);
    }
    return value instanceof ListValue && isListOf(value, apexType(type)) ? value : failCast(value, type);
}

function isListOf({ elementType }: ListValue, { isList, element }: ApexType): boolean {
    if (!isList || !element) {
        return false;
    }
    const own = apexType(elementType);
    // A list of Ids may be taken for one of texts, as it may be assigned to one.
    return (machine.types.isSObject(element) && machine.types.isSObject(own)) || (element === STRING && own === ID);
}

/** The value of an SObject's field as a declared type. */
export function coerce(value: Value, type: string): Value {
    if (value === null) {
        return null;
    }
    if (apexType(type).isNumeric && apexType(typeOf(value)).isNumeric) {
        return castNumber(value, type);
    }
    if (type === 'Datetime' && value instanceof DateValue) {
        return toDatetime(value);
    }
    if ((type === 'Date' || type === 'Datetime') && typeof value === 'string' && DATE_TEXT.test(value)) {
        const date = dateOfText(value);
        return type === 'Datetime' ? toDatetime(date) : cast(date, type);
    }
    return type === 'Id' && typeof value === 'string' ? toId(value) : cast(value, type);
}

/** What a record read from JSON holds of a date, whose field no schema tells. */
export const DATE_TEXT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?$/;

export function dateOfText(text: string): DateValue | DatetimeValue {
    if (text.length === 10) {
        return new DateValue(Date.parse(text) / 86_400_000);
    }
    const isZoned = /(Z|[+-]\d{2}:?\d{2})$/.test(text.slice(10));
    return new DatetimeValue(Date.parse(isZoned ? text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2') : `${text}Z`));
}

/** An Id as an Object. */
export const boxId = (value: Value): Value => (typeof value === 'string' ? new IdValue(value) : value);

export function toNumeric(value: Value, type: string): Value {
    switch (type) {
        case 'Long':
            return toLong(value);
        case 'Double':
            return toDouble(value);
        case 'Decimal':
            return toDecimal(value);
        default:
            return value;
    }
}

/** `(Integer) value`: cuts what does not fit. */
export function castNumber(value: Value, type: string): Value {
    if (value === null) {
        return null;
    }
    if (type === 'Integer') {
        return Number(truncate(value as Numeric, 32));
    }
    return type === 'Long' ? truncate(value as Numeric, 64) : toNumeric(value, type);
}

export function toDatetime(value: Value): Value {
    return value instanceof DateValue ? new DatetimeValue(value.days * 86_400_000) : value;
}

export function toId(value: Value): Value {
    if (typeof value === 'string' && !isId(value)) {
        throw exception('StringException', `Invalid id: ${value}`);
    }
    return typeof value === 'string' && value.length === 15 ? value + idSuffix(value) : value;
}

/** The Id in a field of a record: one that came by JSON is as it was written there. */
export const storedId = (value: Value): Value => (typeof value === 'string' && !isId(value) ? value : toId(value));

const SUFFIX_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** An Id of 18 characters whose letters lost their case, as the last three tell it. */
export function restoreCase(id: string): string {
    const suffix = id.slice(15).toUpperCase();
    const isCapital = (i: number): boolean =>
        ((SUFFIX_LETTERS.indexOf(suffix[Math.floor(i / 5)]) >> (i % 5)) & 1) === 1;
    const letters = [...id.slice(0, 15)].map((char, i) => (isCapital(i) ? char.toUpperCase() : char.toLowerCase()));
    return letters.join('') + suffix;
}

/** The three letters that tell which letters of a 15-character Id are capitals. */
function idSuffix(id: string): string {
    return [0, 5, 10]
        .map(
            (start) =>
                SUFFIX_LETTERS[
                    [...id.slice(start, start + 5)].reduce(
                        (bits, char, i) => bits | (/[A-Z]/.test(char) ? 1 << i : 0),
                        0
                    )
                ]
        )
        .join('');
}
