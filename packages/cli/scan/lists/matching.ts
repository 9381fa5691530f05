import { blockedByCsp } from '../../../../force-app/main/default/lwc/crossOrigin/csp.ts';
import type { Context, Entry } from '../model.ts';

const PAGE = new URL('https://example.lightning.force.com');

/** Whether an entry's address covers a URL, as the browser matches a source of connect-src. */
export function coversUrl(entry: Entry, url: string): boolean {
    const source = entry.value.trim().replace(/\/+$/, '');
    return (
        URL.canParse(url) &&
        !blockedByCsp({ page: { policies: [`connect-src ${source}`] }, self: PAGE }, new URL(url), false)
    );
}

/** Remote Sites are compared by scheme, host and port; a path does not narrow them. */
export function coversCallout(entry: Entry, url: string): boolean {
    return (
        URL.canParse(entry.value.trim()) &&
        URL.canParse(url) &&
        new URL(entry.value.trim()).origin === new URL(url).origin
    );
}

export const feeds = (entry: Entry, context: Context): boolean => entry.context === 'All' || entry.context === context;

/** A name as it is and without the namespace of a package, in small letters. */
export function namesOf(name: string): string[] {
    const whole = name.toLowerCase();
    const behind = whole.indexOf('__') + 2;
    return behind < 2 ? [whole] : [whole, whole.slice(behind)];
}

export const sameName = (entry: Entry, name: string): boolean => namesOf(name).includes(entry.name.toLowerCase());

/** The namespace of the installed package that brings an entry: no other name may have two underscores in a row. */
export const packageOf = ({ name }: Entry): string | undefined => /^([a-z]\w*?)__\w/i.exec(name)?.[1];
