import { MapValue, SetValue } from '../runtime/collections.ts';
import { Decimal } from '../runtime/numbers/decimal.ts';
import { ApexException, exception } from '../runtime/exceptions.ts';
import type { JsonNode } from './parse.ts';
import { spend } from '../runtime/fuel.ts';
import { machine } from '../runtime/machine.ts';
import { coerce, enumValueOf, isId } from '../runtime/operations.ts';
import type { FieldMeta } from '../runtime/program.ts';
import { apexType } from '../semantics/apex-type.ts';
import {
    BlobValue,
    DatetimeValue,
    DateValue,
    Double,
    ListValue,
    SObjectValue,
    TimeValue,
    type Value
} from '../runtime/values.ts';

export interface ReadOptions {
    /** A name that the class does not have is an error. */
    strict?: boolean;
    /** Only fields with `@AuraEnabled` are set: what a component sends. */
    onlyAuraEnabled?: boolean;
}

const fail = (message: string): never => {
    throw exception('JSONException', message);
};

/** `JSON.deserialize`: the value of a declared type. Throws a JSONException. */
export function readAs(node: JsonNode, type: string, options: ReadOptions = {}): Value {
    spend();
    if (node.kind === 'null') {
        return null;
    }
    const { name, args } = apexType(type);
    switch (name) {
        case 'List':
            return new ListValue(String(args[0]), items(node, String(args[0]), options));
        case 'Set':
            return new SetValue(String(args[0]), items(node, String(args[0]), options));
        case 'Map':
            return readMap(node, args.map(String), options);
        case 'Object':
            return options.onlyAuraEnabled ? readUntyped(node) : fail('Apex Type unsupported in JSON: Object');
        default:
            return readNamed(node, type, options);
    }
}

function readNamed(node: JsonNode, type: string, options: ReadOptions): Value {
    if (machine.types.isEnum(apexType(type))) {
        return readEnum(node, type);
    }
    if (machine.types.isSObject(apexType(type))) {
        return readSObject(node, type);
    }
    if (machine.classes.has(type)) {
        return readObject(node, type, options);
    }
    const primitive = PRIMITIVES[type];
    if (!primitive) {
        return fail(`Apex Type unsupported in JSON: ${type}`);
    }
    if (node.kind === 'object' || node.kind === 'array' || node.kind === 'null') {
        return fail('Illegal value for primitive');
    }
    const value = primitive(node.kind === 'boolean' ? String(node.value) : node.text, node);
    return value === undefined ? fail('Illegal value for primitive') : value;
}

type ReadPrimitive = (text: string, node: JsonNode) => Value | undefined;

const decimal = (text: string): Decimal | undefined => Decimal.parse(text);

function whole(text: string, bits: number): bigint | undefined {
    const value = /^-?\d+$/.test(text) ? BigInt(text) : undefined;
    return value !== undefined && BigInt.asIntN(bits, value) === value ? value : undefined;
}

function readDate(text: string): DateValue {
    const match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
    const ms = match ? Date.parse(`${match[1]}-${match[2].padStart(2, '0')}-${match[3].padStart(2, '0')}`) : NaN;
    return Number.isNaN(ms) ? fail(`Invalid format: "${text}"`) : new DateValue(ms / 86_400_000);
}

function readDatetime(text: string): DatetimeValue {
    // Without a zone it is GMT, wherever this runs.
    const isZoned = /(Z|[+-]\d{2}:?\d{2})$/i.test(text.slice(10));
    const zoned = isZoned
        ? text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')
        : `${text.replace(' ', 'T')}${text.length > 10 ? 'Z' : ''}`;
    const ms = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(zoned) : NaN;
    return Number.isNaN(ms) ? fail(`Invalid format: "${text}"`) : new DatetimeValue(ms);
}

function readTime(text: string): TimeValue | undefined {
    const match = /^(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3}))?Z?$/.exec(text);
    const [hours, minutes, seconds, ms = '0'] = match?.slice(1) ?? [];
    return match ? new TimeValue(((+hours * 60 + +minutes) * 60 + +seconds) * 1000 + +ms.padEnd(3, '0')) : undefined;
}

