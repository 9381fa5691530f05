import { Decimal } from './decimal.ts';
import { exception } from './exceptions.ts';
import { spend } from './fuel.ts';
import {
    ApexObject,
    BlobValue,
    DatetimeValue,
    DateValue,
    Double,
    IteratorValue,
    ListValue,
    SObjectValue,
    TimeValue,
    TypeValue,
    type ApexValue,
    type Value
} from './values.ts';

/** A user's object: with `equals` and `hashCode` of its own when its class declares them. */
interface Comparing extends ApexObject {
    equals$1?(other: Value): boolean;
    hashCode$0?(): number;
}

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
    if (typeof left !== 'object' || typeof right !== 'object') {
        return false;
    }
    if (left instanceof DatetimeValue && right instanceof DatetimeValue) {
        return Math.floor(left.ms / 1000) === Math.floor(right.ms / 1000);
    }
    if (left instanceof ListValue && right instanceof ListValue) {
        return left.items.length === right.items.length && left.items.every((item, i) => same(item, right.items[i]));
    }
    return keyOf(left) === keyOf(right);
}

/** As the `==` operator compares: strings in any case. */
export const equal = (left: Value, right: Value): boolean =>
    typeof left === 'string' && typeof right === 'string'
        ? left === right || left.toLowerCase() === right.toLowerCase()
        : same(left, right);

const isNumber = (value: Value): value is number | bigint | Double | Decimal =>
    typeof value === 'number' || typeof value === 'bigint' || value instanceof Double || value instanceof Decimal;

const numberKey = (value: number | bigint | Double | Decimal): string =>
    value instanceof Decimal ? value.strip().toString() : String(value instanceof Double ? value.value : value);

/** What a Map or Set finds a value by: the value itself or a text that equal values share. */
function keyOf(value: Value): unknown {
    if (value === null || typeof value !== 'object') {
        return typeof value === 'string' ? value : typeof value === 'bigint' ? `\0L${value}` : value;
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
    const key = keyOf(value);
    return typeof key === 'object' && key !== null ? `\0#${identity(key)}` : `${typeof key}:${String(key)}`;
};

function contentKey(value: ApexValue): unknown {
    if (value.equalityKey !== undefined) {
        return `\0k${value.apexType}:${value.equalityKey}`;
    }
    if (value instanceof ListValue) {
        return `\0l(${value.items.map(part).join('\u0001')})`;
    }
    if (value instanceof SetValue) {
        return `\0s(${[...value].map(part).sort().join('\u0001')})`;
    }
    if (value instanceof MapValue) {
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

/** Finds values by Apex equality; keeps the order of insertion. */
class Keyed<T> {
    protected slots = new Map<unknown, { key: Value; value: T }>();
    /** Objects with their own `hashCode`: hash → the keys in use. */
    protected buckets = new Map<number, Value[]>();

    protected slot(key: Value, insert: boolean): unknown {
        if (!(key instanceof ApexObject) || !(key as Comparing).hashCode$0) {
            return keyOf(key);
        }
        const hash = (key as Comparing).hashCode$0!();
        const bucket = this.buckets.get(hash) ?? [];
        const found = bucket.find((other) => same(key, other));
        if (found === undefined && insert) {
            this.buckets.set(hash, [...bucket, key]);
        }
        return found ?? key;
    }

    get size(): number {
        return this.slots.size;
    }

    has(key: Value): boolean {
        return this.slots.has(this.slot(key, false));
    }

    delete(key: Value): T | undefined {
        const slot = this.slot(key, false);
        const found = this.slots.get(slot);
        this.slots.delete(slot);
        if (slot instanceof ApexObject) {
            for (const [hash, bucket] of this.buckets) {
                this.buckets.set(
                    hash,
                    bucket.filter((other) => other !== slot)
                );
            }
        }
        return found?.value;
    }

    clear(): void {
        this.slots.clear();
        this.buckets.clear();
    }

    keys(): Value[] {
        return [...this.slots.values()].map((slot) => slot.key);
    }
}

export class SetValue extends Keyed<true> implements ApexValue {
    readonly elementType: string;

    constructor(elementType: string, items: Iterable<Value> = []) {
        super();
        this.elementType = elementType;
        for (const item of items) {
            this.add(item);
        }
    }

    get apexType(): string {
        return `Set<${this.elementType}>`;
    }

    /** True when it was not there. */
    add(item: Value): boolean {
        const slot = this.slot(item, true);
        const isNew = !this.slots.has(slot);
        if (isNew) {
            this.slots.set(slot, { key: item, value: true });
        }
        return isNew;
    }

    iterator$0(): IteratorValue {
        return new IteratorValue(this.keys());
    }

    *[Symbol.iterator](): IterableIterator<Value> {
        for (const slot of this.slots.values()) {
            yield slot.key;
        }
    }
}

export class MapValue extends Keyed<Value> implements ApexValue {
    readonly keyType: string;
    readonly valueType: string;

    constructor(keyType: string, valueType: string, entries: Iterable<[Value, Value]> = []) {
        super();
        this.keyType = keyType;
        this.valueType = valueType;
        for (const [key, value] of entries) {
            this.put(key, value);
        }
    }

    get apexType(): string {
        return `Map<${this.keyType},${this.valueType}>`;
    }

    get(key: Value): Value {
        return this.slots.get(this.slot(key, false))?.value ?? null;
    }

    /** The value that was there before. */
    put(key: Value, value: Value): Value {
        const slot = this.slot(key, true);
        const existing = this.slots.get(slot);
        this.slots.set(slot, { key: existing ? existing.key : key, value });
        return existing?.value ?? null;
    }

    /** What `keySet()` gives: what is removed from it is removed from the map. */
    keySet(): SetValue {
        return new KeySet(this.keyType, this.slots, this.buckets);
    }

    values(): Value[] {
        return [...this.slots.values()].map((slot) => slot.value);
    }

    *entries(): IterableIterator<[Value, Value]> {
        for (const slot of this.slots.values()) {
            yield [slot.key, slot.value];
        }
    }
}

/** A view of a map's keys, which takes no new ones. */
class KeySet extends SetValue {
    constructor(keyType: string, slots: Map<unknown, { key: Value; value: Value }>, buckets: Map<number, Value[]>) {
        super(keyType);
        this.slots = slots as Map<unknown, { key: Value; value: true }>;
        this.buckets = buckets;
    }

    override add(): boolean {
        throw exception('FinalException', 'Collection is read-only');
    }
}
