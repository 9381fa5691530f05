import { predict } from 'c/crossOrigin';
import type { FetchRequest, HeaderList } from 'c/crossOrigin';
import { header, headersOf, isDocument, type HarEntry } from './harFile';

const FORBIDDEN_TO_PAGES =
    /^(:.*|accept-charset|accept-encoding|access-control-request-.*|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|permissions-policy|priority|proxy-.*|referer|sec-.*|te|trailer|transfer-encoding|upgrade|user-agent|via)$/i;
/** What a browser sends by itself beside what the page asks for. */
const OF_THE_BROWSER =
    /^(accept|accept-language|cache-control|pragma|upgrade-insecure-requests|if-none-match|if-modified-since)$/i;

/** What a request is for, by Chrome's word for it or by that of the standard. */
const DESTINATIONS: Record<string, FetchRequest['destination']> = {
    image: 'image',
    stylesheet: 'style',
    style: 'style',
    font: 'font',
    media: 'video',
    video: 'video',
    audio: 'audio',
    track: 'track',
    texttrack: 'track',
    script: 'script',
    worker: 'worker',
    iframe: 'iframe',
    frame: 'iframe'
};

/** The request that a script, or an element of the page, made. */
export function requestOf(entry: HarEntry, preflight?: HarEntry): Omit<FetchRequest, 'url'> {
    const destination = destinationOf(entry);
    const mode = modeOf(entry, destination);
    return {
        method: entry.request?.method ?? 'GET',
        headers: [...ownHeaders(entry), ...leftOut(entry, preflight)],
        ...(destination && { destination }),
        ...(mode && { mode }),
        ...(header(entry.request, 'cookie') !== undefined && { credentials: 'include' as const })
    };
}

/** The flag of a call that was preflighted although nothing in it asks for that: something listens to its upload. */
export function listened(origin: string, request: FetchRequest, preflight?: HarEntry): Pick<FetchRequest, 'preflight'> {
    const asked = header(preflight?.request, 'access-control-request-method');
    if (asked === undefined || asked !== request.method) {
        return {};
    }
    const { wire } = predict({ origin, policies: [] }, request, [{ response: 'unreachable' }]);
    return wire.some(({ requestMethod }) => requestMethod !== undefined) ? {} : { preflight: true };
}

function destinationOf(entry: HarEntry): FetchRequest['destination'] {
    const said = header(entry.request, 'sec-fetch-dest') ?? entry._resourceType ?? '';
    return isDocument(entry) ? 'iframe' : Object.hasOwn(DESTINATIONS, said) ? DESTINATIONS[said] : undefined;
}

/** A request of a script for another origin has an Origin; of an element the browser says so, or the tool. */
function modeOf(entry: HarEntry, destination: FetchRequest['destination']): FetchRequest['mode'] {
    const said = header(entry.request, 'sec-fetch-mode');
    if (isDocument(entry)) {
        return 'navigate';
    }
    if (said !== undefined) {
        return said === 'no-cors' ? 'no-cors' : undefined;
    }
    const isOfElement = destination !== undefined && destination !== 'font';
    const isKnown = headersOf(entry.request).length > 0 && entry._resourceType === undefined;
    const hasOrigin = header(entry.request, 'origin') !== undefined;
    return !hasOrigin && (isOfElement || isKnown) ? 'no-cors' : undefined;
}

const ownHeaders = ({ request }: HarEntry): HeaderList =>
    headersOf(request).filter(
        ([name]) => !FORBIDDEN_TO_PAGES.test(name) && !OF_THE_BROWSER.test(name) && !/^cookie$/i.test(name)
    );

/** Sanitised files leave `Authorization` out; the preflight tells that it was there. */
function leftOut({ request }: HarEntry, preflight?: HarEntry): HeaderList {
    const asked = header(preflight?.request, 'access-control-request-headers') ?? '';
    return asked
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '' && header(request, name.toLowerCase()) === undefined)
        .map((name) => [name, 'x']);
}
