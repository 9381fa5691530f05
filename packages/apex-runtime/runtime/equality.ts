import { Decimal } from './numbers/decimal.ts';
import { spend } from './fuel.ts';
import {
    ApexObject,
    BlobValue,
    DatetimeValue,
    DateValue,
    Double,
    IdValue,
    ListValue,
    SObjectValue,
    TimeValue,
    TypeValue,
    unboxed,
    type ApexValue,
    type Value
} from './values.ts';

/* When two values are the same, and by what collections find them. */

/** A user's object: with `equals` and `hashCode` of its own when its class declares them. */
interface Comparing extends ApexObject {
    equals$1?(other: Value): boolean;
    hashCode$0?(): number;
}

/** A set or a map, which are made of what stands here. */
interface Keyed extends ApexValue {
    readonly collection: 'set' | 'map';
    readonly size: number;
    keys(): Value[];
    has(key: Value): boolean;
}
interface Mapped extends Keyed {
    get(key: Value): Value;
    entries(): Iterable<[Value, Value]>;
}
const isSet = (value: Value): value is Keyed => (value as Partial<Keyed> | null)?.collection === 'set';
const isMap = (value: Value): value is Mapped => (value as Partial<Keyed> | null)?.collection === 'map';

/** Equality as `==` has it for two values that are not both strings, and as collections have it for all. */
export function same(left: Value, right: Value): boolean {
    if (left === right) {
        return true;
    }
    if (left === null || right === null) {
        return false;
    }
    if (typeof left === 'object' && left instanceof ApexObject) {
        const { equals$1 } = left as Comparing;
        return equals$1 ? equals$1.call(left, right) : false;
    }
    if (isNumber(left) && isNumber(right)) {
        return numberKey(left) === numberKey(right);
    }
    if (left instanceof IdValue || right instanceof IdValue) {
        return sameId(unboxed(left), unboxed(right));
    }
    if (typeof left !== 'object' || typeof right !== 'object') {
        return false;
    }
    if (left instanceof DatetimeValue && right instanceof DatetimeValue) {
        return Math.floor(left.ms / 1000) === Math.floor(right.ms / 1000);
    }
    if (left instanceof DateValue && right instanceof DatetimeValue) {
        return left.days * 86_400_000 === right.ms;
    }
    if (left instanceof DatetimeValue && right instanceof DateValue) {
        return same(right, left);
    }
    return sameCollection(left, right) ?? equalityKey(left) === equalityKey(right);
}

/** The three letters behind 15 do not count, whichever of the two texts has them. */
const sameId = (left: Value, right: Value): boolean =>
    left === right ||
    (typeof left === 'string' &&
        typeof right === 'string' &&
        left.length !== right.length &&
        [15, 18].includes(left.length) &&
        [15, 18].includes(right.length) &&
        left.slice(0, 15) === right.slice(0, 15));

/** Element by element; undefined when they are not two collections of one kind. */
function sameCollection(left: ApexValue, right: ApexValue): boolean | undefined {
    spend();
    if (left instanceof ListValue && right instanceof ListValue) {
        return left.items.length === right.items.length && left.items.every((item, i) => same(item, right.items[i]));
    }
    if (isSet(left) && isSet(right)) {
        return left.size === right.size && left.keys().every((key) => right.has(key));
    }
    if (isMap(left) && isMap(right)) {
        return (
            left.size === right.size &&
            left.keys().every((key) => right.has(key) && same(left.get(key), right.get(key)))
        );
    }
    return undefined;
}

/** As the `==` operator compares: strings in any case. */
export function equal(left: Value, right: Value): boolean {
    const [a, b] = [unboxed(left), unboxed(right)];
    return typeof a === 'string' && typeof b === 'string'
        ? a === b || a.toLowerCase() === b.toLowerCase()
        : same(left, right);
}

const isNumber = (value: Value): value is number | bigint | Double | Decimal =>
    typeof value === 'number' || typeof value === 'bigint' || value instanceof Double || value instanceof Decimal;

function numberKey(value: number | bigint | Double | Decimal): string {
    if (value instanceof Double) {
        // From 1e21 on JavaScript writes an exponent.
        const digits = String(value.value);
        return digits.includes('e') ? numberKey(Decimal.parse(digits)!) : digits;
    }
    return value instanceof Decimal ? value.strip().toPlainString() : String(value);
}

