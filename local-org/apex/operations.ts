/** What emitted code calls: it reaches everything here as `V`. */
import { equal, MapValue, same, SetValue } from './collections.ts';
import { Decimal } from './decimal.ts';
import { ApexException, exception, nullPointer } from './exceptions.ts';
import { callName } from './library/define.ts';
import { LIMITS, machine } from './machine.ts';
import { arithmetic, compareNumbers, toDecimal, toDouble, toLong, truncate } from './numbers.ts';
import { text } from './text.ts';
import { isNumeric, split, widest } from './types.ts';
import {
    ApexObject,
    DatetimeValue,
    DateValue,
    Double,
    EnumValue,
    ListValue,
    SObjectValue,
    TimeValue,
    TypeValue,
    type ApexValue,
    type Numeric,
    type Value
} from './values.ts';

export { ApexObject, equal, text };
export * from './numbers.ts';
export { query, row, rowOrNull } from './soql.ts';

// ---- types of values ---------------------------------------------------------------------------------------------

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

const ID = /^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/;
export const isId = (value: string): boolean => ID.test(value);

const INSTANCE = new Map<string, boolean>();

export function isInstance(value: Value, type: string): boolean {
    if (value === null) {
        return false;
    }
    if (type === 'Id' && typeof value === 'string') {
        return isId(value);
    }
    const key = `${typeOf(value)}\0${type}`;
    let known = INSTANCE.get(key);
    if (known === undefined) {
        known = isSubtype(typeOf(value), type);
        INSTANCE.set(key, known);
    }
    return known;
}

/** Types of another program do not count. */
export const forgetInstances = (): void => INSTANCE.clear();

function isSubtype(type: string, of: string): boolean {
    const converts = (type === 'Date' && of === 'Datetime') || (type === 'String' && of === 'Id');
    return !converts && machine.types.isAssignable(type, of);
}

/** As messages of the platform name a type: `List<ANY>`. */
const shownType = (type: string): string => type.replaceAll('Object', 'ANY').replace(/^ANY$/, 'Object');

function failCast(value: Value, type: string): never {
    const from = shownType(typeOf(value));
    throw exception('TypeException', `Invalid conversion from runtime type ${from} to ${shownType(type)}`);
}

export function cast(value: Value, type: string): Value {
    if (value === null || isInstance(value, type)) {
        return isNumeric(type) ? toNumeric(value, type) : value;
    }
    const listOf = value instanceof ListValue && split(type).base === 'List' ? split(type).args[0] : '';
    if (listOf && machine.types.isSObject(listOf) && machine.types.isSObject((value as ListValue).elementType)) {
        return value;
    }
    return failCast(value, type);
}

/** The value of an SObject's field as a declared type. */
export function coerce(value: Value, type: string): Value {
    if (value === null) {
        return null;
    }
    if (isNumeric(type) && isNumeric(typeOf(value))) {
        return castNumber(value, type);
    }
    if (type === 'Datetime' && value instanceof DateValue) {
        return toDatetime(value);
    }
    return type === 'Id' && typeof value === 'string' ? toId(value) : cast(value, type);
}

function toNumeric(value: Value, type: string): Value {
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
        return Number(BigInt.asIntN(32, truncate(value as Numeric)));
    }
    return type === 'Long' ? BigInt.asIntN(64, truncate(value as Numeric)) : toNumeric(value, type);
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

/** The three letters that tell which letters of a 15-character Id are capitals. */
function idSuffix(id: string): string {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
    return [0, 5, 10]
        .map(
            (start) =>
                letters[
                    [...id.slice(start, start + 5)].reduce(
                        (bits, char, i) => bits | (/[A-Z]/.test(char) ? 1 << i : 0),
                        0
                    )
                ]
        )
        .join('');
}

// ---- null, counting, text ----------------------------------------------------------------------------------------

export function nn<T>(value: T | null): T {
    if (value === null || value === undefined) {
        throw nullPointer();
    }
    return value;
}

/** Marks a statement as run. */
export function h(statement: number): void {
    machine.at = statement;
    machine.hits[statement] = 1;
}

/** One turn of a loop. */
export function tick(): void {
    if (--machine.fuel < 0) {
        machine.refuel();
    }
}

/** Refuses a value that alone fills the heap. */
export function checkSize(length: number): void {
    if (length > LIMITS.heapBytes) {
        throw machine.limit(`Apex heap size too large: ${length}`);
    }
}

