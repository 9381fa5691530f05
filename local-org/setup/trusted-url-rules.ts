import { canonicalOrigin, hostAndPortProblem, schemeProblem } from './origin-rules.ts';

/** Documented for CspTrustedSite.endpointUrl in the Object Reference. */
const MAX_LENGTH = 255;
/** All that a trusted URL may be made of, as Salesforce Help names it (Knowledge article 005317938, malformed trusted URLs). */
const MALFORMED = /[^A-Za-z0-9'\-._~:@!$&()*+,;%=/?#[\]]/u;
const RULES = { subject: 'A trusted URL', webSockets: true, wildcard: true };

interface Parts {
    scheme?: string;
    authority: string;
    path: string;
    /** Query and fragment. */
    rest: string;
}

/** Why a text is no trusted URL, in one sentence that says what to change; undefined when it is one. */
export function trustedUrlProblem(value: string): string | undefined {
    const text = value.trim();
    if (text === '') {
        return 'Enter a URL, such as https://api.example.com.';
    }
    if (text.length > MAX_LENGTH) {
        return `This is ${text.length.toLocaleString('en')} characters long; an org takes ${MAX_LENGTH}. Enter scheme and host only.`;
    }
    const malformed = MALFORMED.exec(text)?.[0];
    if (malformed) {
        return `This URL is malformed: remove ${malformed.trim() === '' ? 'the blank' : malformed}. An org refuses it too.`;
    }
    const parts = partsOf(text);
    return (
        (parts.scheme === undefined ? undefined : schemeProblem(parts.scheme, parts.authority, RULES)) ??
        stricterHere(hereProblem(text, parts))
    );
}

/** What an entry with a path covers, as CSP matches it (CSP3 § 6.7.2.12); undefined for an origin, which covers all. */
export function pathNote(url: string): string | undefined {
    const { path } = partsOf(url.trim());
    if (path === '' || path === '/') {
        return undefined;
    }
    return path.endsWith('/')
        ? `It covers ${path} and what is below it, and no other path of this host.`
        : `It covers ${path} only, and no other path of this host.`;
}

/** Two spellings of one source are one entry: the case of scheme and host does not count, nor does the default port. */
export function canonicalSource(url: string): string {
    const { scheme, authority, path, rest } = partsOf(url.trim());
    const origin = canonicalOrigin(scheme === undefined ? authority : `${scheme}://${authority}`);
    return origin + (path === '/' ? '' : path) + rest;
}

function partsOf(text: string): Parts {
    const [, scheme, authority, path, rest] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?([^/?#]*)([^?#]*)(.*)$/is.exec(
        text
    ) as unknown as [string, string | undefined, string, string, string];
    return { scheme: scheme?.toLowerCase(), authority, path, rest };
}

const stricterHere = (problem: string | undefined): string | undefined =>
    problem && `${problem} (A rule of the local org: no page of Salesforce documents this check.)`;

/** What an org may save and no browser can use, or nobody should trust. */
function hereProblem(text: string, { authority, path, rest }: Parts): string | undefined {
    if (/^\*+$/.test(authority)) {
        return 'A trusted URL cannot be * alone: it would trust every site. Name the origin, such as https://api.example.com.';
    }
    const separator = /[;,]/.exec(text)?.[0];
    if (separator) {
        return `Remove ${separator} or write it as ${encodeURIComponent(separator)}: it ends a source in the page's header.`;
    }
    return (
        hostAndPortProblem(authority, RULES) ??
        (rest === '' ? undefined : `Remove ${rest}: browsers ignore a source with a query or a fragment.`) ??
        (path.includes('//') ? 'Remove the second slash of the path.' : undefined)
    );
}
