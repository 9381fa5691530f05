/** What goes into a prediction and what comes out of it, in the words of the Fetch standard. */

export type HeaderList = [name: string, value: string][];

/** A place where a call can stop, in the order in which a call meets them. */
export type Gate =
    | 'arguments'
    | 'lightning-web-security'
    | 'csp'
    | 'mixed-content'
    | 'local-network-access'
    | 'callout-target'
    | 'remote-site'
    | 'named-credential'
    | 'preflight'
    | 'network'
    | 'time-limit'
    | 'cors'
    | 'redirect'
    | 'corp'
    | 'frame-ancestors'
    | 'http-status';

export type Outcome = 'readable' | 'opaque' | 'opaque-redirect' | 'blocked';

export type Profile = 'chromium' | 'firefox' | 'webkit' | 'spec';

/** Local Network Access § 2.1: `local` is a network of one's own, `loopback` the machine itself. */
export type AddressSpace = 'public' | 'local' | 'loopback';

/** What the user has said to "may this site reach devices on your network"; `prompt`: nothing yet. */
export type LocalNetworkAccess = 'granted' | 'denied' | 'prompt';

export interface PageContext {
    /** Serialised origin, or `null` for an opaque one. */
    origin: string;
    /** Each one is the value of one enforced Content-Security-Policy header. */
    policies: string[];
    /** The kind of page, where its origin does not tell: Lightning Experience, a site, Visualforce, or none of Salesforce. */
    context?: 'lex' | 'site' | 'visualforce' | 'outside';
    /** Whether it came over https, or from the machine itself. A sandboxed page has origin `null` and may still be secure. */
    isSecure?: boolean;
    /** Of the server that the page came from; where missing, what its origin tells, else `public`. */
    addressSpace?: AddressSpace;
    /** `prompt` where missing. */
    localNetworkAccess?: LocalNetworkAccess;
    /** HTML § 7.1.4: Cross-Origin-Embedder-Policy. */
    embedderPolicy?: 'unsafe-none' | 'require-corp' | 'credentialless';
}

/**
 * Fetch § 2.2.5: what the answer is for. Empty is fetch, XMLHttpRequest, EventSource, sendBeacon and WebSocket. `iframe` and `form` are
 * navigations: of a frame, and of the page itself by a form.
 */
export type Destination =
    '' | 'image' | 'audio' | 'video' | 'track' | 'font' | 'style' | 'script' | 'worker' | 'iframe' | 'form';

export interface FetchRequest {
    url: string;
    method?: string;
    mode?: 'cors' | 'no-cors' | 'same-origin' | 'websocket' | 'navigate';
    destination?: Destination;
    /** § 2.2.5 initiator type, of what has no destination; `fetch` where missing. */
    initiator?: 'fetch' | 'xmlhttprequest' | 'beacon' | 'event-source';
    /** § 2.2.5 the use-CORS-preflight flag: an XMLHttpRequest with a listener on its upload. */
    preflight?: boolean;
    credentials?: 'omit' | 'same-origin' | 'include';
    redirect?: 'follow' | 'error' | 'manual';
    /** It outlives its page, as a beacon does, and has a body of 64 KiB at most. */
    keepalive?: boolean;
    headers?: HeaderList;
    body?: string;
}

/** What the servers answer: one entry a redirect hop, in order. */
export interface Hop {
    preflight?: ServerResponse;
    /** Missing where nobody knows it: only the preflight was made so far. */
    response?: ServerResponse | 'unreachable';
}

export interface ServerResponse {
    status: number;
    headers: HeaderList;
    /** Of the server; where missing, what its URL tells, else `public`. */
    addressSpace?: AddressSpace;
}

export interface Rule {
    id: string;
    text: string;
    /** Address of the step in the standard. */
    spec: string;
}

export interface Verdict {
    outcome: Outcome;
    gate?: Gate;
    /** Chromium's CorsError name where it has one, else ours in kebab-case. */
    reason?: string;
    status?: number;
    /** Lower case, sorted; only when readable. */
    visibleHeaders?: string[];
    /** What the servers receive, in order. */
    wire: WireRequest[];
    rule?: Rule;
}

export interface WireRequest {
    method: string;
    url: string;
    origin?: string;
    /** Access-Control-Request-Method of a preflight. */
    requestMethod?: string;
    /** Access-Control-Request-Headers of a preflight. */
    requestHeaders?: string;
}
