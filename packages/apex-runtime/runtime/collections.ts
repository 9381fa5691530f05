import { equalityKey, hashOf, needsEquals, same } from './equality.ts';
import { exception } from './exceptions.ts';
import { IteratorValue, type ApexValue, type Value } from './values.ts';

export function checkIteration(loops: number): void {
    if (loops > 0) {
        throw exception('FinalException', 'Cannot modify a collection while it is being iterated.');
    }
}

/** Finds values by Apex equality; keeps the order of insertion. */
class Keyed<T> {
    protected slots = new Map<unknown, { key: Value; value: T }>();
    /** Keys that a user's `equals` compares: hash → the keys in use. */
    protected buckets = new Map<number, Value[]>();
    /** Shared by a map and the view of its keys. */
    protected loops = { open: 0 };

    /** A loop goes over it, or does no more. */
    set isIterated(isIterated: boolean) {
        this.loops.open += isIterated ? 1 : -1;
    }

    /** Throws while a loop goes over it. */
    checkChange(): void {
        checkIteration(this.loops.open);
    }

    protected slot(key: Value, insert: boolean): unknown {
        if (!needsEquals(key)) {
            return equalityKey(key);
        }
        const hash = hashOf(key);
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
        if (found) {
            this.checkChange();
        }
        this.slots.delete(slot);
        if (needsEquals(key)) {
            const hash = hashOf(key);
            this.buckets.set(
                hash,
                (this.buckets.get(hash) ?? []).filter((other) => other !== slot)
            );
        }
        return found?.value;
    }

    clear(): void {
        this.checkChange();
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

    get collection(): 'set' {
        return 'set';
    }

    get apexType(): string {
        return `Set<${this.elementType}>`;
    }

    /** True when it was not there. */
    add(item: Value): boolean {
        const slot = this.slot(item, true);
        const isNew = !this.slots.has(slot);
        if (isNew) {
            this.checkChange();
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

    get collection(): 'map' {
        return 'map';
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
        if (!existing) {
            this.checkChange();
        }
        this.slots.set(slot, { key: existing ? existing.key : key, value });
        return existing?.value ?? null;
    }

    /** What `keySet()` gives: what is removed from it is removed from the map. */
    keySet(): SetValue {
        return new KeySet(this.keyType, this);
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
    constructor(keyType: string, map: MapValue) {
        super(keyType);
        const of = map as unknown as KeySet;
        this.slots = of.slots;
        this.buckets = of.buckets;
        this.loops = of.loops;
    }

    override add(): boolean {
        throw exception('FinalException', 'Collection is read-only');
    }
}
