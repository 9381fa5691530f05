import { parse as parseDomain } from 'tldts';
import { placeholderIn, startsReplaced, takesPlaceOf } from './placeholders.ts';
import { isHole, type Value } from './values.ts';

/** Where a call goes, as far as its value tells. */
export type Address =
    /** Without user, query and fragment: they decide nothing, and may hold a secret. */
    | {
          kind: 'url';
          url: string;
          origin: string;
          host: string;
          /** Which part looks like a secret, in words. */
          secret?: string;
      }
    | { kind: 'named-credential'; name: string; url: string; secret?: string }
    /** The page's or the org's own origin, or no request at all (data:, blob:, an empty text). */
    | { kind: 'own'; /** A relative address, as far as it is a path. */ path?: string }
    | { kind: 'dynamic'; missing: string; known: string; isRecord?: true };

const SCHEME = /^(https?|wss?|ftp):\/\//i;
const LOCAL_SCHEME = /^(data|blob|about|javascript|mailto|tel|sms|file|chrome-extension):/i;

/** Reads an address from a value. `base` says what a relative one means: a page's is its own origin, Apex has none. */
export function readAddress(value: Value): Address {
    const [first] = value.pieces;
    if (isHole(first)) {
        return first.self ? { kind: 'own' } : dynamic(value);
    }
    const start = first.trimStart();
    if (/^callout:/i.test(start)) {
        return namedCredential(value, start);
    }
    const absolute = /^\/\/(localhost\b|[^/?#]*\.)/.test(start) ? `https:${start}` : start;
    if (SCHEME.test(absolute)) {
        return absoluteUrl(value, absolute);
    }
    if (couldBeScheme(start, value.pieces.length > 1) || startsReplaced(start)) {
        return dynamic(value);
    }
    return LOCAL_SCHEME.test(start) ? { kind: 'own' } : { kind: 'own', path: start.split(/[?#\s]/)[0].slice(0, 200) };
}

/** `htt` before a hole may become a scheme; `/path`, `path/…` and a whole text without a scheme are relative. */
const couldBeScheme = (start: string, goesOn: boolean): boolean =>
    goesOn && (start === '' || /^[a-z]+:?\/{0,2}$/i.test(start));

function namedCredential(value: Value, start: string): Address {
    const second = value.pieces[1];
    if (/^callout:$/i.test(start) && typeof second === 'string') {
        const [name] = second.trim().split(/[/?#]/);
        return /^\w+$/.test(name) ? credential(name, value) : dynamic(value);
    }
    const [, name, rest] = /^callout:([^/?#]*)(.*)$/is.exec(start)!;
    if (rest === '' && value.pieces.length > 1) {
        const next = value.pieces[1];
        // A hole after `callout:Name` is nearly always the path; the name is whole when it ends like one.
        return name === '' || /_$/.test(name) || !isHole(next) ? dynamic(value) : credential(name, value);
    }
    return /^\s*\w+\s*$/.test(name) ? credential(name.trim(), value) : dynamic(value);
}

const credential = (name: string, value: Value): Address => ({
    kind: 'named-credential',
    name,
    url: `callout:${name}`,
    secret: secretIn(shown(value))
});

function absoluteUrl(value: Value, start: string): Address {
    // A parameter that one of several ways adds, without the one before it that another adds.
    const absolute = start.replace(/^(\w+:\/\/[^/?#&]+)&/, '$1?');
    if (isHole(value.pieces[1]) && value.pieces[1].self && SCHEME.exec(absolute)![0].length === absolute.length) {
        return { kind: 'own' };
    }
    const [, host, rest] = /^[a-z]+:\/\/([^/?#\\]*)(.*)$/is.exec(absolute)!;
    const hostEnds = rest !== '' || value.pieces.length === 1;
    // Before a hole the host is whole only if it ends as a registered domain does: what follows is a path.
    if (!hostEnds && !/:\d+$/.test(host) && !parseDomain(host).isIcann) {
        return dynamic(value);
    }
    // Leaflet's and other map libraries' `{s}` stands for one of several subdomains.
    const url = absolute.replace(/\{s\}/i, 'a').trim();
    const parsed = URL.canParse(url) ? new URL(url) : undefined;
    if (!parsed || !isHost(parsed.hostname) || placeholderIn(host)) {
        return dynamic(value);
    }
    return {
        kind: 'url',
        url: `${parsed.protocol}//${parsed.host}${parsed.pathname}`,
        origin: `${parsed.protocol}//${parsed.host}`,
        host: parsed.hostname,
        secret: secretIn(shown(value))
    };
}

/**
 * One word is no host that an org or a browser reaches: a text for a person to change, or one that is not whole. Signs that a
 * name of the DNS does not have say the same.
 */
const isHost = (host: string): boolean =>
    /^\[[\da-f:.]+\]$/i.test(host) || (/^[\w.-]+$/.test(host) && host.includes('.')) || host === 'localhost';

function dynamic({ pieces }: Value): Address {
    const missing = pieces.filter(isHole).map(({ hole }) => hole);
    const known = shown({ pieces }).split('?')[0];
    const placeholder = missing.length === 0 ? placeholderIn(known) : undefined;
    return {
        kind: 'dynamic',
        missing: [...new Set(missing)].join(', ') || (placeholder === undefined ? 'a host' : takesPlaceOf(placeholder)),
        known: placeholder === undefined ? known : '…',
        isRecord: pieces.find(isHole)?.isRecord
    };
}

/** The known text, with `…` for what is not. */
const shown = ({ pieces }: Pick<Value, 'pieces'>): string =>
    pieces.map((piece) => (isHole(piece) ? '…' : piece)).join('');

const PARAMETER = /[?&]([\w.-]*(?:key|token|secret|passw(?:or)?d|appid|signature|sig|auth)[\w.-]*)=([^&#…\s]{8,})/i;

/** Addresses that are a secret as a whole: who knows the path may write, or is let in. */
const SECRET_PATH =
    /^https:\/\/(hooks\.slack\.com\/(services|workflows|triggers)\/[^\s?#]*\/([\w-]{16,})|(?:\w+\.)?discord(?:app)?\.com\/api\/(?:v\d+\/)?webhooks\/\d+\/([\w-]{20,})|(?:[\w-]+\.webhook|outlook)\.office(?:365)?\.com\/webhook[^\s?#]*\/([0-9a-f]{32})|api\.telegram\.org\/bot\d+:([\w-]{20,}))/i;

/** Which part holds one, in words; never the value. The number of an app at a social network is public. */
export function secretIn(url: string): string | undefined {
    if (/^[a-z]+:\/\/[^/@\s]+:[^/@\s]+@/i.test(url)) {
        return 'the user and password';
    }
    const token = SECRET_PATH.exec(url)?.slice(3).find(Boolean);
    if (token !== undefined && /\d/.test(token) && !/^(.)\1+$/.test(token)) {
        return 'the path';
    }
    const [, name, value] = PARAMETER.exec(url) ?? [];
    const isPublic = /^app_?id$/i.test(name ?? '') && /^\d+(\.\d+E\d+)?$/i.test(value);
    const isSample = /^(your|my|test|xxx|example|\{)|^(.)\2*$/i.test(value);
    // A key or token has a digit, a word has none; a password is whatever somebody took.
    const isSecret = /\d/.test(value ?? '') || /passw(or)?d|secret/i.test(name ?? '');
    return name !== undefined && isSecret && !isPublic && !isSample ? `the parameter ${name}` : undefined;
}
