import { MapValue, SetValue } from './collections.ts';
import { Decimal } from './numbers/decimal.ts';
import { doubleText } from './numbers/double-text.ts';
import { ApexException } from './exceptions.ts';
import { allocate, spend } from './fuel.ts';
import { machine } from './machine.ts';
import { ownName } from '../syntax/own-name.ts';
import {
    ApexObject,
    BlobValue,
    DatetimeValue,
    DateValue,
    Double,
    EnumValue,
    ListValue,
    SObjectValue,
    TimeValue,
    TypeValue,
    type Value
} from './values.ts';

const pad = (value: number, length = 2): string => String(value).padStart(length, '0');

export const dateText = (date: DateValue): string => isoText(date.days * 86_400_000).slice(0, -'T00:00:00'.length);

export const datetimeText = (datetime: DatetimeValue): string => isoText(datetime.ms).replace('T', ' ');

/** `2024-01-02T03:04:05`; years before the first are counted from it, as java.text.SimpleDateFormat has them. */
function isoText(ms: number): string {
    const date = new Date(ms);
    const year = date.getUTCFullYear();
    return (
        pad(year > 0 ? year : 1 - year, 4) + date.toISOString().slice(-'-01-02T03:04:05.678Z'.length, -'.678Z'.length)
    );
}

export function timeText(time: TimeValue): string {
    const seconds = Math.floor(time.ms / 1000);
    const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    return `${parts.map((part) => pad(part)).join(':')}.${pad(time.ms % 1000, 3)}Z`;
}

/**
 * What `'' + value`, `System.debug(value)` and `String.valueOf((Object) value)` give: a Date with a time, which
 * `String.valueOf(Date)` has not; what was `seen` in the same text is not shown again.
 */
export function text(value: Value, seen = new Set<object>()): string {
    if (value === null) {
        return 'null';
    }
    if (typeof value !== 'object') {
        return String(value);
    }
    if (value instanceof Decimal) {
        return value.toString();
    }
    if (value instanceof Double) {
        return doubleText(value);
    }
    if (value instanceof EnumValue) {
        return value.name;
    }
    if (value instanceof TypeValue) {
        return ownName(value.name);
    }
    if (value instanceof DateValue) {
        return `${dateText(value)} 00:00:00`;
    }
    if (value instanceof DatetimeValue) {
        return datetimeText(value);
    }
    if (value instanceof TimeValue) {
        return timeText(value);
    }
    if (value instanceof BlobValue) {
        return `Blob[${value.bytes.length}]`;
    }
    if (seen.has(value)) {
        return '(already output)';
    }
    const shown = structureText(value, (part) => text(part, seen), seen);
    allocate(shown.length);
    return shown;
}

/** How many items of a collection are shown. */
const MOST_ITEMS = 10;

function itemsText<T>(items: T[], itemText: (item: T) => string): string {
    const shown = items.slice(0, MOST_ITEMS).map(itemText);
    return [...shown, ...(items.length > MOST_ITEMS ? ['...'] : [])].join(', ');
}

function structureText(value: object, part: (value: Value) => string, seen: Set<object>): string {
    spend();
    if (value instanceof ApexObject) {
        const own = (value as { toString$0?(): Value }).toString$0;
        if (own) {
            return text(own.call(value));
        }
    }
    seen.add(value);
    if (value instanceof ListValue) {
        return `(${itemsText(value.items, part)})`;
    }
    if (value instanceof SetValue) {
        return `{${itemsText(value.keys(), part)}}`;
    }
    if (value instanceof MapValue) {
        return `{${itemsText([...value.entries()], ([key, item]) => `${part(key)}=${part(item)}`)}}`;
    }
    if (value instanceof SObjectValue) {
        return `${value.apexType}:{${[...value.fields.values()].map((f) => `${f.name}=${part(f.value)}`).join(', ')}}`;
    }
    if (value instanceof ApexObject) {
        return objectText(value, part);
    }
    const hasText = value.toString !== Object.prototype.toString;
    return hasText ? String(value) : String((value as { apexType?: string }).apexType);
}

function objectText(value: ApexObject, part: (value: Value) => string): string {
    if (value instanceof ApexException) {
        const name = machine.displayType(value);
        if (!value.isThrown) {
            const message = value.message === null ? '' : `: ${value.message}`;
            return `${name.split('.').at(-1)}:[]${message}`;
        }
        return value.message === null ? `${name}: Script-thrown exception` : `${name}: ${value.message}`;
    }
    const fields = machine.classOf(value)?.fields ?? [];
    const simple = (value as { shownType?: string }).shownType ?? ownName(value.apexType).split('.').at(-1)!;
    const shown = fields
        .filter((field) => !field.isStatic && field.emitted !== null)
        .toSorted((a, b) => (a.name < b.name ? -1 : 1))
        .map((field) => `${field.name}=${part((value as unknown as Record<string, Value>)[field.emitted!])}`);
    return `${simple}:[${shown.join(', ')}]`;
}
