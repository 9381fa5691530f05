import { exception } from '../../runtime/exceptions.ts';
import { coerce } from '../../runtime/operations.ts';
import { datetimeText } from '../../runtime/text.ts';
import { DatetimeValue, DateValue, TimeValue, type Value } from '../../runtime/values.ts';
import type { LibraryTypes, Native } from '../define.ts';
import { addMonths, DAY, dayOfYear, daysInMonth, firstWeekday, utc, weekOf } from './calendar.ts';
import { offsetText, zoneName, zoneOffset } from './zones.ts';

// The user of this org lives in GMT, so that local time and GMT are one.

const dateOf = (year: number, month: number, day: number): DateValue =>
    new DateValue(Math.floor(utc(year, month - 1, day) / DAY));
const js = (value: DateValue | DatetimeValue): Date =>
    new Date(value instanceof DateValue ? value.days * DAY : value.ms);
const today = (): DateValue => new DateValue(Math.floor(Date.now() / DAY));
const dateOfDatetime = (value: DatetimeValue): DateValue => new DateValue(Math.floor(value.ms / DAY));
const timeOfDatetime = (value: DatetimeValue): TimeValue => new TimeValue(((value.ms % DAY) + DAY) % DAY);

function parseDate(value: string): DateValue {
    const match = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?$/.exec(value.trim());
    if (!match) {
        throw exception('TypeException', `Invalid date: ${value}`);
    }
    const [year, month, day] = match.slice(1).map(Number);
    if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
        throw exception('TypeException', `Invalid date: ${value}`);
    }
    return dateOf(year, month, day);
}

function parseDatetime(value: string): DatetimeValue {
    const match = /^(\d{4})-(\d{1,2})-(\d{1,2}) (\d{1,2}):(\d{1,2}):(\d{1,2})/.exec(value.trim());
    const [year, month, day, hour, minute, second] = (match ?? []).slice(1).map(Number);
    const isTime = hour <= 23 && minute <= 59 && second <= 59;
    if (!match || !isTime || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
        throw exception('TypeException', `Invalid date/time: ${value}`);
    }
    return datetime(year, month, day, hour, minute, second);
}

/** As the locale en_US writes it: `12/27/2009`. */
function parseLocalDate(value: string, subject = 'date', whole = value): DateValue {
    const match = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})$/.exec(value.trim());
    const [month, day, year] = (match ?? []).slice(1).map(Number);
    if (!match || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
        throw exception('TypeException', `Invalid ${subject}: ${whole}`);
    }
    return dateOf(match[3].length === 2 ? 2000 + year : year, month, day);
}

/** `10/14/2011 11:46 AM`, in the user's zone, which is GMT. */
function parseLocalDatetime(value: string): DatetimeValue {
    const match = /^([\d/]+),?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AP]M)$/i.exec(value.trim());
    const [hour, minute, second] = [match?.[2], match?.[3], match?.[4] ?? 0].map(Number);
    if (!match || hour < 1 || hour > 12 || minute > 59 || second > 59) {
        throw exception('TypeException', `Invalid date/time: ${value}`);
    }
    const hours = (hour % 12) + (/^p/i.test(match[5]) ? 12 : 0);
    const { days } = parseLocalDate(match[1], 'date/time', value);
    return new DatetimeValue(days * DAY + ((hours * 60 + minute) * 60 + second) * 1000);
}

const datetime = (year: number, month: number, day: number, hour = 0, minute = 0, second = 0): DatetimeValue =>
    new DatetimeValue(utc(year, month - 1, day, hour, minute, second));

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const two = (value: number, length = 2): string => String(value).padStart(length, '0');

