import { MapValue, SetValue } from './collections.ts';
import { Decimal } from './decimal.ts';
import { doubleText } from './double-text.ts';
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

export const dateText = (date: DateValue): string => new Date(date.days * 86_400_000).toISOString().slice(0, 10);

export const datetimeText = (datetime: DatetimeValue): string =>
    new Date(datetime.ms).toISOString().slice(0, 19).replace('T', ' ');

export function timeText(time: TimeValue): string {
    const seconds = Math.floor(time.ms / 1000);
    const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    return `${parts.map((part) => pad(part)).join(':')}.${pad(time.ms % 1000, 3)}Z`;
}

/** What `'' + value`, `System.debug(value)` and `String.valueOf((Object) value)` give: a Date with a time, which `String.valueOf(Date)` has not. */
export function text(value: Value): string {
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
    const shown = structureText(value);
    allocate(shown.length);
    return shown;
}

function structureText(value: object): string {
    spend();
    if (value instanceof ListValue) {
        return `(${value.items.map(text).join(', ')})`;
    }
    if (value instanceof SetValue) {
        return `{${value.keys().map(text).join(', ')}}`;
    }
    if (value instanceof MapValue) {
        return `{${[...value.entries()].map(([key, item]) => `${text(key)}=${text(item)}`).join(', ')}}`;
    }
    if (value instanceof SObjectValue) {
        return `${value.apexType}:{${[...value.fields.values()].map((f) => `${f.name}=${text(f.value)}`).join(', ')}}`;
    }
    if (value instanceof ApexObject) {
        const own = (value as { toString$0?(): Value }).toString$0;
        return own ? text(own.call(value)) : objectText(value);
    }
    const hasText = value.toString !== Object.prototype.toString;
    return hasText ? String(value) : String((value as { apexType?: string }).apexType);
}

function objectText(value: ApexObject): string {
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
        .map((field) => `${field.name}=${text((value as unknown as Record<string, Value>)[field.emitted!])}`);
    return `${simple}:[${shown.join(', ')}]`;
}
