import { get, isSimpleRange } from './headers';
import { dataHasALength } from './divergences';
import { diverges } from './profile';
import type { Current } from './request';
import type { Verdict } from './fetchTypes';
import { blocked } from './verdict';

/** Fetch § 4.2 scheme fetch: data: and the page's own blob: are answered by the browser; anything else is no CORS scheme. */
export function schemeFetch(current: Current, isOwn: boolean): Verdict {
    const { url, wire } = current;
    if (url.protocol === 'data:') {
        const length = diverges(current.profile, dataHasALength) ? ['content-length'] : [];
        return isWellFormedData(url)
            ? read(current, 200, [...length, 'content-type'])
            : blocked('invalid-data-url', wire);
    }
    return url.protocol === 'blob:' && isOwn ? blobFetch(current) : blocked('CorsDisabledScheme', wire);
}

const read = ({ wire }: Current, status: number, visibleHeaders: string[]): Verdict => ({
    outcome: 'readable',
    status,
    visibleHeaders,
    wire
});

/** § 4.2 blob: by GET alone; a range is answered in part. That the blob is still there is taken for granted. */
function blobFetch(current: Current): Verdict {
    if (current.method !== 'GET') {
        return blocked('blob-method', current.wire);
    }
    const range = get(current.headers, 'range');
    if (range === undefined) {
        return read(current, 200, ['content-length', 'content-type']);
    }
    return isSingleRange(range)
        ? read(current, 206, ['content-length', 'content-range', 'content-type'])
        : blocked('blob-range', current.wire);
}

/** § 2.2.2 Parse a single range header value, where the start may be missing. */
const isSingleRange = (value: string): boolean => /^bytes=-\d+$/.test(value) || isSimpleRange(value);

/** § 5 data: URL processor: there is a comma, and what says that it is Base64 is. */
function isWellFormedData({ href }: URL): boolean {
    const [, type, body] = /data:([^,]*),([^#]*)/.exec(href) ?? [];
    return type !== undefined && (!/; *base64 *$/i.test(type) || isBase64(percentDecode(body)));
}

const percentDecode = (text: string): string =>
    text.replace(/%([0-9a-f]{2})/gi, (_escape, byte: string) => String.fromCharCode(parseInt(byte, 16)));

/** Infra § 6 forgiving-base64 decode, which is what atob is. */
function isBase64(text: string): boolean {
    try {
        atob(text);
        return true;
    } catch {
        return false;
    }
}
