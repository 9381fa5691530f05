import { checkIteration, MapValue, SetValue } from '../runtime/collections.ts';
import { same } from '../runtime/equality.ts';
import { exception } from '../runtime/exceptions.ts';
import { machine } from '../runtime/machine.ts';
import {
    callBack,
    checkSize,
    compare,
    each,
    listGet,
    listSet,
    sizedList,
    SObjectTypeValue
} from '../runtime/operations.ts';
import { apexType } from '../semantics/apex-type.ts';
import { ApexObject, IteratorValue, ListValue, SObjectValue, type Value } from '../runtime/values.ts';
import type { LibraryTypes, Native } from './define.ts';
import { cloneRecord } from './records.ts';

const element = (type: string): string => String(apexType(type).element);

const newList = (type: string, items: Value = null): ListValue =>
    new ListValue(element(type), items === null ? [] : [...each(items)]);

/** Throws while a loop goes over the list. */
function changed(self: ListValue): ListValue {
    checkIteration(self.iterating);
    return self;
}

function insert(self: ListValue, index: number, item: Value): void {
    changed(self);
    if (index < 0 || index > self.items.length) {
        throw exception('ListException', `List index out of bounds: ${index}`);
    }
    self.items.splice(index, 0, item);
}

function remove(self: ListValue, index: number): Value {
    changed(self);
    const removed = listGet(self, index);
    self.items.splice(index, 1);
    return removed;
}

/** Null for what holds records of any object, or none. */
const sobjectTypeOf = (type: string): SObjectTypeValue | null =>
    machine.types.isSObject(apexType(type)) && type !== 'SObject' ? new SObjectTypeValue(type) : null;

/** null first, then the natural order; a user's class must be Comparable. */
function order(left: Value, right: Value): number {
    if (left === null || right === null) {
        return left === right ? 0 : left === null ? -1 : 1;
    }
    if (typeof left === 'object' && left instanceof ApexObject) {
        if (!('compareTo$1' in left)) {
            throw exception('ListException', 'One or more of the items in this list is not Comparable.');
        }
        return callBack(left, 'compareTo', right) as number;
    }
    return compare(left, right);
}

/** Records are copied, by default without their Ids and what the platform alone writes. */
function deepClone(self: ListValue, preservesId = false, preservesAudit = false): ListValue {
    const copies = self.items.map((item) =>
        item instanceof SObjectValue ? cloneRecord(item, preservesId, false, preservesAudit) : item
    );
    return new ListValue(self.elementType, copies);
}

const addAll = (self: SetValue, items: Value): boolean => [...each(items)].map((item) => self.add(item)).some(Boolean);

function retainAll(self: SetValue, items: Value): boolean {
    const kept = new SetValue(self.elementType, each(items));
    const gone = self.keys().filter((key) => !kept.has(key));
    gone.forEach((key) => self.delete(key));
    return gone.length > 0;
}

const removeAll = (self: SetValue, items: Value): boolean =>
    [...each(items)].map((item) => self.delete(item)).some((removed) => removed !== undefined);

function newMap(type: string, from: MapValue | ListValue | null = null): MapValue {
    const [key, value] = apexType(type).args.map(String);
    const created = new MapValue(key, value);
    return from === null ? created : putAll(created, from);
}

/** From a list of records: by their Ids. */
function putAll(self: MapValue, from: MapValue | ListValue): MapValue {
    if (from instanceof MapValue) {
        for (const [key, value] of from.entries()) {
            self.put(key, value);
        }
    } else {
        (from.items as SObjectValue[]).forEach((record, row) => {
            const id = record.get('Id');
            if (id === null) {
                throw exception('ListException', `Row with null Id at index: ${row}`);
            }
            self.put(id, record);
        });
    }
    return self;
}

/** One by one: a copy of all for each call would cost more and more. */
function addItems(self: ListValue, items: Value[]): void {
    changed(self);
    checkSize(4 * (self.items.length + items.length));
    for (let i = 0, { length } = items; i < length; i++) {
        self.items.push(items[i]);
    }
}

const contains = (self: ListValue, item: Value): boolean => self.items.some((other) => same(other, item));

const newSet = (type: string, items: Value): SetValue => new SetValue(element(type), each(items));

/** The same method of a set for a list and for a set. */
const ofCollection = (name: string, native: Native): Record<string, Native> => ({
    [`Boolean ${name}(List<T>)`]: native,
    [`Boolean ${name}(Set<T>)`]: native
});

