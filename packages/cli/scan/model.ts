import type { Address } from './address.ts';
import type { Place } from './values.ts';

/** The directives of a trusted URL, by the names of CSP. */
export type Directive = 'connect-src' | 'font-src' | 'frame-src' | 'img-src' | 'media-src' | 'style-src';

/** What a call must be on: one list, or none. `script` is on no list of Lightning Experience. */
export type Need = `csp:${Directive}` | 'csp:script-src' | 'remoteSite' | 'namedCredential' | 'none';

export type Context = 'LEX' | 'Communities' | 'VisualForce';

export type CallKind =
    | 'fetch'
    | 'xhr'
    | 'websocket'
    | 'eventsource'
    | 'beacon'
    | 'loadScript'
    | 'loadStyle'
    | 'import'
    | 'worker'
    | 'img'
    | 'iframe'
    | 'script'
    | 'link'
    | 'media'
    | 'font'
    | 'css-url'
    | 'form'
    | 'apex-callout'
    | 'flow-callout'
    | 'external-service';

/** What leaves: one call with one address; a call with several possible addresses is several. */
export interface Call {
    kind: CallKind;
    caller: 'page-lex' | 'page-site' | 'visualforce' | 'apex' | 'flow' | 'ui-bundle';
    /** The kinds of page that run it; empty for Apex and flows. */
    contexts: Context[];
    /** Where it is made. */
    sink: Place;
    /** Where its address stands: the call itself, or a literal elsewhere. */
    at: Place;
    address: Address;
    /** The address stands in another method of the file, which gives it to the one that calls: a caller of a wrapper. */
    isGiven?: boolean;
    needs: Need;
    /** A Visualforce page without cspHeader has no policy that trusted URLs feed. */
    noPolicy?: boolean;
    mode?: string;
    /** The variable that takes the answer of a no-cors fetch is read. */
    readsAnswer?: boolean;
    entry?: Entry;
}

export type ListName =
    | 'CspTrustedSite'
    | 'RemoteSiteSetting'
    | 'NamedCredential'
    | 'ExternalCredential'
    | 'CorsWhitelistOrigin'
    | 'SiteScript'
    | 'SiteTrusted'
    /** What CalloutProxy may call. */
    | 'CalloutTarget';

/** One entry of a list, with the lines of its elements. */
export interface Entry {
    list: ListName;
    name: string;
    value: string;
    file: string;
    /** Element name → line; `value` is the line of the address. */
    lines: Record<string, number>;
    active: boolean;
    context?: string;
    directives: Directive[];
    fields: Record<string, string | undefined>;
    /** The permission sets and the external credential of a named credential. */
    externalCredential?: string;
}

export type Severity = 'error' | 'warning' | 'info';

export interface Finding {
    rule: string;
    severity: Severity;
    message: string;
    file: string;
    line: number;
    column: number;
    url?: string;
    list?: ListName;
    related: { file: string; line: number }[];
    fix?: { file: string; text: string };
    /** The kinds of page that make the call; none for Apex and for entries. */
    contexts?: Context[];
}