/** Whether a user's `equals` decides, for the value or for one inside of it. */
export function needsEquals(value: Value): boolean {
    if (value instanceof ApexObject) {
        return (value as Comparing).hashCode$0 !== undefined;
    }
    if (value instanceof ListValue) {
        return value.items.some(needsEquals);
    }
    if (isSet(value)) {
        return value.keys().some(needsEquals);
    }
    return isMap(value) && [...value.entries()].some((entry) => entry.some(needsEquals));
}

/** The same for all values that are the same. */
export function hashOf(value: Value): number {
    spend();
    if (value instanceof ApexObject) {
        const { hashCode$0 } = value as Comparing;
        return hashCode$0 ? hashCode$0.call(value) : identity(value);
    }
    if (value instanceof ListValue) {
        return value.items.reduce<number>((hash, item) => (Math.imul(hash, 31) + hashOf(item)) | 0, 1);
    }
    if (isSet(value)) {
        return value.keys().reduce<number>((hash, key) => (hash + hashOf(key)) | 0, 0);
    }
    if (isMap(value)) {
        return [...value.entries()].reduce((hash, [key, item]) => (hash + (hashOf(key) ^ hashOf(item))) | 0, 0);
    }
    return scalarHash(value) ?? textHash(part(value));
}

/** As java.lang has it, but for large numbers: those of two types that are equal have one hash. */
function scalarHash(value: Value): number | undefined {
    if (isNumber(value)) {
        const key = numberKey(value);
        return Number(key) === (Number(key) | 0) ? Number(key) : textHash(key);
    }
    if (typeof value === 'boolean') {
        return value ? 1231 : 1237;
    }
    return typeof value === 'string' ? textHash(value) : value === null ? 0 : undefined;
}

/** java.lang.String.hashCode. */
export function textHash(text: string): number {
    let hash = 0;
    for (let i = 0; i < text.length; i++) {
        hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
    }
    return hash;
}

/** What a Map or Set finds a value by: the value itself or a text that equal values share. */
export function equalityKey(value: Value): unknown {
    if (value === null || typeof value !== 'object') {
        return typeof value === 'bigint' ? `\0L${value}` : value;
    }
    if (value instanceof IdValue) {
        return value.value;
    }
    if (value instanceof Decimal || value instanceof Double) {
        return `\0D${numberKey(value)}`;
    }
    if (value instanceof DateValue) {
        return `\0d${value.days}`;
    }
    if (value instanceof DatetimeValue) {
        return `\0t${value.ms}`;
    }
    if (value instanceof TimeValue) {
        return `\0T${value.ms}`;
    }
    if (value instanceof BlobValue) {
        return `\0B${Buffer.from(value.bytes).toString('base64')}`;
    }
    if (value instanceof TypeValue) {
        return `\0C${value.name}`;
    }
    return contentKey(value);
}

const IDENTITY = new WeakMap<object, number>();
let identities = 0;

export function identity(value: object): number {
    const known = IDENTITY.get(value) ?? ++identities;
    IDENTITY.set(value, known);
    return known;
}

const part = (value: Value): string => {
    spend();
    const key = equalityKey(value);
    return typeof key === 'object' && key !== null ? `\0#${identity(key)}` : `${typeof key}:${String(key)}`;
};

function contentKey(value: ApexValue): unknown {
    if (value.equalityKey !== undefined) {
        return `\0k${value.apexType}:${value.equalityKey}`;
    }
    if (value instanceof ListValue) {
        return `\0l(${value.items.map(part).join('\u0001')})`;
    }
    if (isSet(value)) {
        return `\0s(${value.keys().map(part).sort().join('\u0001')})`;
    }
    if (isMap(value)) {
        return `\0m(${[...value.entries()]
            .map(([key, item]) => `${part(key)}\u0002${part(item)}`)
            .sort()
            .join('\u0001')})`;
    }
    if (value instanceof SObjectValue) {
        const fields = [...value.fields].map(([name, field]) => `${name}=${part(field.value)}`);
        return `\0o${value.apexType}(${fields.sort().join('\u0001')})`;
    }
    return value;
}
