import { exception, nullArgument } from '../../runtime/exceptions.ts';
import { textHash } from '../../runtime/equality.ts';
import { cat, checkSize, each, equalId, restoreCase, toId, whole } from '../../runtime/operations.ts';
import { dateText, text } from '../../runtime/text.ts';
import { DatetimeValue, DateValue, ListValue, unboxed, type Value } from '../../runtime/values.ts';
import type { LibraryTypes } from '../define.ts';
import { sobjectTypeOf } from '../key-prefixes.ts';
import { MatcherValue } from './matcher.ts';
import { messageFormat } from './message-format.ts';
import { splitBy } from './pattern.ts';
import { charAt, codePointAt, codePointBefore, codePointCount, offsetByCodePoints } from './code-points.ts';
import {
    abbreviate,
    center,
    differenceIndex,
    indexOfIgnoreCase,
    lastIndexOfIgnoreCase,
    levenshtein,
    pad,
    sameStart
} from './shapes.ts';
import { escapes } from './text-escapes.ts';

const strings = (items: string[]): ListValue => new ListValue('String', items);

/** Text that must not be null. */
const given = (value: string | null): string => {
    if (value === null) {
        throw nullArgument();
    }
    return value;
};

function substring(self: string, start: number, end = self.length): string {
    if (start < 0 || start > self.length) {
        throw exception('StringException', `Starting position out of bounds: ${start}`);
    }
    if (end > self.length || end < start) {
        throw exception('StringException', `Ending position out of bounds: ${end}`);
    }
    return self.substring(start, end);
}

const between = (self: string, open: string, close: string): string | null => {
    const start = self.indexOf(open);
    const end = start < 0 ? -1 : self.indexOf(close, start + open.length);
    return end < 0 ? null : self.slice(start + open.length, end);
};

/** Java takes any text for a locale; one that nobody knows changes nothing. */
function knownLocale(name: string): string | undefined {
    const tag = name.replaceAll('_', '-');
    try {
        return Intl.getCanonicalLocales(tag)[0];
    } catch {
        return 'en-US';
    }
}

const isEmpty = (value: string | null): boolean => value === null || value === '';
const isBlank = (value: string | null): boolean => value === null || /^[^\S\u00a0\u2007\u202f]*$/.test(value);
const matches = (self: string, regex: RegExp): boolean => regex.test(self);

const parts = (self: string, regex: RegExp): ListValue => strings(self.match(regex) ?? []);

const valueOf = (value: Value): string | null => (value === null ? null : text(value));

const count = (self: string, part: string): number => (part === '' ? 0 : self.split(part).length - 1);

const findIndex = (self: string, test: (char: string) => boolean): number => [...self].findIndex(test);

