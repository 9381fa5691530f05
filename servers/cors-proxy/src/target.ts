import { ProxyError } from './errors.ts';

/** What a request target names: an upstream, and a path and query below its prefix. */
export interface Target {
    upstream: string;
    /** Without the leading slash. */
    path: string;
    /** With its question mark, or empty. */
    query: string;
}

const LONGEST = 4_096;
/** Origin form only, and only the characters that RFC 3986 gives to a path and a query. */
const ORIGIN_FORM = /^\/([a-z0-9][a-z0-9-]{0,62})(?:\/([\w\-.~!$&'()*+,;=:@%/]*))?(\?[\w\-.~!$&'()*+,;=:@%/?[\]|]*)?$/;
const BAD_ESCAPE = /%(?![0-9a-f]{2})/i;

/**
 * Reads the request target as it came over the wire, never as a library decoded it. A path that two programs could read
 * differently is refused, not repaired.
 */
export function readTarget(raw: string): Target {
    if (raw.length > LONGEST) {
        throw new ProxyError(414, 'target-too-long', 'The request target is too long.');
    }
    const match = ORIGIN_FORM.exec(raw);
    if (!match || BAD_ESCAPE.test(raw)) {
        throw new ProxyError(
            400,
            'bad-target',
            'A request names an upstream and a path: /NAME/PATH. It is never a URL.'
        );
    }
    const [, upstream, path = '', query = ''] = match;
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

/** Dot segments, slashes, backslashes and control characters, however often they are encoded. */
function isAmbiguous(segment: string): boolean {
    if (!segment.includes('%') && !segment.includes('.')) {
        return false;
    }
    let text = segment;
    for (;;) {
        // eslint-disable-next-line no-control-regex
        if (/[\\/\u0000-\u001f\u007f]/.test(text) || /^\.{1,2}$/.test(text.split(';')[0])) {
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
