import { shownHeaders, shownUrl } from 'c/secrets';
import type { HeaderList, LaneRequest } from 'c/crossOrigin';
import { isOwn, type Subject } from './types';

/** The state of a page reference: what stands behind the `?` of the page's address, ours and everyone else's. */
export type PageState = Record<string, string | string[] | undefined>;

/** A page of an org only takes parameters that carry a prefix. */
const PREFIX = 'c__';
const NAMES = ['scenario', 'url', 'method', 'headers', 'credentials'];
/** Understood, but never written: values of headers and bodies may be secrets. */
const ONLY_READ = ['h', 'body'];
const OURS = [...NAMES, ...ONLY_READ].map((name) => PREFIX + name);
const CREDENTIALS = ['omit', 'same-origin', 'include'];

/** What an address, or what was kept of one, asks for. */
export function subjectOf(state: PageState): Subject | undefined {
    const all = (name: string): string[] => [state[PREFIX + name] ?? []].flat();
    const get = (name: string): string | undefined => all(name)[0];
    const scenario = get('scenario');
    if (scenario) {
        return { scenario };
    }
    const url = get('url');
    if (url === undefined) {
        return undefined;
    }
    const method = get('method');
    const body = get('body');
    const credentials = get('credentials') ?? '';
    const headers = [...headersOf(get('headers')), ...all('h').map(headerOf)];
    return {
        own: {
            url,
            ...(method && { method }),
            ...(headers.length > 0 && { headers }),
            ...(body !== undefined && { body }),
            ...(CREDENTIALS.includes(credentials) && { credentials: credentials as LaneRequest['credentials'] })
        }
    };
}

/** The state with ours anew and everyone else's as it was. Nothing in it may be a secret: such values are left out. */
export function stateWith(state: PageState, subject: Subject): PageState {
    const others = Object.entries(state).filter(([name]) => !OURS.includes(name));
    const ours = Object.entries(ownState(subject)).map(([name, value]) => [PREFIX + name, value]);
    return Object.fromEntries([...others, ...ours]) as PageState;
}

function ownState(subject: Subject): Record<string, string> {
    if (!isOwn(subject)) {
        return { scenario: subject.scenario };
    }
    const { url, method = 'GET', headers = [], credentials = 'same-origin' } = subject.own;
    return {
        url: shownUrl(url, ''),
        ...(method !== 'GET' && { method }),
        ...(headers.length > 0 && { headers: JSON.stringify(shownHeaders(headers, '')) }),
        ...(credentials !== 'same-origin' && { credentials })
    };
}

/** As written by `ownState`; anything else is none. */
function headersOf(text = '[]'): HeaderList {
    try {
        const list = JSON.parse(text) as unknown;
        const isList = Array.isArray(list) && list.every((one) => Array.isArray(one) && one.every(isText));
        return isList ? (list as string[][]).map(([name = '', value = '']) => [name, value]) : [];
    } catch {
        return [];
    }
}

const isText = (value: unknown): boolean => typeof value === 'string';

function headerOf(text: string): HeaderList[number] {
    const colon = text.indexOf(':');
    return colon < 0 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1).trimStart()];
}
