import type { ApexValue } from './apex-value.ts';
import type { Decimal } from './numbers/decimal.ts';
import { ApexException } from './exceptions.ts';
import { allocate } from './fuel.ts';

export { ApexObject, type ApexValue } from './apex-value.ts';

/**
 * Values while Apex runs. Each knows its own type:
 * Integer a number, Long a bigint, String a string, Boolean a boolean, null null. An Id is a string of 18 characters where its
 * type is known, and an IdValue where it is an Object. Everything else an object with `apexType`, its canonical type.
 */
export type Value = null | string | number | bigint | boolean | ApexValue;

/** An Id that has become an Object: it is no String. */
export class IdValue implements ApexValue {
    readonly value: string;

    constructor(value: string) {
        this.value = value;
    }

    get apexType(): string {
        return 'Id';
    }

    toString(): string {
        return this.value;
    }
}

/** The value as its static type has it. */
export const unboxed = (value: Value): Value => (value instanceof IdValue ? value.value : value);

export class Double implements ApexValue {
    readonly value: number;

    constructor(value: number) {
        this.value = value;
    }

    get apexType(): string {
        return 'Double';
    }
}

const MS_A_DAY = 86_400_000;
/** The last millisecond that there is, before and after 1970: 275,760 years. */
const LAST_MS = 8.64e15;

function checkedTime(ms: number): void {
    if (!(Math.abs(ms) <= LAST_MS)) {
        const failure = new ApexException('TypeException');
        failure.message = 'Invalid date';
        throw failure;
    }
}

/** Days since 1970-01-01. Throws a TypeException for a day that is too far away. */
export class DateValue implements ApexValue {
    readonly days: number;

    constructor(days: number) {
        checkedTime(days * MS_A_DAY);
        this.days = days;
    }

    get apexType(): string {
        return 'Date';
    }
}

/** Milliseconds since 1970-01-01T00:00:00Z. */
export class DatetimeValue implements ApexValue {
    readonly ms: number;

    constructor(ms: number) {
        checkedTime(ms);
        this.ms = ms;
    }

    get apexType(): string {
        return 'Datetime';
    }
}

/** Milliseconds since midnight. */
export class TimeValue implements ApexValue {
    readonly ms: number;

    constructor(ms: number) {
        this.ms = ms;
    }

    get apexType(): string {
        return 'Time';
    }
}

export class BlobValue implements ApexValue {
    readonly bytes: Uint8Array;

    constructor(bytes: Uint8Array) {
        allocate(bytes.length);
        this.bytes = bytes;
    }

    get apexType(): string {
        return 'Blob';
    }

    static of(text: string): BlobValue {
        return new BlobValue(Buffer.from(text, 'utf8'));
    }

    get text(): string {
        return Buffer.from(this.bytes).toString('utf8');
    }
}

export class EnumValue implements ApexValue {
    readonly apexType: string;
    readonly name: string;
    readonly ordinal: number;

    constructor(type: string, name: string, ordinal: number) {
        this.apexType = type;
        this.name = name;
        this.ordinal = ordinal;
    }
}

/** `Foo.class`. */
export class TypeValue implements ApexValue {
    readonly name: string;

    constructor(name: string) {
        this.name = name;
    }

    get apexType(): string {
        return 'Type';
    }
}

export class ListValue implements ApexValue {
    readonly elementType: string;
    items: Value[];
    /** How many loops go over it now: meanwhile it keeps its elements. */
    iterating = 0;

    constructor(elementType: string, items: Value[] = []) {
        this.elementType = elementType;
        this.items = items;
    }

    get apexType(): string {
        return `List<${this.elementType}>`;
    }

    iterator$0(): IteratorValue {
        return new IteratorValue(this.items);
    }
}

/** What `iterator()` of a collection gives; named as emitted code calls an interface of the platform. */
export class IteratorValue implements ApexValue {
    private readonly items: Value[];
    private position = 0;

    constructor(items: Value[]) {
        this.items = items;
    }

    get apexType(): string {
        return 'Iterator<Object>';
    }

    hasNext$0(): boolean {
        return this.position < this.items.length;
    }

    next$0(): Value {
        if (this.position >= this.items.length) {
            throw new ApexException('NoSuchElementException');
        }
        return this.items[this.position++];
    }
}

/** A record in memory. Field names keep the case they were set with and are found in any case. */
export class SObjectValue implements ApexValue {
    readonly apexType: string;
    /** Lower-case name → name and value. */
    readonly fields = new Map<string, { name: string; value: Value }>();

    /** Of a record that a query gave: the fields that it asked for, in lower case. No other may be read. */
    readonly queried: ReadonlySet<string> | undefined;

    constructor(type: string, queried?: ReadonlySet<string>) {
        this.apexType = type;
        this.queried = queried;
    }

    /** Whether the field may be read: it was asked for, or set since. */
    has(name: string): boolean {
        const key = name.toLowerCase();
        return this.fields.has(key) || this.queried === undefined || this.queried.has(key);
    }

    get(name: string): Value {
        return this.fields.get(name.toLowerCase())?.value ?? null;
    }

    set(name: string, value: Value): void {
        const key = name.toLowerCase();
        this.fields.set(key, { name: this.fields.get(key)?.name ?? name, value: unboxed(value) });
    }
}

export type Numeric = number | bigint | Double | Decimal;