const PRIMITIVES: Record<string, ReadPrimitive> = {
    String: (text) => text,
    Id: (text) => (isId(text) ? coerce(text, 'Id') : fail(`Invalid id: ${text}`)),
    Boolean: (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
    Integer: (text) => {
        const value = whole(text, 32);
        return value === undefined ? undefined : Number(value);
    },
    Long: (text) => whole(text, 64),
    Decimal: decimal,
    Double: (text) => (decimal(text) ? new Double(Number(text)) : undefined),
    Date: readDate,
    Datetime: readDatetime,
    Time: readTime,
    Blob: (text, node) => (node.kind === 'string' ? new BlobValue(Buffer.from(text, 'base64')) : undefined)
};

function items(node: JsonNode, type: string, options: ReadOptions): Value[] {
    if (node.kind !== 'array') {
        return fail("Malformed JSON: Expected '[' at the beginning of List/Set");
    }
    return node.items.map((item) => readAs(item, type, options));
}

function readMap(node: JsonNode, [keyType, valueType]: string[], options: ReadOptions): MapValue {
    if (node.kind !== 'object') {
        return fail("Malformed JSON: Expected '{' at the beginning of Map");
    }
    const key = (name: string): Value => readAs({ kind: 'string', text: name }, keyType);
    const value = (item: JsonNode): Value =>
        valueType === 'Object' ? readUntyped(item) : readAs(item, valueType, options);
    return new MapValue(
        keyType,
        valueType,
        node.entries.map(([name, item]) => [key(name), value(item)])
    );
}

function readEnum(node: JsonNode, type: string): Value {
    if (node.kind !== 'string') {
        return fail('Illegal value for primitive');
    }
    try {
        return enumValueOf(type, node.text);
    } catch (error) {
        if (error instanceof ApexException) {
            fail(error.message ?? '');
        }
        throw error;
    }
}

function readSObject(node: JsonNode, type: string): SObjectValue {
    if (node.kind !== 'object') {
        return fail("Malformed JSON: Expected '{' at the beginning of object");
    }
    const record = new SObjectValue(type === 'SObject' ? relatedType(type, node) : type);
    for (const [name, value] of node.entries.filter(([each]) => each !== 'attributes')) {
        record.set(name, readField(name, value));
    }
    return record;
}

/** Standard fields that are known to be datetimes. */
const AUDIT_FIELDS = /^(created|lastmodified|lastviewed|lastreferenced|lastlogin)date$|^systemmodstamp$/i;

/** Other standard fields that hold dates; a custom field's name does not tell. */
const DATE_FIELDS = /(?<!__)date$/i;
const DATETIME_FIELDS = /datetime$/i;

/** A related record, or `{"totalSize":…,"records":[…]}` of related ones, or a plain value. */
function readField(name: string, node: JsonNode): Value {
    if (node.kind === 'string' && (AUDIT_FIELDS.test(name) || DATETIME_FIELDS.test(name))) {
        return readDatetime(node.text);
    }
    if (node.kind === 'string' && DATE_FIELDS.test(name) && node.text.length === 10) {
        return readDate(node.text);
    }
    if (node.kind !== 'object') {
        return readUntyped(node);
    }
    const records = entryOf(node, 'records');
    if (records?.kind === 'array') {
        return new ListValue(
            'SObject',
            records.items.map((item) => readSObject(item, relatedType(name, item)))
        );
    }
    return readSObject(node, relatedType(name, node));
}

const entryOf = (node: JsonNode, name: string): JsonNode | undefined =>
    node.kind === 'object' ? node.entries.find(([each]) => each === name)?.[1] : undefined;

/** As `attributes` say, otherwise as the relationship is called. */
function relatedType(relationship: string, node: JsonNode): string {
    const attributes = entryOf(node, 'attributes');
    const type = attributes && entryOf(attributes, 'type');
    return type?.kind === 'string' ? type.text : relationship.replace(/__r$/i, '__c');
}

/** An object without a run of its constructor, as on the platform. */
function readObject(node: JsonNode, type: string, options: ReadOptions): Value {
    if (node.kind !== 'object') {
        return fail("Malformed JSON: Expected '{' at the beginning of object");
    }
    const meta = machine.classes.get(type)!;
    const Type = machine.loaded[type]?.type;
    if (!Type || meta.isAbstract) {
        return fail(`Apex Type unsupported in JSON: ${type}`);
    }
    const created = new Type() as Record<string, Value | ((value: Value) => void)>;
    const seen = new Set<string>();
    for (const [name, value] of node.entries) {
        const field = meta.fields.find((each) => each.name.toLowerCase() === name.toLowerCase() && !each.isStatic);
        if (field && (!options.onlyAuraEnabled || field.isAuraEnabled)) {
            if (seen.has(field.name)) {
                fail(`Duplicate field: ${type}.${field.name}`);
            }
            seen.add(field.name);
            store(created, field, readAs(value, field.type, options));
        } else if (options.strict) {
            fail(`Unknown field: ${type}.${name}`);
        }
    }
    return created as unknown as Value;
}

function store(target: Record<string, unknown>, field: FieldMeta, value: Value): void {
    if (field.setter) {
        (target[field.setter] as (value: Value) => void).call(target, value);
    } else if (field.emitted) {
        target[field.emitted] = value;
    }
}

/** `JSON.deserializeUntyped`: maps, lists and plain values. */
export function readUntyped(node: JsonNode): Value {
    switch (node.kind) {
        case 'object':
            return new MapValue(
                'String',
                'Object',
                node.entries.map(([name, value]) => [name, readUntyped(value)])
            );
        case 'array':
            return new ListValue('Object', node.items.map(readUntyped));
        case 'string':
            return node.text;
        case 'number':
            return plainNumber(node.text);
        case 'boolean':
            return node.value;
        default:
            return null;
    }
}

/** The smallest type that holds it. */
function plainNumber(text: string): Value {
    const integer = whole(text, 32);
    return integer !== undefined
        ? Number(integer)
        : (whole(text, 64) ?? decimal(text) ?? fail(`Numeric value (${text}) out of range`));
}
