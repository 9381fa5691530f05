import {
    clientHintsAreSafelisted,
    repeatedNamesAreAskedForRepeatedly,
    safelistedHeadersMayBeMany,
    userAgentIsForbidden
} from './divergences';
import { diverges } from './profile';
import { isClientHint } from './clientHints';
import type { HeaderList, Profile } from './fetchTypes';

/** Fetch § 2.2.2: header names, values and the safelists. */

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const FORBIDDEN = new Set(
    'accept-charset accept-encoding access-control-request-headers access-control-request-method connection content-length cookie cookie2 date dnt expect host keep-alive origin referer set-cookie te trailer transfer-encoding upgrade via'.split(
        ' '
    )
);
const EXPOSED = new Set(
    'cache-control content-language content-length content-type expires last-modified pragma'.split(' ')
);
const SIMPLE_TYPES = new Set(['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain']);

export const isToken = (text: string): boolean => TOKEN.test(text);

/** § 2.2.2 normalize: without the HTTP whitespace around it. The lookbehind begins once a run, or long runs would take quadratic time. */
export const normalizeValue = (value: string): string => value.replace(/^[\t\n\r ]+|(?<![\t\n\r ])[\t\n\r ]+$/g, '');

// eslint-disable-next-line no-control-regex -- the standard's own bytes
export const isHeaderValue = (value: string): boolean => !/[\0\n\r]|[^\x00-\xff]/.test(normalizeValue(value));

/** § 2.2.1 forbidden method. */
export const isForbiddenMethod = (method: string): boolean => /^(connect|trace|track)$/i.test(method);

/** § 2.2.2 forbidden request-header: the browser drops it silently. */
export function isForbiddenRequestHeader(name: string, value: string, profile: Profile): boolean {
    const lower = name.toLowerCase();
    if (lower === 'user-agent' && diverges(profile, userAgentIsForbidden)) {
        return true;
    }
    if (FORBIDDEN.has(lower) || lower.startsWith('proxy-') || lower.startsWith('sec-')) {
        return true;
    }
    return (
        ['x-http-method', 'x-http-method-override', 'x-method-override'].includes(lower) &&
        value.split(',').some((method) => isForbiddenMethod(normalizeValue(method)))
    );
}

/** § 2.2.2 CORS-safelisted request-header. */
export function isSafelistedRequestHeader(name: string, value: string, profile: Profile): boolean {
    if (value.length > 128) {
        return false;
    }
    switch (name.toLowerCase()) {
        case 'accept':
            return !hasUnsafeByte(value);
        case 'accept-language':
        case 'content-language':
            return /^[0-9A-Za-z *,\-.;=]*$/.test(value);
        case 'content-type':
            return !hasUnsafeByte(value) && SIMPLE_TYPES.has(essenceOf(value));
        case 'range':
            return isSimpleRange(value);
        default:
            return diverges(profile, clientHintsAreSafelisted) && isClientHint(name.toLowerCase(), value);
    }
}

/** § 2.2.2 a single range value that has a start; one that ends before it starts is none. */
export function isSimpleRange(value: string): boolean {
    const [, start, end] = /^bytes=(\d+)-(\d*)$/.exec(value) ?? [];
    return start !== undefined && (end === '' || Number(start) <= Number(end));
}

// eslint-disable-next-line no-control-regex -- the standard's own bytes
const hasUnsafeByte = (value: string): boolean => /[\x00-\x08\x0a-\x1f"():<>?@[\\\]{}\x7f]/.test(value);

const essenceOf = (type: string): string => normalizeValue(type.split(';')[0]).toLowerCase();

/** § 2.2.2 CORS-unsafe request-header names: sorted, lower case; all safelisted ones too once they exceed 1024 bytes. */
export function unsafeRequestHeaderNames(headers: HeaderList, profile: Profile): string[] {
    const unsafe = headers.filter(([name, value]) => !isSafelistedRequestHeader(name, value, profile));
    const size = sizeOf(headers) - sizeOf(unsafe);
    const isTooMuch = size > 1024 && !diverges(profile, safelistedHeadersMayBeMany);
    const names = lowerCaseNames(isTooMuch ? headers : unsafe).sort();
    return diverges(profile, repeatedNamesAreAskedForRepeatedly) ? names : [...new Set(names)];
}

const sizeOf = (headers: HeaderList): number => headers.reduce((size, [, value]) => size + value.length, 0);

const lowerCaseNames = (headers: HeaderList): string[] => headers.map(([name]) => name.toLowerCase());

/** § 2.2.1 get, for a header that may come more than once. `name` in lower case. */
export function get(headers: HeaderList, name: string): string | undefined {
    let values: string | undefined;
    for (const [key, value] of headers) {
        if (key.length === name.length && key.toLowerCase() === name) {
            values = values === undefined ? normalizeValue(value) : `${values}, ${normalizeValue(value)}`;
        }
    }
    return values;
}

/** The members of a comma-separated header; undefined when one of them is not a token. */
export function tokens(headers: HeaderList, name: string): string[] | undefined {
    const members = (get(headers, name) ?? '').split(',').map(normalizeValue).filter(Boolean);
    return members.every(isToken) ? members : undefined;
}

/** § 2.2.6 CORS filtered response: the names that the script may see, sorted. */
export function exposedHeaderNames(headers: HeaderList, include: boolean): string[] {
    const listed = (tokens(headers, 'access-control-expose-headers') ?? []).map((name) => name.toLowerCase());
    const all = listed.includes('*') && !include;
    return allowedNames(headers)
        .filter((name) => all || EXPOSED.has(name) || listed.includes(name))
        .sort();
}

/** § 2.2.6 basic filtered response: everything but cookies, sorted. */
export const basicHeaderNames = (headers: HeaderList): string[] => allowedNames(headers).sort();

/** All but the § 2.2.2 forbidden response-header names, each once. */
const allowedNames = (headers: HeaderList): string[] =>
    [...new Set(lowerCaseNames(headers))].filter((name) => name !== 'set-cookie' && name !== 'set-cookie2');
