/* Time zones, as Node knows them: the result does not depend on the machine's own. */

/** Java takes GMT for a zone that it does not know. */
function formatter(zone: string, options: Intl.DateTimeFormatOptions, locale = 'en-US'): Intl.DateTimeFormat {
    try {
        return new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
    } catch {
        return new Intl.DateTimeFormat(locale, { timeZone: 'GMT', ...options });
    }
}

const partOf = (format: Intl.DateTimeFormat, ms: number): string =>
    format.formatToParts(ms).find(({ type }) => type === 'timeZoneName')!.value;

/** Milliseconds that the zone is ahead of GMT at that time. */
export function zoneOffset(ms: number, zone: string): number {
    const shown = partOf(formatter(zone, { timeZoneName: 'longOffset' }), ms);
    const [, sign, hours, minutes, seconds = '0'] = /([+-])(\d{2}):(\d{2})(?::(\d{2}))?/.exec(shown) ?? [];
    return hours ? Number(`${sign}1`) * ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 : 0;
}

export function isZone(zone: string): boolean {
    try {
        new Intl.DateTimeFormat('en-US', { timeZone: zone });
        return true;
    } catch {
        return false;
    }
}

/** A time of this year when no daylight is saved there, and how far the zone is ahead of GMT then. */
export function standardOffset(zone: string): { ms: number; offset: number } {
    const year = new Date().getUTCFullYear();
    const [winter, summer] = [Date.UTC(year, 0, 1), Date.UTC(year, 6, 1)];
    const ms = zoneOffset(winter, zone) <= zoneOffset(summer, zone) ? winter : summer;
    return { ms, offset: zoneOffset(ms, zone) };
}

/** Each knows the short names of its own parts of the world; Java has them all in English. */
const NAMING = ['en-US', 'en-GB', 'en-AU', 'en-NZ', 'en-ZA', 'en-IN', 'ja'];

/** Those that none of them names. */
const SHORT_NAMES = new Map(
    Object.entries({
        'America/Argentina/Buenos_Aires': 'ART',
        'America/Bogota': 'COT',
        'America/Lima': 'PET',
        'America/Sao_Paulo': 'BRT',
        'Asia/Bangkok': 'ICT',
        'Asia/Hong_Kong': 'HKT',
        'Asia/Jakarta': 'WIB',
        'Asia/Karachi': 'PKT',
        'Asia/Seoul': 'KST',
        'Asia/Shanghai': 'CST',
        'Asia/Singapore': 'SGT',
        'Asia/Taipei': 'CST',
        'Europe/Moscow': 'MSK'
    })
);

/** `EST`, or `Eastern Standard Time`. */
export function zoneName(ms: number, zone: string, length: 'short' | 'long'): string {
    const locales = length === 'short' ? NAMING : NAMING.slice(0, 1);
    const names = locales.map((locale) => partOf(formatter(zone, { timeZoneName: length }, locale), ms));
    const known = names.find((each) => /^[A-Z]{3,5}$/.test(each)) ?? SHORT_NAMES.get(zone);
    const name = (length === 'short' && known) || names[0];
    return name === 'UTC' ? 'GMT' : name;
}

/** `-0500`, or `-05:00`. */
export function offsetText(offset: number, colon: string): string {
    const minutes = Math.abs(offset) / 60_000;
    const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
    return `${offset < 0 ? '-' : '+'}${two(minutes / 60)}${colon}${two(minutes % 60)}`;
}