/** The letters of java.text.SimpleDateFormat, in English and the given zone. */
function format(value: DatetimeValue, pattern: string, zone = 'GMT'): string {
    const offset = zoneOffset(value.ms, zone);
    const date = new Date(value.ms + offset);
    const hour = date.getUTCHours();
    const letter = (run: string): string => {
        switch (run[0]) {
            case 'y':
                return run.length === 2 ? two(date.getUTCFullYear() % 100) : two(date.getUTCFullYear(), run.length);
            case 'Y':
                return run.length === 2 ? two(weekOf(date).year % 100) : two(weekOf(date).year, run.length);
            case 'w':
                return two(weekOf(date).week, run.length);
            case 'D':
                return two(dayOfYear(date), run.length);
            case 'M':
            case 'L':
                return run.length > 2
                    ? MONTHS[date.getUTCMonth()].slice(0, run.length === 3 ? 3 : undefined)
                    : two(date.getUTCMonth() + 1, run.length);
            case 'd':
                return two(date.getUTCDate(), run.length);
            case 'E':
                return DAYS[date.getUTCDay()].slice(0, run.length > 3 ? undefined : 3);
            case 'u':
                return two(date.getUTCDay() || 7, run.length);
            case 'H':
                return two(hour, run.length);
            case 'h':
                return two(hour % 12 || 12, run.length);
            case 'm':
                return two(date.getUTCMinutes(), run.length);
            case 's':
                return two(date.getUTCSeconds(), run.length);
            case 'S':
                return two(date.getUTCMilliseconds(), run.length);
            case 'a':
                return hour < 12 ? 'AM' : 'PM';
            case 'z':
                return zoneName(value.ms, zone, run.length > 3 ? 'long' : 'short');
            case 'Z':
                return offsetText(offset, '');
            case 'X':
                return offset === 0
                    ? 'Z'
                    : offsetText(offset, run.length > 2 ? ':' : '').slice(0, run.length === 1 ? 3 : undefined);
            case 'G':
                return 'AD';
            case 'F':
                return two(Math.ceil(date.getUTCDate() / 7), run.length);
            case 'W':
                return two(Math.ceil((date.getUTCDate() + firstWeekday(date)) / 7), run.length);
            case 'k':
                return two(hour || 24, run.length);
            case 'K':
                return two(hour % 12, run.length);
            default:
                throw exception('IllegalArgumentException', `Illegal pattern character '${run[0]}'`);
        }
    };
    if (pattern.split("'").length % 2 === 0) {
        throw exception('IllegalArgumentException', 'Unterminated quote');
    }
    return pattern.replace(/'((?:[^']|'')*)'|([A-Za-z])\2*/g, (run: string, quoted?: string) =>
        quoted === undefined ? letter(run) : quoted === '' ? "'" : quoted.replaceAll("''", "'")
    );
}

const parts: Record<string, (date: Date) => number> = {
    year: (date) => date.getUTCFullYear(),
    month: (date) => date.getUTCMonth() + 1,
    day: (date) => date.getUTCDate(),
    dayOfYear,
    hour: (date) => date.getUTCHours(),
    minute: (date) => date.getUTCMinutes(),
    second: (date) => date.getUTCSeconds(),
    millisecond: (date) => date.getUTCMilliseconds()
};

const readers = (names: string[], suffixes: string[]): Record<string, Native> =>
    Object.fromEntries(
        names.flatMap((name) =>
            suffixes.map((suffix) => [
                `Integer ${name}${suffix}()`,
                (self: DateValue | DatetimeValue) => parts[name](js(self))
            ])
        )
    );

const adders = (units: Record<string, number>): Record<string, Native> =>
    Object.fromEntries(
        Object.entries(units).map(([name, ms]) => [
            `Datetime add${name}(Integer)`,
            (self: DatetimeValue, count: number) => new DatetimeValue(self.ms + count * ms)
        ])
    );

const ofDateAndTime = (date: DateValue, time: TimeValue): DatetimeValue => new DatetimeValue(date.days * DAY + time.ms);
const newDatetime = {
    '(Date, Time)': ofDateAndTime,
    '(Integer, Integer, Integer)': datetime,
    '(Integer, Integer, Integer, Integer, Integer, Integer)': datetime
};
const constructorsOf = (name: string): Record<string, Native> =>
    Object.fromEntries(
        Object.entries(newDatetime).map(([parameters, make]) => [`static Datetime ${name}${parameters}`, make])
    );

const inDay = (ms: number): TimeValue => new TimeValue(((ms % DAY) + DAY) % DAY);

