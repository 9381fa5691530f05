import type { HeaderList, LaneRequest } from 'c/crossOrigin';
import { isOwn, type Subject } from './types';

const KEY = 'callout-lab';
const CREDENTIALS = ['omit', 'same-origin', 'include'];

/** What the address bar asks for; else what this tab showed last. */
export const restoreSubject = (): Subject | undefined => subjectOf(location.search) ?? subjectOf(remembered());

/** Puts the subject into the address bar, to share it, and keeps it for a reload. Neither is vital: a host page may forbid both. */
export function keepSubject(subject: Subject): void {
    const query = queryOf(subject);
    try {
        sessionStorage.setItem(KEY, query);
    } catch {
        // Storage is off: the address bar is enough.
    }
    try {
        const url = new URL(location.href);
        url.search = merged(url.searchParams, query);
        history.replaceState(history.state, '', url);
    } catch {
        // The page's address is not ours to change: the reload is served by the storage.
    }
}

function remembered(): string {
    try {
        return sessionStorage.getItem(KEY) ?? '';
    } catch {
        return '';
    }
}

/** In an org, parameters of an app page carry the prefix `c__`. */
const PREFIX = 'c__';
const OURS = ['scenario', 'url', 'method', 'h', 'body', 'credentials'];
const prefix = (): string => (location.hostname.endsWith('.force.com') ? PREFIX : '');

export function subjectOf(query: string): Subject | undefined {
    const given = new URLSearchParams(query);
    const get = (name: string): string | undefined => given.get(name) ?? given.get(PREFIX + name) ?? undefined;
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
    const credentials = get('credentials');
    const headers = [...given.getAll('h'), ...given.getAll(`${PREFIX}h`)].map(headerOf);
    return {
        own: {
            url,
            ...(method && { method }),
            ...(headers.length > 0 && { headers }),
            ...(body !== undefined && { body }),
            ...(CREDENTIALS.includes(credentials ?? '') && { credentials: credentials as LaneRequest['credentials'] })
        }
    };
}

export function queryOf(subject: Subject): string {
    const query = new URLSearchParams();
    if (!isOwn(subject)) {
        query.set('scenario', subject.scenario);
        return query.toString();
    }
    const { url, method, headers = [], body, credentials } = subject.own;
    query.set('url', url);
    if (method && method !== 'GET') {
        query.set('method', method);
    }
    headers.forEach(([name, value]) => query.append('h', `${name}: ${value}`));
    if (body !== undefined) {
        query.set('body', body);
    }
    if (credentials && credentials !== 'same-origin') {
        query.set('credentials', credentials);
    }
    return query.toString();
}

function headerOf(text: string): HeaderList[number] {
    const colon = text.indexOf(':');
    return colon < 0 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1).trimStart()];
}

/** Ours anew, everyone else's as they were. */
function merged(current: URLSearchParams, query: string): string {
    const others = [...current].filter(([name]) => !OURS.includes(name.replace(PREFIX, '')));
    const ours = [...new URLSearchParams(query)].map(([name, value]) => [prefix() + name, value]);
    return new URLSearchParams([...others, ...ours] as [string, string][]).toString();
}
