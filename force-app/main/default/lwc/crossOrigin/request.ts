import { isForbiddenRequestHeader, isHeaderValue, isNoCorsSafelisted, isToken, normalizeValue } from './headers';
import { diverges } from './profile';
import { parseUrl } from './url';
import { blocked } from './verdict';
import type { FetchRequest, HeaderList, PageContext, Profile, Verdict, WireRequest } from './types';

/** A request on its way through the standard's algorithms. */
export interface Current {
    page: PageContext;
    profile: Profile;
    /** The page's origin as a URL; missing for an opaque one. */
    self: URL | undefined;
    url: URL;
    method: string;
    mode: 'cors' | 'no-cors' | 'same-origin';
    credentials: 'omit' | 'same-origin' | 'include';
    redirect: 'follow' | 'error' | 'manual';
    /** Names in lower case. */
    headers: HeaderList;
    /** The headers before any redirect. */
    given: HeaderList;
    /** The serialised origin that requests carry: `null` once a redirect has crossed origins twice. */
    origin: string;
    /** Response tainting: no longer basic once the request has left the page's origin. */
    crossed: boolean;
    /** A preflight has been sent for it, before a redirect too. */
    preflighted: boolean;
    wire: WireRequest[];
}

const NORMALIZED = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'];
const FORBIDDEN_METHODS = ['CONNECT', 'TRACE', 'TRACK'];

/** Fetch § 2.2.1 CORS-safelisted method. */
export const isSafelistedMethod = (method: string): boolean =>
    method === 'GET' || method === 'HEAD' || method === 'POST';

/** Fetch § 5.4 new Request(input, init): what it refuses never reaches the network. */
export function construct(page: PageContext, request: FetchRequest, profile: Profile): Current | Verdict {
    const self = page.origin === 'null' ? undefined : parseUrl(page.origin);
    const url = parseUrl(request.url, self);
    if (!url) {
        return blocked('invalid-url');
    }
    if (hasCredentials(url)) {
        return blocked('credentials-in-url');
    }
    const mode = request.mode ?? 'cors';
    const method = normalizeMethod(request.method ?? 'GET');
    if (!isToken(method) || FORBIDDEN_METHODS.includes(method.toUpperCase())) {
        return blocked('invalid-method');
    }
    if (mode === 'no-cors' && !isSafelistedMethod(method)) {
        return blocked('no-cors-method');
    }
    const given = request.headers ?? [];
    if (!given.every(([name, value]) => isToken(name) && isHeaderValue(value))) {
        return blocked('invalid-header');
    }
    if (request.body !== undefined && (method === 'GET' || method === 'HEAD')) {
        return blocked('body-not-allowed');
    }
    const headers = fill(given, mode, request.body, profile);
    return {
        page,
        profile,
        self,
        url,
        method,
        mode,
        credentials: request.credentials ?? 'same-origin',
        redirect: request.redirect ?? 'follow',
        headers,
        given: headers,
        origin: page.origin,
        crossed: false,
        preflighted: false,
        wire: []
    };
}

/** URL § 4.2 a URL includes credentials. */
export const hasCredentials = (url: URL): boolean => url.username !== '' || url.password !== '';

const normalizeMethod = (method: string): string => {
    const upper = method.toUpperCase();
    return NORMALIZED.includes(upper) ? upper : method;
};

/** § 5.1 fill, with the request's guard: forbidden names go silently; in no-cors all but the safelisted. */
function fill(given: HeaderList, mode: string, body: string | undefined, profile: Profile): HeaderList {
    const headers: HeaderList = [];
    const combined = new Map<string, string>();
    for (const [givenName, givenValue] of given) {
        const name = givenName.toLowerCase();
        const value = normalizeValue(givenValue);
        const before = combined.get(name);
        const all = before === undefined ? value : `${before}, ${value}`;
        if (mode === 'no-cors' ? isNoCorsSafelisted(name, all) : !isForbiddenRequestHeader(name, value)) {
            combined.set(name, all);
            headers.push([name, value]);
        }
    }
    if (body !== undefined && !combined.has('content-type')) {
        combined.set('content-type', 'text/plain;charset=UTF-8');
        headers.push(['content-type', 'text/plain;charset=UTF-8']);
    }
    return diverges(profile, 'repeated-headers-are-judged-as-one') ? [...combined] : headers;
}
