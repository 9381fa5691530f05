import { spaceOfHost, spaceOfPage } from './addressSpace';
import { isForbiddenMethod, isForbiddenRequestHeader, isHeaderValue, isToken, normalizeValue } from './headers';
import {
    credentiallessIsUnknown,
    ownRedirectsIncludeCredentials,
    repeatedHeadersAreJudgedAsOne,
    tracksNeedNoCors
} from './divergences';
import { defaultModeOf, destinationOf } from './directives';
import { diverges } from './profile';
import { parseUrl } from './url';
import { blocked } from './verdict';
import type {
    AddressSpace,
    Destination,
    FetchRequest,
    HeaderList,
    PageContext,
    Profile,
    Verdict,
    WireRequest
} from './fetchTypes';

/** A request on its way through the standard's algorithms. */
export interface Current {
    page: PageContext;
    profile: Profile;
    /** The page's origin as a URL; missing for an opaque one. */
    self: URL | undefined;
    /** Of the page: its address space, and whether it is a secure context. */
    space: AddressSpace;
    isSecure: boolean;
    /** HTML § 7.1.4: only a secure page has an embedder policy. */
    embedder: NonNullable<PageContext['embedderPolicy']>;
    url: URL;
    method: string;
    mode: NonNullable<FetchRequest['mode']>;
    destination: Destination;
    initiator: NonNullable<FetchRequest['initiator']>;
    /** The use-CORS-preflight flag. */
    preflight: boolean;
    keepalive: boolean;
    /** The body is larger than one that outlives its page may be. */
    tooLarge: boolean;
    /** § 2.2.5: the address has a line end or a tab and a `<`, as markup has that is cut off. */
    dangling: boolean;
    /** Credentials mode `include`: between origins the other two are the same. */
    include: boolean;
    /** Whether a redirect of another origin has to allow them, though its answer would not have to. */
    includeOnRedirect: boolean;
    redirect: 'follow' | 'error' | 'manual';
    /** Names in lower case. */
    headers: HeaderList;
    /** The headers before any redirect. */
    given: HeaderList;
    /** The serialised origin that requests carry: `null` once a redirect has crossed origins twice. */
    origin: string;
    /** The origin by which preflights are sent and checked, and answers too: another one only in WebKit. */
    checkedOrigin: string;
    /** The one of the two that the next request names. */
    namedOrigin: string;
    /** A Location has left the page's origin, whatever it was upgraded to: asked in WebKit alone. */
    hasLeft?: boolean;
    /** The origin of the last Location, before any upgrade. */
    ledTo?: string;
    /** CORS counts: the request has left the page's origin. */
    crossed: boolean;
    /** The URL whose origin is judged: in Firefox as it was before the upgrade. */
    judged: URL;
    /** Response tainting: no longer basic once the URL that is judged has left the page's origin. */
    tainted: boolean;
    /** It was asked for by http, and goes on by https. */
    isUpgraded: boolean;
    /** Whether what its element shows is asked for by https; missing until that is decided. */
    isAutoUpgrading?: boolean;
    /** A preflight has been sent for it, before a redirect too. */
    preflighted: boolean;
    /** It has named its origin to the server that is asked again. */
    named: boolean;
    /** Why the redirect that led here is refused, once a preflight has been answered here. */
    refused: string | undefined;
    wire: WireRequest[];
}

/** Fetch § 2.2.1 CORS-safelisted method. */
export const isSafelistedMethod = (method: string): boolean =>
    method === 'GET' || method === 'HEAD' || method === 'POST';

const modeOf = (destination: Destination, profile: Profile): Current['mode'] =>
    destination === 'track' && diverges(profile, tracksNeedNoCors) ? 'no-cors' : defaultModeOf(destination);

const embedderOf = ({ embedderPolicy }: PageContext, profile: Profile): PageContext['embedderPolicy'] =>
    embedderPolicy === 'credentialless' && diverges(profile, credentiallessIsUnknown) ? undefined : embedderPolicy;

