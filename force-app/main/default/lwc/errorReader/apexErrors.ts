import { parseMessage } from 'c/crossOrigin';
import type { Read, Sighting } from './sighting';
import { textsOf } from './textsOf';

/** What a component gets of an exception in Apex: `{ body: { exceptionType, message } }` in LWC, the body alone in Aura. */
interface ApexError {
    body?: unknown;
}

const CALLOUT = /\.CalloutException$/;

function textOf(value: unknown): string | undefined {
    const { body } = (typeof value === 'object' && value !== null ? value : {}) as ApexError;
    const { exceptionType, message } = { ...textsOf(value), ...textsOf(body) };
    return exceptionType === undefined || message === undefined ? undefined : `${exceptionType}: ${message}`;
}

/** Whether it is an error of a callout; other exceptions are no failed calls. */
export function isApexError(value: unknown): boolean {
    const text = textOf(value);
    return text !== undefined && (CALLOUT.test(text.split(':')[0]) || parseMessage(text) !== undefined);
}

export function readApexErrors(values: readonly unknown[]): Read {
    const read: Read = { sightings: [], unknown: [] };
    values.forEach((value, index) => {
        const text = textOf(value) ?? '';
        const message = parseMessage(text);
        const sighting: Sighting = { at: index + 1, text, ...message };
        (message ? read.sightings : read.unknown).push(sighting);
    });
    return read;
}