export const DATES: LibraryTypes = {
    Date: {
        methods: {
            'static Date newInstance(Integer, Integer, Integer)': dateOf,
            'static Date today()': today,
            'static Date parse(String)': (value: string) => parseLocalDate(value),
            'static Date valueOf(String)': parseDate,
            'static Date valueOf(Object)': (value: Value) =>
                typeof value === 'string' ? parseDate(value) : coerce(value, 'Date'),
            'static Integer daysInMonth(Integer, Integer)': daysInMonth,
            'static Boolean isLeapYear(Integer)': (year: number) => daysInMonth(year, 2) === 29,
            ...readers(['year', 'month', 'day', 'dayOfYear'], ['']),
            'Date addDays(Integer)': (self: DateValue, days: number) => new DateValue(self.days + days),
            'Date addMonths(Integer)': (self: DateValue, months: number) =>
                new DateValue(addMonths(self.days * DAY, months) / DAY),
            'Date addYears(Integer)': (self: DateValue, years: number) =>
                new DateValue(addMonths(self.days * DAY, years * 12) / DAY),
            'Integer daysBetween(Date)': (self: DateValue, other: DateValue) => other.days - self.days,
            'Integer monthsBetween(Date)': (self: DateValue, other: DateValue) =>
                (parts.year(js(other)) - parts.year(js(self))) * 12 + parts.month(js(other)) - parts.month(js(self)),
            'Boolean isSameDay(Date)': (self: DateValue, other: DateValue) => self.days === other.days,
            'Date toStartOfMonth()': (self: DateValue) => new DateValue(self.days - js(self).getUTCDate() + 1),
            'Date toStartOfWeek()': (self: DateValue) => new DateValue(self.days - js(self).getUTCDay()),
            'String format()': (self: DateValue) => format(new DatetimeValue(self.days * DAY), 'M/d/yyyy')
        }
    },
    Datetime: {
        methods: {
            'static Datetime now()': () => new DatetimeValue(Date.now()),
            'static Datetime newInstance(Long)': (ms: bigint) => new DatetimeValue(Number(ms)),
            ...constructorsOf('newInstance'),
            ...constructorsOf('newInstanceGmt'),
            'static Datetime parse(String)': parseLocalDatetime,
            'static Datetime valueOf(String)': parseDatetime,
            'static Datetime valueOf(Object)': (value: Value) =>
                typeof value === 'string' ? parseDatetime(value) : coerce(value, 'Datetime'),
            'static Datetime valueOfGmt(String)': parseDatetime,
            ...readers(['year', 'month', 'day', 'dayOfYear', 'hour', 'minute', 'second', 'millisecond'], ['', 'Gmt']),
            ...adders({ Days: DAY, Hours: 3_600_000, Minutes: 60_000, Seconds: 1000 }),
            'Datetime addMonths(Integer)': (self: DatetimeValue, months: number) =>
                new DatetimeValue(addMonths(self.ms, months)),
            'Datetime addYears(Integer)': (self: DatetimeValue, years: number) =>
                new DatetimeValue(addMonths(self.ms, years * 12)),
            'Date date()': dateOfDatetime,
            'Date dateGmt()': dateOfDatetime,
            'Time time()': timeOfDatetime,
            'Time timeGmt()': timeOfDatetime,
            'Long getTime()': (self: DatetimeValue) => BigInt(self.ms),
            'Boolean isSameDay(Datetime)': (self: DatetimeValue, other: DatetimeValue) =>
                dateOfDatetime(self).days === dateOfDatetime(other).days,
            'String format()': (self: DatetimeValue) => format(self, 'M/d/yyyy, h:mm a'),
            'String format(String)': (self: DatetimeValue, pattern: string) => format(self, pattern),
            'String format(String, String)': format,
            'String formatGmt(String)': (self: DatetimeValue, pattern: string) => format(self, pattern),
            'String formatLong()': (self: DatetimeValue) => format(self, 'M/d/yyyy, h:mm:ss a z'),
            'String toString()': datetimeText
        }
    },
    Time: {
        methods: {
            'static Time newInstance(Integer, Integer, Integer, Integer)': (
                hours: number,
                minutes: number,
                seconds: number,
                milliseconds: number
            ) => inDay(((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds),
            'Time addHours(Integer)': (self: TimeValue, hours: number) => inDay(self.ms + hours * 3_600_000),
            'Time addMinutes(Integer)': (self: TimeValue, minutes: number) => inDay(self.ms + minutes * 60_000),
            'Time addSeconds(Integer)': (self: TimeValue, seconds: number) => inDay(self.ms + seconds * 1000),
            'Time addMilliseconds(Integer)': (self: TimeValue, ms: number) => inDay(self.ms + ms),
            'Integer hour()': (self: TimeValue) => Math.floor(self.ms / 3_600_000),
            'Integer minute()': (self: TimeValue) => Math.floor(self.ms / 60_000) % 60,
            'Integer second()': (self: TimeValue) => Math.floor(self.ms / 1000) % 60,
            'Integer millisecond()': (self: TimeValue) => self.ms % 1000
        }
    }
};