/** Fetch § 5.4 new Request(input, init), and its like for the other ways out: what it refuses never reaches the network. */
export function construct(page: PageContext, request: FetchRequest, profile: Profile): Current | Verdict {
    const self = parseUrl(page.origin);
    const destination = destinationOf(request);
    const mode = request.mode ?? modeOf(destination, profile);
    const url = mode === 'websocket' ? websocketUrl(request.url, self) : parseUrl(request.url, self);
    if (!url) {
        return blocked('invalid-url');
    }
    const refused = refusedByConstructor(url, mode, destination, request);
    if (refused) {
        return blocked(refused);
    }
    const isSecure =
        page.isSecure ?? (self && (self.protocol === 'https:' || spaceOfHost(self.hostname) === 'loopback')) ?? false;
    const headers = fill(request.headers ?? [], request.body, profile);
    return {
        page,
        profile,
        self,
        space: spaceOfPage(page, self),
        isSecure,
        embedder: (isSecure && embedderOf(page, profile)) || 'unsafe-none',
        url,
        method: normalizeMethod(request.method ?? 'GET'),
        mode,
        destination,
        initiator: request.initiator ?? (request.preflight ? 'xmlhttprequest' : 'fetch'),
        preflight: request.preflight === true,
        keepalive: request.keepalive === true,
        tooLarge: request.keepalive === true && isTooLarge(request.body),
        dangling: url.protocol !== 'data:' && request.url.includes('<') && /[\t\n\r]/.test(request.url),
        include: request.credentials === 'include',
        includeOnRedirect: request.credentials !== 'omit' && diverges(profile, ownRedirectsIncludeCredentials),
        redirect: request.redirect ?? 'follow',
        headers,
        given: headers,
        origin: page.origin,
        checkedOrigin: page.origin,
        namedOrigin: page.origin,
        crossed: false,
        judged: url,
        tainted: false,
        isUpgraded: false,
        preflighted: false,
        named: false,
        refused: undefined,
        wire: []
    };
}

/** WebSockets § 3.1: http stands for ws, no other scheme is known, and there is no fragment, an empty one neither. */
function websocketUrl(text: string, self: URL | undefined): URL | undefined {
    const url = parseUrl(text, self);
    if (url) {
        url.protocol = url.protocol.replace('http', 'ws');
    }
    return url && /^wss?:[^#]*$/.test(url.href) ? url : undefined;
}

/** § 5.4, in its order. */
function refusedByConstructor(
    url: URL,
    mode: Current['mode'],
    destination: Destination,
    { method: asked = 'GET', headers = [], body, initiator = 'fetch', preflight }: FetchRequest
): string | undefined {
    if (hasCredentials(url) && mode !== 'websocket' && destination !== 'form') {
        return 'credentials-in-url';
    }
    if (!isToken(asked) || isForbiddenMethod(asked)) {
        return 'invalid-method';
    }
    const method = normalizeMethod(asked);
    if (mode === 'no-cors' && !isSafelistedMethod(method)) {
        return 'no-cors-method';
    }
    if (!headers.every(([name, value]) => isToken(name) && isHeaderValue(value))) {
        return 'invalid-header';
    }
    // An XMLHttpRequest leaves such a body out.
    const isByFetch = destination === '' && initiator === 'fetch' && !preflight;
    return body !== undefined && isByFetch && (method === 'GET' || method === 'HEAD') ? 'body-not-allowed' : undefined;
}

/** Fetch § 4.6: 64 KiB of UTF-8, with all others that are on their way, of which nothing is known here. */
const isTooLarge = (body?: string): boolean => new TextEncoder().encode(body).length > 65_536;

/** URL § 4.2 a URL includes credentials. */
export const hasCredentials = (url: URL): boolean => url.username !== '' || url.password !== '';

/** § 2.2.1 normalize a method. */
const normalizeMethod = (method: string): string =>
    /^(delete|get|head|options|post|put)$/i.test(method) ? method.toUpperCase() : method;

/**
 * § 5.1 fill: forbidden names go silently, and § 5.4: a text brings its type along. In no-cors more names go, but there headers decide nothing.
 */
function fill(given: HeaderList, body: string | undefined, profile: Profile): HeaderList {
    const headers = given
        .map(([name, value]): HeaderList[number] => [name.toLowerCase(), normalizeValue(value)])
        .filter(([name, value]) => !isForbiddenRequestHeader(name, value, profile));
    if (body !== undefined && !headers.some(([name]) => name === 'content-type')) {
        headers.push(['content-type', 'text/plain;charset=UTF-8']);
    }
    return diverges(profile, repeatedHeadersAreJudgedAsOne) ? combine(headers) : headers;
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
