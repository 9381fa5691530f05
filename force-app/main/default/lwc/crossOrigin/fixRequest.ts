import { developer } from './fix';
import { isHeaderValue, isToken } from './headers';
import type { Stop } from './stop';
import type { Change, FetchRequest, Fix } from './types';
import { isSignedAddress, parseUrl } from './url';

/** What the developer changes in the call itself. */

const GENERALLY = 'Change the request as the sentence above says.';

export const correct = (text = GENERALLY, request?: Change['request']): Fix => ({
    ...developer('arguments', 'Correct the request', text),
    change: request && { request }
});

/** For each refusal of the arguments. */
export function correctArguments({ reason, request, url }: Stop): Fix[] {
    switch (reason) {
        case 'no-cors-method':
            return [useCors];
        case 'NoCorsRedirectModeNotFollow':
            return [correct('Leave redirect off, or use mode cors.', { redirect: 'follow' })];
        case 'credentials-in-url':
            return [
                correct(
                    'Take user name and password out of the address; send them in Authorization, where the API allows it.',
                    {
                        url: withoutUserName(url)
                    }
                )
            ];
        case 'invalid-method':
            return [
                correct('Use a method that browsers send. Others, such as TRACE, only a server can send.', {
                    method: request.body === undefined ? 'GET' : 'POST'
                })
            ];
        case 'invalid-header':
            return [
                {
                    ...correct('Leave off the header with the name or value that is none, or encode its value.'),
                    change: { leaveOff: brokenHeaders(request) }
                }
            ];
        case 'dangling-markup':
            return [
                correct(
                    'Write the address in one line: a line end beside < looks like cut-off markup. encodeURIComponent helps.',
                    {
                        url: request.url.replace(/[\t\n\r]/g, '')
                    }
                )
            ];
        case 'blob-method':
            return [correct('Read a blob: address with GET.', { method: 'GET', body: null })];
        case 'blob-range':
            return [{ ...correct('Leave the header Range off.'), change: { leaveOff: ['range'] } }];
        case 'body-not-allowed':
            return [correct('Send the body with POST, or put what it says into the address.', { method: 'POST' })];
        default:
            return [correct()];
    }
}

export const withoutUserName = (address: string): string => address.replace(/\/\/[^/?#]*@/, '//');

const brokenHeaders = ({ headers = [] }: FetchRequest): string[] =>
    headers.filter(([name, value]) => !isToken(name) || !isHeaderValue(value)).map(([name]) => name.toLowerCase());

const useCors: Fix = {
    ...developer('use-cors', 'Use mode cors', 'Other methods need mode cors, and an API that answers the preflight.'),
    change: { request: { mode: 'cors' } }
};

/** Mode same-origin, or a scheme that only a page of its own can load. */
export function useHttpAddress({ reason, url, page, request: { destination } }: Stop): Fix[] {
    if (reason === 'DisallowedByMode') {
        return [
            destination === 'worker'
                ? ownWorker(url, page.origin)
                : destination === 'track'
                  ? onMedia
                  : { ...useCors, text: 'Mode same-origin refuses every other origin.' }
        ];
    }
    const rest = /^(?:ftp|wss?):(.*)/i.exec(url)?.[1];
    return [
        correct('Call an address that begins with https://.', rest === undefined ? undefined : { url: `https:${rest}` })
    ];
}

/** A sandboxed page has no origin that a worker could come from. */
function ownWorker(address: string, origin: string): Fix {
    const url = parseUrl(address);
    return {
        ...developer(
            'own-worker',
            'Serve the worker’s script yourself',
            'A worker’s script comes from the page’s own origin: as a static resource, say. Neither CORS nor a policy opens another.'
        ),
        ...(url && origin !== 'null' ? { change: { request: { url: `${origin}${url.pathname}${url.search}` } } } : {})
    };
}

const onMedia: Fix = {
    ...developer(
        'crossorigin-on-media',
        'Set crossorigin on the audio or video',
        'Without it a track comes from the page’s own origin alone; with it its server has to allow the page.'
    ),
    change: { request: { mode: 'cors' } }
};

/** What libraries, interceptors and habits add to a request, and no API asked for. */
const ADDED: [names: RegExp, by: string][] = [
    [
        /^(baggage|sentry-trace|traceparent|tracestate|b3|x-b3-.*|x-datadog-.*|newrelic|x-newrelic-.*|x-cloud-trace-context|x-amzn-trace-id|request-id|request-context|elastic-apm-traceparent|uber-trace-id|ot-tracer-.*|x-instana-.*|adrum(_.*)?|x-posthog-.*|x-logrocket-.*|x-ms-(client-)?request-(root-)?id|pinpoint-.*|sw8(-.*)?|x-ot-span-context|x-dynatrace.*|x-dtc|x-dtpc|x-highlight-request|x-openreplay-.*|x-(request|correlation)-id)$/,
        'a monitoring library, whose list of tracing targets should name your own API only'
    ],
    [
        /^(cache-control|pragma|expires)$/,
        'code that wants a fresh answer, for which fetch has the option cache: no-store'
    ],
    [/^if-(none-match|modified-since)$/, 'code that keeps answers by itself, as the browser does without asking first'],
    [/^x-requested-with$/, 'an old library or an interceptor'],
    [/^last-event-id$/, 'an EventSource that connects again'],
    [
        /^(priority|upgrade-insecure-requests)$/,
        'a copy of what the developer tools show: the browser sends it by itself where it belongs'
    ],
    [/^access-control-/, 'a misunderstanding: it belongs in the answer of the API'],
    [
        /^(cross-?domain|cross-?origin|mode|credentials|with-?credentials|allow-control-allow-origin|vary|x-frame-options|x-content-type-options|content-security-policy|strict-transport-security)$/,
        'a misunderstanding: no API reads it in a request, and fetch has options of its own'
    ]
];

/** Why a request header need not be there; undefined where the API may want it. */
export function addedBy(name: string, { body, url }: FetchRequest): string | undefined {
    const by = ADDED.find(([names]) => names.test(name))?.[1];
    if (name === 'authorization' && isSignedAddress(url)) {
        return 'an interceptor that adds it to every call: the address is signed, and storage services refuse both at once';
    }
    return by ?? (name === 'content-type' && body === undefined ? 'a default, though there is no body' : undefined);
}

export const isAddedTo = (request: FetchRequest, name: string): boolean => addedBy(name, request) !== undefined;

export const leaveOff = (names: string[], request: FetchRequest): Fix => ({
    ...developer(
        'leave-off-headers',
        `Leave off ${names.join(', ')}`,
        `From ${[...new Set(names.map((name) => addedBy(name, request)))].join('; and from ')}.`
    ),
    change: { leaveOff: names }
});

export const writeMethod = (method: string): Fix => ({
    ...developer(
        'method-upper-case',
        `Write ${method.toUpperCase()} in upper case`,
        'fetch turns get, post, put, delete, head and options into upper case, and no other.'
    ),
    change: { request: { method: method.toUpperCase() } }
});
