import { argument, CSP, FETCH, type Entry } from './reasons';

/** What a page meets that no prediction knows: its own limits, an extension, what a console alone tells, Lightning Web Security. */
export const PAGE_TEXTS: Record<string, Entry> = {
    'invalid-arguments': argument('The browser refused the arguments of the call'),
    'opaque-response-blocking': {
        gate: 'corp',
        text: 'What the API answered is no image, script or style, so the browser kept it from a request without CORS.',
        spec: `${FETCH}orb-algorithm`
    },
    'cors-disabled': {
        gate: 'cors',
        text: 'CORS is switched off in this browser.',
        spec: `${FETCH}http-cors-protocol`
    },
    'csp-inline': {
        gate: 'csp',
        text: 'The page’s Content Security Policy runs no script, style or handler that is written into the page itself.',
        spec: `${CSP}should-block-inline`
    },
    'csp-eval': {
        gate: 'csp',
        text: 'The page’s Content Security Policy lets no text become code: no eval, no new Function, no WebAssembly.',
        spec: `${CSP}can-compile-strings`
    },
    'service-worker': {
        gate: 'network',
        text: 'A service worker of the page took the request, and what it answered the browser could not use.',
        spec: `${FETCH}http-fetch`
    },
    'cors-unnamed': {
        gate: 'cors',
        text: 'CORS stopped the call; another line of the console names the cause.',
        spec: `${FETCH}cors-check`
    },
    'blocked-by-client': {
        gate: 'network',
        text: 'An ad blocker, or the browser itself, stopped the request.',
        spec: `${FETCH}concept-network-error`
    },
    'mime-type': {
        gate: 'http-status',
        text: 'The answer is no script or style by its Content-Type, so the browser did not take it for one.',
        spec: `${FETCH}should-response-to-request-be-blocked-due-to-mime-type?`
    },
    'event-stream-type': {
        gate: 'http-status',
        text: 'The answer is no event stream: an EventSource takes none but text/event-stream in UTF-8.',
        spec: 'https://html.spec.whatwg.org/#the-eventsource-interface'
    },
    'timed-out': {
        gate: 'time-limit',
        text: 'The API did not answer within the time limit.',
        spec: 'https://dom.spec.whatwg.org/#dom-abortsignal-timeout'
    },
    cancelled: {
        gate: 'time-limit',
        text: 'The call was cancelled.',
        spec: 'https://dom.spec.whatwg.org/#dom-abortcontroller-abort'
    },
    'lws-blocked-path': {
        gate: 'lightning-web-security',
        text: "Lightning Web Security refuses calls to the platform's own endpoints.",
        spec: 'https://developer.salesforce.com/docs/platform/lightning-components-security/guide/lws-intro.html'
    }
};