export const COLLECTIONS: LibraryTypes = {
    List: {
        typeParameters: ['T'],
        implements: ['Iterable<T>'],
        constructors: {
            '()': newList,
            '(List<T>?)': newList,
            '(Set<T>?)': newList,
            '(Integer)': (type: string, size: number) => sizedList(element(type), size)
        },
        methods: {
            'void add(T)': (self: ListValue, item: Value) => {
                changed(self).items.push(item);
            },
            'void add(Integer?, T)': insert,
            'void addAll(List<T>)': (self: ListValue, from: ListValue) => {
                addItems(self, from.items);
            },
            'void addAll(Set<T>)': (self: ListValue, from: SetValue) => {
                addItems(self, from.keys());
            },
            'void clear()': (self: ListValue) => {
                changed(self).items = [];
            },
            'SObjectType getSObjectType()': (self: ListValue) => sobjectTypeOf(self.elementType),
            'List<T> clone()': (self: ListValue) => new ListValue(self.elementType, [...self.items]),
            'Boolean contains(T)': contains,
            'List<T> deepClone()': (self: ListValue) => deepClone(self),
            'List<T> deepClone(Boolean?)': deepClone,
            'List<T> deepClone(Boolean?, Boolean?)': deepClone,
            'List<T> deepClone(Boolean?, Boolean?, Boolean?)': deepClone,
            'T get(Integer?)': listGet,
            'Integer indexOf(T)': (self: ListValue, item: Value) => self.items.findIndex((other) => same(other, item)),
            'Boolean isEmpty()': (self: ListValue) => self.items.length === 0,
            'Iterator<T> iterator()': (self: ListValue) => new IteratorValue(self.items),
            'T remove(Integer?)': remove,
            'void set(Integer?, T)': (self: ListValue, index: number, item: Value) => {
                listSet(self, index, item);
            },
            'Integer size()': (self: ListValue) => self.items.length,
            'void sort()': (self: ListValue) => {
                changed(self).items.sort(order);
            },
            'void sort(Comparator<T>)': (self: ListValue, comparator: object) => {
                changed(self).items.sort((left, right) => callBack(comparator, 'compare', left, right) as number);
            }
        }
    },
    Set: {
        typeParameters: ['T'],
        implements: ['Iterable<T>'],
        constructors: {
            '()': (type: string) => new SetValue(element(type)),
            '(List<T>)': newSet,
            '(Set<T>)': newSet
        },
        methods: {
            'Boolean add(T)': (self: SetValue, item: Value) => self.add(item),
            ...ofCollection('addAll', addAll),
            'void clear()': (self: SetValue) => self.clear(),
            'Set<T> clone()': (self: SetValue) => new SetValue(self.elementType, self),
            'Boolean contains(T)': (self: SetValue, item: Value) => self.has(item),
            ...ofCollection('containsAll', (self: SetValue, items: Value) =>
                [...each(items)].every((item) => self.has(item))
            ),
            'Boolean isEmpty()': (self: SetValue) => self.size === 0,
            'Iterator<T> iterator()': (self: SetValue) => new IteratorValue(self.keys()),
            'Boolean remove(T)': (self: SetValue, item: Value) => self.delete(item) !== undefined,
            ...ofCollection('removeAll', removeAll),
            ...ofCollection('retainAll', retainAll),
            'Integer size()': (self: SetValue) => self.size
        }
    },
    Map: {
        typeParameters: ['K', 'V'],
        constructors: { '()': newMap, '(Map<K,V>?)': newMap, '(List<SObject>?)': newMap },
        methods: {
            'void clear()': (self: MapValue) => self.clear(),
            'Map<K,V> clone()': (self: MapValue) => new MapValue(self.keyType, self.valueType, self.entries()),
            'Map<K,V> deepClone()': (self: MapValue) =>
                new MapValue(
                    self.keyType,
                    self.valueType,
                    [...self.entries()].map(([key, value]) => [
                        key,
                        value instanceof SObjectValue ? cloneRecord(value, true, false, true) : value
                    ])
                ),
            'Boolean containsKey(K)': (self: MapValue, key: Value) => self.has(key),
            'V get(K)': (self: MapValue, key: Value) => self.get(key),
            'Boolean isEmpty()': (self: MapValue) => self.size === 0,
            'Set<K> keySet()': (self: MapValue) => self.keySet(),
            'V put(K, V)': (self: MapValue, key: Value, value: Value) => self.put(key, value),
            'void putAll(Map<K,V>)': (self: MapValue, from: MapValue) => {
                putAll(self, from);
            },
            'void putAll(List<SObject>)': (self: MapValue, from: ListValue) => {
                putAll(self, from);
            },
            'V remove(K)': (self: MapValue, key: Value) => self.delete(key) ?? null,
            'SObjectType getSObjectType()': (self: MapValue) => sobjectTypeOf(self.valueType),
            'Integer size()': (self: MapValue) => self.size,
            'List<V> values()': (self: MapValue) => new ListValue(self.valueType, self.values())
        }
    }
};
