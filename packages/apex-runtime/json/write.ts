import { MapValue, SetValue } from '../runtime/collections.ts';
import { Decimal } from '../runtime/numbers/decimal.ts';
import { ApexException, exception } from '../runtime/exceptions.ts';
import { spend } from '../runtime/fuel.ts';
import { machine } from '../runtime/machine.ts';
import type { FieldMeta } from '../runtime/program.ts';
import { NEWEST_API } from '../syntax/source.ts';
import { doubleText } from '../runtime/numbers/double-text.ts';
import { dateText, text, timeText } from '../runtime/text.ts';
import {
    ApexObject,
    BlobValue,
    DatetimeValue,
    DateValue,
    Double,
    EnumValue,
    IdValue,
    ListValue,
    SObjectValue,
    TimeValue,
    type Value
} from '../runtime/values.ts';

export interface WriteOptions {
    suppressNulls?: boolean;
    pretty?: boolean;
}

/** `JSON.serialize` and `JSON.serializePretty`. */
export function writeJson(value: Value, options: WriteOptions = {}): string {
    return new Writer(options).write(value, 0);
}

/** The value of an object's field, through its getter when that has code. */
export function fieldValue(value: object, field: FieldMeta): Value {
    const holder = value as Record<string, unknown>;
    return field.getter ? (holder[field.getter] as () => Value).call(value) : (holder[field.emitted!] as Value);
}

/** Escapes in upper case, as Jackson writes them; half of a surrogate pair goes as it is. */
const quote = (value: string): string =>
    JSON.stringify(value).replace(
        /(?<!\\)((?:\\\\)*\\u)([0-9a-f]{4})/g,
        (_all, start: string, code: string) => start + code.toUpperCase()
    );

/** Text without a number's or a word's quotes. */
export function scalarJson(value: Value): string | undefined {
    if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'bigint') {
        return String(value);
    }
    if (typeof value === 'string' || value instanceof IdValue) {
        return quote(String(value));
    }
    if (value instanceof Decimal) {
        return value.toString();
    }
    if (value instanceof Double) {
        return doubleText(value);
    }
    if (value instanceof DateValue) {
        return quote(dateText(value));
    }
    if (value instanceof DatetimeValue) {
        return quote(new Date(value.ms).toISOString());
    }
    if (value instanceof TimeValue) {
        return quote(timeText(value));
    }
    if (value instanceof BlobValue) {
        return quote(Buffer.from(value.bytes).toString('base64'));
    }
    return value instanceof EnumValue ? quote(value.name) : undefined;
}

/** A record's field writes its offset otherwise than a plain Datetime. */
const recordDatetime = (value: DatetimeValue): string => new Date(value.ms).toISOString().replace('Z', '+0000');

/** A record that has an Id has an address, too. */
function attributesOf(record: SObjectValue): MapValue {
    const id = record.get('Id');
    const url = `/services/data/v${NEWEST_API}.0/sobjects/${record.apexType}/${String(id)}`;
    // A map is written from its last entry to its first.
    return new MapValue('String', 'Object', [
        ...(id === null ? [] : [['url', url] as [Value, Value]]),
        ['type', record.apexType]
    ]);
}

const unsupported = (value: object): ApexException =>
    exception('JSONException', `Apex Type unsupported in JSON: ${(value as { apexType: string }).apexType}`);

/** Only what can be told by its text can be a key. */
function keyText(key: Value): string {
    if (key instanceof BlobValue || scalarJson(key) === undefined) {
        throw unsupported(key as object);
    }
    return text(key);
}

class Writer {
    private readonly options: WriteOptions;
    private readonly open = new Set<object>();

    constructor(options: WriteOptions) {
        this.options = options;
    }

    write(value: Value, depth: number): string {
        spend();
        const scalar = scalarJson(value);
        if (scalar !== undefined) {
            return scalar;
        }
        const structure = value as object;
        if (this.open.has(structure)) {
            throw exception(
                'JSONException',
                `(through reference chain) Cycle found: ${(value as { apexType: string }).apexType}`
            );
        }
        this.open.add(structure);
        const written = this.structure(structure, depth);
        this.open.delete(structure);
        return written;
    }

    private structure(value: object, depth: number): string {
        if (value instanceof ListValue || value instanceof SetValue) {
            const items = value instanceof ListValue ? value.items : value.keys();
            return this.array(items.map((item) => this.write(item, depth)));
        }
        if (value instanceof MapValue) {
            // The platform writes a map from its last entry to its first.
            return this.object(
                [...value.entries()].map(([key, item]): [string, Value] => [keyText(key), item]).reverse(),
                depth
            );
        }
        if (value instanceof SObjectValue) {
            const fields = [...value.fields.values()].map(({ name, value: item }): [string, Value] => [
                name,
                item instanceof DatetimeValue ? recordDatetime(item) : item
            ]);
            return this.object([['attributes', attributesOf(value)], ...fields], depth);
        }
        if (value instanceof ApexException && (machine.classOf(value)?.apiVersion ?? NEWEST_API) >= 63) {
            throw exception('JSONException', `Type unsupported in JSON: ${machine.displayType(value)}`);
        }
        if (value instanceof ApexObject) {
            return this.object(this.shown(this.fieldsOf(value)), depth);
        }
        throw unsupported(value);
    }

    private fieldsOf(value: ApexObject): [string, Value][] {
        const fields = machine.classOf(value)?.fields ?? [];
        return fields
            .filter((field) => !field.isStatic && !field.isTransient)
            .map((field): [string, Value] => [field.name, fieldValue(value, field)]);
    }

    /** Null is left out of objects of Apex classes only: what a map or a record holds is written. */
    private shown(fields: [string, Value][]): [string, Value][] {
        return this.options.suppressNulls ? fields.filter(([, value]) => value !== null) : fields;
    }

    private array(items: string[]): string {
        return this.options.pretty ? (items.length > 0 ? `[ ${items.join(', ')} ]` : '[ ]') : `[${items.join(',')}]`;
    }

    private object(entries: [string, Value][], depth: number): string {
        const colon = this.options.pretty ? ' : ' : ':';
        const members = entries.map(([name, value]) => `${quote(name)}${colon}${this.write(value, depth + 1)}`);
        if (!this.options.pretty) {
            return `{${members.join(',')}}`;
        }
        const indent = '  '.repeat(depth);
        return members.length > 0 ? `{\n${members.map((m) => `${indent}  ${m}`).join(',\n')}\n${indent}}` : '{ }';
    }
}
