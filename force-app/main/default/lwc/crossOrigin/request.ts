import { isForbiddenMethod, isForbiddenRequestHeader, isHeaderValue, isToken, normalizeValue } from './headers';
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
    mode: NonNullable<FetchRequest['mode']>;
    /** Credentials mode `include`: between origins the other two are the same. */
    include: boolean;
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

/** Fetch § 2.2.1 CORS-safelisted method. */
export const isSafelistedMethod = (method: string): boolean =>
    method === 'GET' || method === 'HEAD' || method === 'POST';

/** Fetch § 5.4 new Request(input, init): what it refuses never reaches the network. */
export function construct(page: PageContext, request: FetchRequest, profile: Profile): Current | Verdict {
    const self = parseUrl(page.origin);
    const url = parseUrl(request.url, self);
    if (!url) {
        return blocked('invalid-url');
    }
    if (hasCredentials(url)) {
        return blocked('credentials-in-url');
    }
    const mode = request.mode ?? 'cors';
    const asked = request.method ?? 'GET';
    if (!isToken(asked) || isForbiddenMethod(asked)) {
        return blocked('invalid-method');
    }
    const method = normalizeMethod(asked);
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
    const headers = fill(given, request.body, profile);
    return {
        page,
        profile,
        self,
        url,
        method,
        mode,
        include: request.credentials === 'include',
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

/** § 2.2.1 normalize a method. */
const normalizeMethod = (method: string): string => {
    const upper = method.toUpperCase();
    return NORMALIZED.includes(upper) ? upper : method;
};

/**
 * § 5.1 fill: forbidden names go silently, and § 5.4: a text brings its type along. In no-cors more names go, but there headers decide nothing.
 */
function fill(given: HeaderList, body: string | undefined, profile: Profile): HeaderList {
    const headers = given
        .map(([name, value]): HeaderList[number] => [name.toLowerCase(), normalizeValue(value)])
        .filter(([name, value]) => !isForbiddenRequestHeader(name, value));
    if (body !== undefined && !headers.some(([name]) => name === 'content-type')) {
        headers.push(['content-type', 'text/plain;charset=UTF-8']);
    }
    return diverges(profile, 'repeated-headers-are-judged-as-one') ? combine(headers) : headers;
}

/** § 2.2.1 combine: one value a name. */
function combine(headers: HeaderList): HeaderList {
    const combined = new Map<string, string>();
    for (const [name, value] of headers) {
        const before = combined.get(name);
        combined.set(name, before === undefined ? value : `${before}, ${value}`);
    }
    return [...combined];
}
