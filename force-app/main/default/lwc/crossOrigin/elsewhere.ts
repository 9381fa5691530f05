import { spaceOfHost } from './addressSpace';
import { isOfSalesforce } from './asker';
import { destinationOf } from './directives';
import { developer } from './fix';
import { OPEN_PROXY } from './proxy';
import type { Stop } from './stop';
import type { Change, Fix, PageContext } from './types';
import { calledUrl, parseUrl } from './url';

/** Another way to the same answer, where the browser's way is closed. */

export const useApex = developer(
    'use-apex',
    'Call it from Apex',
    'Apex calls the API from the server, where no CORS applies. It needs a Callout Target and a Remote Site Setting or a Named Credential.'
);
export const useProxy = developer(
    'use-proxy',
    'Put a proxy of your own in between',
    'A proxy calls the API and adds the CORS headers. It must serve a fixed list of APIs and origins only.',
    OPEN_PROXY
);
export const useOwnServer = developer(
    'use-own-server',
    'Or let your own server call Salesforce',
    'A server sends no Origin, so the allowlist does not concern it, and the access token stays off the page.'
);
export const notNoCors = developer(
    'not-no-cors',
    'Do not “fix” it with mode no-cors',
    'It silences the error and hides the answer.',
    'Nor ignore the error: the API may have acted already.'
);

/** The same path at the page's own origin, where its own server makes the call. A page without an origin has none. */
export const askOwnServer = ({ pathname, search }: URL, { origin }: PageContext): Change | undefined =>
    origin.startsWith('http') ? { request: { url: `${origin}${pathname}${search}` } } : undefined;

/** An element, a frame, a WebSocket is no call that a server could make in place of the page. Apex is there for pages of Salesforce alone. */
export function fromServer({ page, request }: Pick<Stop, 'page' | 'request'>): Fix[] {
    if (destinationOf(request) !== '' || request.mode === 'websocket' || isOfTheUser(request.url, page)) {
        return [];
    }
    // Apex holds no stream open, and no page waits for what a beacon did.
    const isCall = request.initiator !== 'event-source' && request.initiator !== 'beacon';
    return isCall && isOfSalesforce(page) ? [useApex, useProxy] : [useProxy];
}

/** What is on the network or the machine of the user, no server elsewhere reaches; a page that is there itself may have one beside it. */
const isOfTheUser = (url: string, { origin }: PageContext): boolean =>
    isNear(calledUrl(url, origin)) && !isNear(parseUrl(origin));

const isNear = (url: URL | undefined): boolean => url !== undefined && spaceOfHost(url.hostname) !== undefined;

export const apexOf = (stop: Pick<Stop, 'page' | 'request'>): Fix[] =>
    fromServer(stop).filter((fix) => fix === useApex);
