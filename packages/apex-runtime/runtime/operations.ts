/** What emitted code calls: it reaches everything here as `V`. */
import { MapValue, SetValue } from './collections.ts';
import { equal, same } from './equality.ts';
import { coerce, DATE_TEXT, dateOfText, isId, toNumeric, typeOf } from './conversions.ts';
import { Decimal } from './numbers/decimal.ts';
import { ApexException, exception, nullPointer } from './exceptions.ts';
import { callName, type Native } from '../library/define.ts';
import { allocate, fuel } from './fuel.ts';
import { LIMITS, machine } from './machine.ts';
import { arithmetic, toDecimal, toDouble } from './numbers/numbers.ts';
import { text } from './text.ts';
import { apexType, OBJECT, STRING, widest } from '../semantics/apex-type.ts';
import {
    ApexObject,
    DatetimeValue,
    DateValue,
    Double,
    ListValue,
    TypeValue,
    unboxed,
    type ApexValue,
    type Numeric,
    type Value
} from './values.ts';

export { ApexObject, equal, text };
export * from './comparing.ts';
export * from './numbers/numbers.ts';
export * from './conversions.ts';
export * from './enums.ts';
export * from './sobjects.ts';
export { endRunAs, runAs } from './run-as.ts';
export { insert } from '../soql/insert.ts';
export { query, row, rowOrNull } from '../soql/query.ts';

// ---- null, counting, text ----------------------------------------------------------------------------------------

export function nn<T>(value: T | null): T {
    if (value === null || value === undefined) {
        throw nullPointer();
    }
    return value;
}

/** An argument that must not be null. */
export function given<T>(value: T | null, problem: string): T {
    if (value === null || value === undefined) {
        throw exception('NullPointerException', problem);
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
    if (--fuel.left < 0) {
        fuel.onEmpty();
    }
}

/** Refuses a value that alone fills the heap. */
export function checkSize(length: number): void {
    if (length > LIMITS.heapBytes) {
        throw machine.limit(`Apex heap size too large: ${length}`);
    }
    allocate(length);
}

/** Text that was put together takes the memory that its length says: JavaScript would keep the parts. */
export function whole(value: string): string {
    checkSize(value.length);
    value.charCodeAt(value.length - 1);
    return value;
}

export function cat(left: string, right: string): string {
    checkSize(left.length + right.length);
    return left + right;
}

// ---- arithmetic on values whose types are known only now -----------------------------------------------------------

export function dynamicArithmetic(op: string, left: Value, right: Value): Value {
    if (op === '+' && (typeof left === 'string' || typeof right === 'string')) {
        return cat(text(left), text(right));
    }
    const [leftType, rightType] = [apexType(typeOf(nn(left))), apexType(typeOf(nn(right)))];
    if (leftType.isNumeric && rightType.isNumeric) {
        const type = String(widest(leftType, rightType));
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
    const type = apexType(typeOf(value));
    const date = typeof value === 'string' && DATE_TEXT.test(value) ? dateOfText(value) : undefined;
    if (date && machine.types.methods(STRING, name).length === 0) {
        return dynamicCall(date, name, args);
    }
    const candidates = [...machine.types.methods(type, name), ...machine.types.methods(OBJECT, name)];
    const method = machine.types.choose(
        candidates,
        args.map((arg) => apexType(typeOf(arg)))
    );
    // A field of numbers holds Decimals, whatever it was given.
    if (!method && typeof value === 'number') {
        return dynamicCall(toDecimal(value), name, args);
    }
    if (!method || method.isStatic) {
        throw exception('TypeException', `Method does not exist: ${name} on ${type}`);
    }
    method.nullProblems?.forEach((problem, i) => problem && given(args[i], problem));
    const values = args.map((arg, i) => (arg === null ? null : coerce(arg, String(method.parameters[i]))));
    return typeof method.emitted === 'number'
        ? (machine.natives[method.emitted](value, ...values) as Value)
        : invoke(value as ApexObject, method.emitted, values);
}

/** Two Ids are one when their 15 letters are: case counts, the three behind them do not. */
export function equalId(first: Value, second: Value): boolean {
    const [left, right] = [unboxed(first), unboxed(second)];
    const areIds = [left, right].every((each) => typeof each === 'string' && isId(each));
    return areIds ? (left as string).slice(0, 15) === (right as string).slice(0, 15) : same(left, right);
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

/** A method of the platform that a project's class may have another of. */
export function overridable(native: Native, name: string, self: object, ...args: Value[]): Value {
    const own = (self as Record<string, ((...values: Value[]) => Value) | undefined>)[name];
    return own ? own.apply(self, args) : (native(self, ...args) as Value);
}

// ---- creation ----------------------------------------------------------------------------------------------------

export const decimal = (source: string): Decimal => Decimal.parse(source)!;
export const double = (value: number): Double => new Double(value);
export const type = (name: string): TypeValue => new TypeValue(name);
export const newList = (elementType: string, items: Value[]): ListValue => new ListValue(elementType, items);
export const newSet = (elementType: string, items: Value[]): SetValue => new SetValue(elementType, items);
export const newMap = (keyType: string, valueType: string, entries: [Value, Value][]): MapValue =>
    new MapValue(keyType, valueType, entries);

export function sizedList(elementType: string, size: number | null): ListValue {
    if (nn(size) < 0) {
        throw exception('ListException', `List index out of bounds: ${size}`);
    }
    checkSize(nn(size) * 4);
    return new ListValue(elementType, Array<Value>(nn(size)).fill(null));
}

// ---- access ------------------------------------------------------------------------------------------------------

export function listGet(list: Value, index: number | null): Value {
    const { items } = list as ListValue;
    const position = nn(index);
    if (position < 0 || position >= items.length) {
        throw exception('ListException', `List index out of bounds: ${position}`);
    }
    return items[position];
}

export function listSet(list: Value, index: number | null, value: Value): Value {
    listGet(list, index);
    (list as ListValue).items[index as number] = value;
    return value;
}

/** A loop over a collection that the loop may not change: what it changes is refused. */
export function* guarded(source: Value): IterableIterator<Value> {
    if (source instanceof ListValue) {
        source.iterating++;
        try {
            yield* source.items;
        } finally {
            source.iterating--;
        }
    } else if (source instanceof SetValue) {
        source.isIterated = true;
        try {
            yield* source.keys();
        } finally {
            source.isIterated = false;
        }
    } else {
        yield* each(source);
    }
}

/** A loop as before API version 62: a list may grow under it. */
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

// ---- labels, exceptions -------------------------------------------------------------------------------------

export function label(name: string): string {
    const value = machine.ask('label', name) as string | undefined;
    if (value === undefined) {
        throw exception('TypeException', `There is no Custom Label ${name}.`);
    }
    return value;
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