export function cat(left: string, right: string): string {
    checkSize(left.length + right.length);
    return left + right;
}

// ---- comparing ---------------------------------------------------------------------------------------------------

type I = number | null;
export const lt = (left: I, right: I): boolean => left !== null && right !== null && left < right;
export const gt = (left: I, right: I): boolean => left !== null && right !== null && left > right;
export const le = (left: I, right: I): boolean => left !== null && right !== null && left <= right;
export const ge = (left: I, right: I): boolean => left !== null && right !== null && left >= right;

/** `<`, `>`, `<=`, `>=`: false when one side is null. */
export function ordered(op: string, left: Value, right: Value): boolean {
    if (left === null || right === null) {
        return left === right && op.endsWith('=');
    }
    const order = compare(left, right);
    return op === '<' ? order < 0 : op === '>' ? order > 0 : op === '<=' ? order <= 0 : order >= 0;
}

/** Order of two values that are not null: numbers, text, dates, enum constants. */
export function compare(left: Value, right: Value): number {
    if (isNumeric(typeOf(left)) && isNumeric(typeOf(right))) {
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

// ---- arithmetic on values whose types are known only now -----------------------------------------------------------

export function dynamicArithmetic(op: string, left: Value, right: Value): Value {
    if (op === '+' && (typeof left === 'string' || typeof right === 'string')) {
        return cat(text(left), text(right));
    }
    const [leftType, rightType] = [typeOf(nn(left)), typeOf(nn(right))];
    if (isNumeric(leftType) && isNumeric(rightType)) {
        const type = widest(leftType, rightType);
        return arithmetic(op, toNumeric(left, type), toNumeric(right, type));
    }
    return addDays(left, right as Numeric, op === '-' ? -1 : 1);
}

export function addDays(value: Value, days: Numeric | null, sign: number): Value {
    const count = toDouble(nn(days))!.value * sign;
    return value instanceof DateValue
        ? new DateValue(value.days + Math.trunc(count))
        : new DatetimeValue((value as DatetimeValue).ms + Math.round(count * 86_400_000));
}

/** A method on a value whose type is known only now: the field of an SObject. */
export function dynamicCall(value: Value, name: string, args: Value[]): Value {
    const type = typeOf(value);
    const candidates = [...machine.types.methods(type, name), ...machine.types.methods('Object', name)];
    const method = machine.types.choose(candidates, args.map(typeOf));
    if (!method || method.isStatic) {
        throw exception('TypeException', `Method does not exist: ${name} on ${type}`);
    }
    const values = args.map((arg, i) => (arg === null ? null : coerce(arg, method.parameters[i])));
    return typeof method.emitted === 'number'
        ? (machine.natives[method.emitted](value, ...values) as Value)
        : invoke(value as ApexObject, method.emitted, values);
}

const invoke = (value: object, emitted: string, args: Value[]): Value =>
    (value as Record<string, (...values: Value[]) => Value>)[`m_${emitted}`](...args);

/** Calls a method of an interface of the platform on a user's object. */
export function callBack(value: object, name: string, ...args: Value[]): Value {
    const method = (value as Record<string, ((...values: Value[]) => Value) | undefined>)[callName(name, args.length)];
    if (!method) {
        throw exception('TypeException', `${(value as ApexValue).apexType} does not implement ${name}`);
    }
    return method.apply(value, args);
}

// ---- creation ----------------------------------------------------------------------------------------------------

export const decimal = (source: string): Decimal => Decimal.parse(source)!;
export const double = (value: number): Double => new Double(value);
export const type = (name: string): TypeValue => new TypeValue(name);
export const newList = (elementType: string, items: Value[]): ListValue => new ListValue(elementType, items);
export const newSet = (elementType: string, items: Value[]): SetValue => new SetValue(elementType, items);
export const newMap = (keyType: string, valueType: string, entries: [Value, Value][]): MapValue =>
    new MapValue(keyType, valueType, entries);

export function sizedList(elementType: string, size: I): ListValue {
    checkSize(nn(size) * 4);
    return new ListValue(elementType, Array<Value>(nn(size)).fill(null));
}

export function newSObject(name: string, fields: [string, Value][]): SObjectValue {
    const record = new SObjectValue(name);
    for (const [field, value] of fields) {
        record.set(field, value);
    }
    return record;
}

// ---- access ------------------------------------------------------------------------------------------------------

export function listGet(list: Value, index: I): Value {
    const { items } = list as ListValue;
    const position = nn(index);
    if (position < 0 || position >= items.length) {
        throw exception('ListException', `List index out of bounds: ${position}`);
    }
    return items[position];
}

export function listSet(list: Value, index: I, value: Value): Value {
    listGet(list, index);
    (list as ListValue).items[index as number] = value;
    return value;
}

export function getField(record: Value, name: string): Value {
    if (!(record instanceof SObjectValue)) {
        throw exception('SObjectException', `Invalid field ${name} for ${typeOf(record)}`);
    }
    if (!record.has(name)) {
        throw exception(
            'SObjectException',
            `SObject row was retrieved via SOQL without querying the requested field: ${record.apexType}.${name}`
        );
    }
    return record.get(name);
}

export function setField(record: Value, name: string, value: Value): Value {
    if (!(record instanceof SObjectValue)) {
        throw exception('SObjectException', `Invalid field ${name} for ${typeOf(record)}`);
    }
    record.set(name, value);
    return value;
}

export function* each(source: Value): IterableIterator<Value> {
    if (source instanceof ListValue) {
        for (let i = 0; i < source.items.length; i++) {
            yield source.items[i];
        }
    } else if (source instanceof SetValue) {
        yield* source.keys();
    } else {
        const own = nn(source) as unknown as Record<string, unknown>;
        const iterator = (own[callName('iterator', 0)] ? callBack(own, 'iterator') : own) as object;
        while (callBack(iterator, 'hasNext')) {
            yield callBack(iterator, 'next');
        }
    }
}

// ---- enums, labels, exceptions -------------------------------------------------------------------------------------

const ENUMS = new Map<string, ListValue>();

export const forgetEnums = (): void => ENUMS.clear();

export function enumValues(name: string): ListValue {
    let values = ENUMS.get(name);
    if (!values) {
        const constants = machine.types.get(name)!.constants;
        values = new ListValue(
            name,
            constants.map((constant, i) => new EnumValue(name, constant, i))
        );
        ENUMS.set(name, values);
    }
    return new ListValue(name, [...values.items]);
}

export const enumConstant = (name: string, constant: string): Value => enumValueOf(name, constant);

export function enumValueOf(name: string, constant: Value): Value {
    const wanted = String(nn(constant)).toLowerCase();
    const found = enumValues(name).items.find((value) => (value as EnumValue).name.toLowerCase() === wanted);
    if (!found) {
        throw exception('NoSuchElementException', `No enum constant ${name}.${String(constant)}`);
    }
    return found;
}

export function label(name: string): string {
    const value = machine.ask('label', name) as string | undefined;
    if (value === undefined) {
        throw exception('TypeException', `There is no Custom Label ${name}.`);
    }
    return value;
}

export const sobjectType = (name: string): Value => new SObjectTypeValue(name);

export const sobjectField = (type: string, name: string): Value => new SObjectFieldValue(type, name);

/** The token of a field, `Account.Name`. */
export class SObjectFieldValue implements ApexValue {
    readonly type: string;
    readonly name: string;

    constructor(type: string, name: string) {
        this.type = type;
        this.name = name;
    }

    get apexType(): string {
        return 'SObjectField';
    }

    toString(): string {
        return this.name;
    }
}

export class SObjectTypeValue implements ApexValue {
    readonly name: string;

    constructor(name: string) {
        this.name = name;
    }

    get apexType(): string {
        return 'SObjectType';
    }

    toString(): string {
        return this.name;
    }
}

/** A user's exception class extends this. */
export class NamedException extends ApexException {}

/** The constructors that every exception class has. */
export function initializeException(target: ApexException, args: Value[], parameters: string[]): void {
    args.forEach((arg, i) => {
        if (parameters[i] === 'String') {
            target.message = arg as string | null;
        } else {
            target.cause = arg as ApexException | null;
        }
    });
}

/** `System.runAs(user)`: only the user who runs the test exists. */
export function runAs(user: SObjectValue): void {
    const id = user.get('Id');
    if (id !== RUNNING_USER) {
        throw machine.refuse('System.runAs another user is outside of this runtime: users are in a database.');
    }
}