export const TEXT: LibraryTypes = {
    String: {
        methods: {
            ...escapes,
            'static String escapeSingleQuotes(String)': (value: string) => value.replace(/(['\\])/g, '\\$1'),
            'static String format(String, List<Object>)': (template: string, args: ListValue) =>
                messageFormat(given(template), args),
            'static String fromCharArray(List<Integer>)': (codes: ListValue) =>
                String.fromCharCode(...(codes.items as number[])),
            'static String getCommonPrefix(List<String>)': (list: ListValue) => sameStart(list.items),
            'static Boolean isBlank(String?)': isBlank,
            'static Boolean isEmpty(String?)': isEmpty,
            'static Boolean isNotBlank(String?)': (value: string | null) => !isBlank(value),
            'static Boolean isNotEmpty(String?)': (value: string | null) => !isEmpty(value),
            'static String join(Iterable<Object>, String)': (items: Value, separator: string) =>
                [...each(items)]
                    .map((item) => (item === null ? '' : text(item)))
                    .reduce((all, item, i) => (i === 0 ? item : cat(cat(all, given(separator)), item)), ''),
            'static String valueOf(Object)': valueOf,
            'static String valueOf(Date?)': (date: DateValue | null) => date && dateText(date),
            'static String valueOf(Datetime?)': (value: DatetimeValue | null) => value && text(value),
            'static String valueOfGmt(Datetime)': (value: DatetimeValue) => text(value),
            'String abbreviate(Integer)': abbreviate,
            'String abbreviate(Integer, Integer)': abbreviate,
            'String capitalize()': (self: string) => self.charAt(0).toUpperCase() + self.slice(1),
            'String center(Integer)': center,
            'String center(Integer, String?)': center,
            'Integer charAt(Integer)': charAt,
            'Integer codePointAt(Integer)': codePointAt,
            'Integer codePointBefore(Integer)': codePointBefore,
            'Integer codePointCount(Integer, Integer)': codePointCount,
            'Integer offsetByCodePoints(Integer, Integer)': offsetByCodePoints,
            'Integer compareTo(String)': (self: string, other: string) => {
                const at = differenceIndex(self, given(other));
                return at < 0 || at >= Math.min(self.length, other.length)
                    ? self.length - other.length
                    : self.charCodeAt(at) - other.charCodeAt(at);
            },
            'Boolean contains(String)': (self: string, part: string) => self.includes(given(part)),
            'Boolean containsAny(String)': (self: string, chars: string) =>
                findIndex(self, (c) => chars.includes(c)) >= 0,
            'Boolean containsIgnoreCase(String)': (self: string, part: string) =>
                self.toLowerCase().includes(part.toLowerCase()),
            'Boolean containsNone(String)': (self: string, chars: string) =>
                findIndex(self, (c) => chars.includes(c)) < 0,
            'Boolean containsOnly(String)': (self: string, chars: string) =>
                findIndex(self, (c) => !chars.includes(c)) < 0,
            'Boolean containsWhitespace()': (self: string) => matches(self, /\s/),
            'Integer countMatches(String)': (self: string, part: string) => count(self, part.toString()),
            'String deleteWhitespace()': (self: string) => self.replace(/\s+/g, ''),
            'String difference(String)': (self: string, other: string) => {
                const at = differenceIndex(self, other);
                return at < 0 ? '' : other.slice(at);
            },
            'Boolean endsWith(String)': (self: string, end: string) => self.endsWith(given(end)),
            'Boolean endsWithIgnoreCase(String)': (self: string, end: string) =>
                self.toLowerCase().endsWith(end.toLowerCase()),
            'Boolean equals(Object)': (self: string, other: Value) => self === unboxed(other),
            'Boolean equalsIgnoreCase(String?)': (self: string, other: string | null) =>
                other !== null && self.toLowerCase() === other.toLowerCase(),
            'List<Integer> getChars()': (self: string) =>
                new ListValue(
                    'Integer',
                    self.split('').map((char) => char.charCodeAt(0))
                ),
            'Integer getLevenshteinDistance(String)': levenshtein,
            'Integer getLevenshteinDistance(String, Integer)': (self: string, other: string, threshold: number) => {
                const distance = levenshtein(self, other);
                return distance > threshold ? -1 : distance;
            },
            'Integer hashCode()': textHash,
            'Integer indexOf(String)': (self: string, part: string) => self.indexOf(given(part)),
            'Integer indexOf(String, Integer)': (self: string, part: string, from: number) =>
                self.indexOf(given(part), from),
            'Integer indexOfAny(String)': (self: string, chars: string) => findIndex(self, (c) => chars.includes(c)),
            'Integer indexOfAnyBut(String)': (self: string, chars: string) =>
                findIndex(self, (c) => !chars.includes(c)),
            'Integer indexOfChar(Integer)': (self: string, char: number) => self.indexOf(String.fromCodePoint(char)),
            'Integer indexOfChar(Integer, Integer)': (self: string, char: number, from: number) =>
                self.indexOf(String.fromCodePoint(char), from),
            'Integer lastIndexOfChar(Integer)': (self: string, char: number) =>
                self.lastIndexOf(String.fromCodePoint(char)),
            'Integer lastIndexOfChar(Integer, Integer)': (self: string, char: number, from: number) =>
                from < 0 ? -1 : self.lastIndexOf(String.fromCodePoint(char), from),
            'Integer indexOfDifference(String)': differenceIndex,
            'Integer indexOfIgnoreCase(String)': indexOfIgnoreCase,
            'Integer indexOfIgnoreCase(String, Integer)': indexOfIgnoreCase,
            'Boolean isAllLowerCase()': (self: string) => matches(self, /^\p{Ll}+$/u),
            'Boolean isAllUpperCase()': (self: string) => matches(self, /^\p{Lu}+$/u),
            'Boolean isAlpha()': (self: string) => matches(self, /^\p{L}+$/u),
            'Boolean isAlphaSpace()': (self: string) => matches(self, /^[\p{L} ]*$/u),
            'Boolean isAlphanumeric()': (self: string) => matches(self, /^[\p{L}\p{N}]+$/u),
            'Boolean isAlphanumericSpace()': (self: string) => matches(self, /^[\p{L}\p{N} ]*$/u),
            'Boolean isAsciiPrintable()': (self: string) => matches(self, /^[ -~]*$/),
            'Boolean isNumeric()': (self: string) => matches(self, /^\p{N}+$/u),
            'Boolean isNumericSpace()': (self: string) => matches(self, /^[\p{N} ]*$/u),
            'Boolean isWhitespace()': (self: string) => matches(self, /^\s*$/),
            'Integer lastIndexOf(String)': (self: string, part: string) => self.lastIndexOf(given(part)),
            'Integer lastIndexOf(String, Integer)': (self: string, part: string, from: number) =>
                self.lastIndexOf(given(part), from),
            'Integer lastIndexOfIgnoreCase(String)': lastIndexOfIgnoreCase,
            'Integer lastIndexOfIgnoreCase(String, Integer)': lastIndexOfIgnoreCase,
            'String left(Integer)': (self: string, length: number) => self.slice(0, Math.max(0, length)),
            'String leftPad(Integer)': (self: string, length: number) => pad(self, length, ' ', true),
            'String leftPad(Integer, String?)': (self: string, length: number, filler: string) =>
                pad(self, length, filler, true),
            'Integer length()': (self: string) => self.length,
            'String mid(Integer, Integer)': (self: string, start: number, length: number) =>
                self.slice(Math.max(0, start), Math.max(0, start) + length),
            'String normalizeSpace()': (self: string) => self.trim().replace(/\s+/g, ' '),
            'String overlay(String, Integer, Integer)': (self: string, by: string, start: number, end: number) =>
                self.slice(0, start) + by + self.slice(end),
            'String remove(String)': (self: string, part: string) => self.replaceAll(given(part), ''),
            'String removeEnd(String?)': (self: string, end: string | null) =>
                end && self.endsWith(end) ? self.slice(0, -end.length) : self,
            'String removeEndIgnoreCase(String?)': (self: string, end: string | null) =>
                end && self.toLowerCase().endsWith(end.toLowerCase()) ? self.slice(0, -end.length) : self,
            'String removeStart(String?)': (self: string, start: string | null) =>
                start && self.startsWith(start) ? self.slice(start.length) : self,
            'String removeStartIgnoreCase(String?)': (self: string, start: string | null) =>
                start && self.toLowerCase().startsWith(start.toLowerCase()) ? self.slice(start.length) : self,
            'String repeat(Integer)': (self: string, times: number) => {
                checkSize(self.length * times);
                return whole(self.repeat(Math.max(0, times)));
            },
            'String repeat(String, Integer)': (self: string, separator: string, times: number) => {
                checkSize((self.length + separator.length) * times);
                return whole(Array<string>(Math.max(0, times)).fill(self).join(separator));
            },
            'String replace(String, String)': (self: string, from: string, to: string) => {
                const replaced = self.replaceAll(given(from), () => given(to));
                checkSize(replaced.length);
                return replaced;
            },
            'String replaceAll(String, String)': (self: string, pattern: string, to: string) =>
                new MatcherValue(given(pattern), self).replace(given(to), false),
            'String replaceFirst(String, String)': (self: string, pattern: string, to: string) =>
                new MatcherValue(given(pattern), self).replace(given(to), true),
            'String reverse()': (self: string) => [...self].reverse().join(''),
            'String right(Integer)': (self: string, length: number) => (length <= 0 ? '' : self.slice(-length)),
            'String rightPad(Integer)': (self: string, length: number) => pad(self, length, ' ', false),
            'String rightPad(Integer, String?)': (self: string, length: number, filler: string) =>
                pad(self, length, filler, false),
            'List<String> split(String)': (self: string, pattern: string) => splitBy(self, given(pattern)),
            'List<String> split(String, Integer)': splitBy,
            'List<String> splitByCharacterType()': (self: string) =>
                parts(self, /\p{Lu}+|\p{Ll}+|\p{N}+|\s+|[^\p{L}\p{N}\s]+/gu),
            'List<String> splitByCharacterTypeCamelCase()': (self: string) =>
                parts(self, /\p{Lu}+(?!\p{Ll})|\p{Lu}\p{Ll}*|\p{Ll}+|\p{N}+|\s+|[^\p{L}\p{N}\s]+/gu),
            'Boolean startsWith(String)': (self: string, start: string) => self.startsWith(given(start)),
            'Boolean startsWithIgnoreCase(String)': (self: string, start: string) =>
                self.toLowerCase().startsWith(start.toLowerCase()),
            'String stripHtmlTags()': (self: string) => self.replace(/<[^>]*>/g, ''),
            'String substring(Integer)': (self: string, start: number) => substring(self, start),
            'String substring(Integer, Integer)': substring,
            'String substringAfter(String)': (self: string, part: string) =>
                self.includes(part) ? self.slice(self.indexOf(part) + part.length) : '',
            'String substringAfterLast(String)': (self: string, part: string) =>
                self.includes(part) ? self.slice(self.lastIndexOf(part) + part.length) : '',
            'String substringBefore(String)': (self: string, part: string) =>
                self.includes(part) ? self.slice(0, self.indexOf(part)) : self,
            'String substringBeforeLast(String)': (self: string, part: string) =>
                self.includes(part) ? self.slice(0, self.lastIndexOf(part)) : self,
            'String substringBetween(String)': (self: string, tag: string) => between(self, tag, tag),
            'String substringBetween(String, String)': between,
            'String swapCase()': (self: string) =>
                [...self].map((c) => (c === c.toUpperCase() ? c.toLowerCase() : c.toUpperCase())).join(''),
            'String toLowerCase()': (self: string) => self.toLowerCase(),
            'String toLowerCase(String)': (self: string, locale: string) => self.toLocaleLowerCase(knownLocale(locale)),
            'String toUpperCase()': (self: string) => self.toUpperCase(),
            'String toUpperCase(String)': (self: string, locale: string) => self.toLocaleUpperCase(knownLocale(locale)),
            // java.lang.String.trim: what is not above a space.
            'String trim()': (self: string) => self.replace(/^[\0- ]+/, '').replace(/[\0- ]+$/, ''),
            'String uncapitalize()': (self: string) => self.charAt(0).toLowerCase() + self.slice(1),
            'String toString()': (self: string) => self
        }
    },
    Id: {
        methods: {
            'static Id valueOf(String)': (value: string) => toId(given(value)),
            'static Id valueOf(String, Boolean)': (value: string, restoresCase: boolean) =>
                restoresCase ? restoreCase(toId(given(value)) as string) : toId(given(value)),
            'SObjectType getSObjectType()': sobjectTypeOf,
            'String to15()': (self: string) => self.slice(0, 15),
            'Boolean equals(Object)': (self: string, other: Value) => equalId(self, other),
            'Integer hashCode()': textHash,
            'String toString()': (self: string) => self
        }
    }
};
