/* The calendar in GMT, in milliseconds since 1970. */

export const DAY = 86_400_000;

/** As Date.UTC, for which the years 0 to 99 would be those of the twentieth century. */
export function utc(year: number, month: number, day = 1, hour = 0, minute = 0, second = 0): number {
    const date = new Date(0);
    date.setUTCFullYear(year, month, day);
    return date.setUTCHours(hour, minute, second);
}

export const daysInMonth = (year: number, month: number): number => new Date(utc(year, month, 0)).getUTCDate();

export const dayOfYear = (date: Date): number => Math.floor((date.getTime() - utc(date.getUTCFullYear(), 0)) / DAY) + 1;

/** The same day of another month, or that month's last day. */
export function addMonths(ms: number, months: number): number {
    const date = new Date(ms);
    const first = utc(date.getUTCFullYear(), date.getUTCMonth() + months);
    const length = daysInMonth(new Date(first).getUTCFullYear(), new Date(first).getUTCMonth() + 1);
    return first + (Math.min(date.getUTCDate(), length) - 1) * DAY + (((ms % DAY) + DAY) % DAY);
}

/** Week of the year as the locale en_US counts: from Sunday, the first week holds 1 January. */
export function weekOf(date: Date): { year: number; week: number } {
    const saturday = new Date(date.getTime() + (6 - date.getUTCDay()) * DAY);
    return { year: saturday.getUTCFullYear(), week: Math.ceil(dayOfYear(saturday) / 7) };
}

/** 0 when the month begins on a Sunday. */
export const firstWeekday = (date: Date): number =>
    new Date(utc(date.getUTCFullYear(), date.getUTCMonth())).getUTCDay();
