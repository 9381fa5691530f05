import { ProxyError } from '../errors.ts';

/** What a request target names: an upstream, and a path and query below its prefix. */
export interface Target {
    upstream: string;
    /** Without the leading slash. */
    path: string;
    /** With its question mark, or empty. */
    query: string;
}

const LONGEST = 4_096;
const NAME_AND_REST = /^\/([a-z0-9][a-z0-9-]{0,62})(?:\/([^?]*))?(\?.*)?$/s;
/** The characters that RFC 3986 gives to a path. */
const NOT_OF_A_PATH = /[^\w\-.~!$&'()*+,;=:@%/]/;
/** What the URL standard leaves as it is in a query: a browser writes braces, carets and a single % as they are. */
const NOT_OF_A_QUERY = /[^\x21\x24-\x3b\x3d\x3f-\x7e]/;
/** Once decoded: the beginning of a query or a fragment, a stream of a file, a control character. */
// eslint-disable-next-line no-control-regex
const NOT_IN_A_SEGMENT = /[?#\u0000-\u001f\u007f]|::\$/;
const BAD_ESCAPE = /%(?![0-9a-f]{2})/i;

/**
 * Reads the request target as it came over the wire, never as a library decoded it. A path that two programs could read
 * differently is refused, not repaired.
 */
export function readTarget(raw: string): Target {
    if (raw.length > LONGEST) {
        throw new ProxyError(414, 'target-too-long', 'The request target is too long.');
    }
    const match = NAME_AND_REST.exec(raw);
    if (!match) {
        throw badTarget('A request names an upstream and a path: /NAME/PATH. It is never a URL.');
    }
    const [, upstream, path = '', query = ''] = match;
    const odd = NOT_OF_A_PATH.exec(path)?.[0];
    if (odd !== undefined) {
        throw badTarget(`A path has no ${shown(odd)}: write it as %HH.`);
    }
    if (BAD_ESCAPE.test(path)) {
        throw badTarget('A % in a path begins %HH, two hexadecimal digits.');
    }
    const stray = NOT_OF_A_QUERY.exec(query.slice(1))?.[0];
    if (stray !== undefined) {
        throw badTarget(`A query has no ${shown(stray)}: write it as %HH.`);
    }
    const segments = path.split('/');
    if (segments.slice(0, -1).includes('') || segments.some(isAmbiguous)) {
        throw new ProxyError(
            400,
            'ambiguous-path',
            'The path has an empty, a dot or an encoded segment that could be read in two ways.'
        );
    }
    return { upstream, path, query };
}

const badTarget = (message: string): ProxyError => new ProxyError(400, 'bad-target', message);

const shown = (character: string): string =>
    /[!-~]/.test(character) ? character : `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

/**
 * What some server folds into another path, however often it is encoded: dot segments (with a parameter, with spaces), slashes
 * (full-width ones too), the beginning of a query or a fragment, a stream of a file, control characters.
 */
function isAmbiguous(segment: string): boolean {
    if (!/[%.:]/.test(segment)) {
        return false;
    }
    let text = segment;
    for (;;) {
        // NFKC: some servers read full-width letters as the plain ones.
        const plain = text.normalize('NFKC');
        const isFolded = /[\\/]/.test(plain) || /^[\s.]*\.[\s.]*$/.test(plain.split(';')[0]);
        if (isFolded || NOT_IN_A_SEGMENT.test(text)) {
            return true;
        }
        const decoded = decodedOnce(text);
        if (decoded === undefined) {
            return true;
        }
        if (decoded === text) {
            return false;
        }
        text = decoded;
    }
}

/** Nothing for what is not UTF-8: overlong encodings of a dot or a slash are among it. */
function decodedOnce(text: string): string | undefined {
    try {
        return decodeURIComponent(text.replace(BAD_ESCAPE_ALL, '%25'));
    } catch {
        return undefined;
    }
}

const BAD_ESCAPE_ALL = /%(?![0-9a-f]{2})/gi;
