import type { Gate, Rule } from './types';

/**
 * What each reason of a browser means, in one plain sentence, and its place in the standard. `{0}` is the page's origin, `{1}` the address, `{2}` the
 * directive of the policy.
 */
export interface Entry {
    gate: Gate;
    text: string;
    spec: string;
}

const FETCH = 'https://fetch.spec.whatwg.org/#';
const CSP = 'https://www.w3.org/TR/CSP3/#';
const ACAO = 'Access-Control-Allow-Origin';
export const ASKED_FIRST = 'The browser asked first (OPTIONS). ';
export const NOT_SENT = ', so the request itself was never sent.';

/** The CORS check's failures: the same for the answer itself and, by `Preflight…`, for the answer to the preflight. */
const CORS_CHECK: Record<string, string> = {
    MissingAllowOriginHeader: `The API's answer has no ${ACAO} header`,
    WildcardOriginNotAllowed: `The request carries credentials, and then ${ACAO}: * is not enough`,
    MultipleAllowOriginValues: `The API's answer has several values in ${ACAO}, and only one is allowed`,
    InvalidAllowOriginValue: `The value of ${ACAO} in the API's answer is not an origin`,
    AllowOriginMismatch: `${ACAO} in the API's answer names another origin than {0}`,
    InvalidAllowCredentials:
        "The request carries credentials, and the API's answer lacks Access-Control-Allow-Credentials: true"
};

const preflight = (problem: string): Entry => ({
    gate: 'preflight',
    text: `${ASKED_FIRST}${problem}${NOT_SENT}`,
    spec: `${FETCH}cors-preflight-fetch`
});
const byMode = (text: string): Entry => ({ gate: 'cors', text, spec: `${FETCH}main-fetch` });
const redirect = (text: string): Entry => ({ gate: 'redirect', text, spec: `${FETCH}http-redirect-fetch` });
const TO_A_USER_NAME = redirect('The API redirected to an address with a user name in it.');
const localNetwork = (text: string): Entry => ({
    gate: 'local-network-access',
    text,
    spec: 'https://wicg.github.io/local-network-access/#local-network-access-check'
});
const argument = (text: string): Entry => ({
    gate: 'arguments',
    text: `${text}, so nothing was sent.`,
    spec: `${FETCH}dom-request`
});
export const REASONS: Record<string, Entry> = {
    csp: {
        gate: 'csp',
        text: "The page's Content Security Policy does not list this origin under {2}, so the browser sent nothing.",
        spec: `${CSP}directive-{2}`
    },
    'csp-redirect': {
        gate: 'csp',
        text: "The API redirected to an origin that the page's Content Security Policy does not list under {2}; the browser stopped there.",
        spec: `${CSP}directive-{2}`
    },
    'mixed-content': {
        gate: 'mixed-content',
        text: 'A page served over https may not call an http address, nor be redirected to one, so the browser stopped there.',
        spec: 'https://www.w3.org/TR/mixed-content/#should-block-fetch'
    },
    LocalNetworkAccessPermissionDenied: localNetwork(
        'This address is on the network or the machine of the user, and the user has not allowed this page to reach it.'
    ),
    InsecureLocalNetwork: localNetwork(
        'This address is on the network or the machine of the user, which a page that came over http may not reach.'
    ),
    DisallowedByMode: byMode('The request was limited to its own origin, and this is another one.'),
    CorsDisabledScheme: byMode('Only http and https addresses can be called across origins.'),
    PreflightInvalidStatus: preflight('The API answered with an error status'),
    PreflightDisallowedRedirect: preflight('The API answered with a redirect, which is not allowed there'),
    InvalidAllowMethodsPreflightResponse: preflight("Access-Control-Allow-Methods in the API's answer is malformed"),
    InvalidAllowHeadersPreflightResponse: preflight("Access-Control-Allow-Headers in the API's answer is malformed"),
    MethodDisallowedByPreflightResponse: preflight('The API does not allow this method'),
    HeaderDisallowedByPreflightResponse: preflight('The API does not allow one of the headers'),
    RedirectContainsCredentials: {
        ...TO_A_USER_NAME
    },
    'redirect-credentials': TO_A_USER_NAME,
    'invalid-redirect': redirect('The API redirected to an address that is not http or https.'),
    'redirect-mode-error': redirect('The API redirected, and the request forbids redirects.'),
    'too-many-redirects': redirect('The API redirected more than 20 times.'),
    NoCorsRedirectModeNotFollow: {
        ...argument('A no-cors request must follow redirects')
    },
    corp: {
        gate: 'corp',
        text: "The API's Cross-Origin-Resource-Policy keeps its answer from other sites.",
        spec: `${FETCH}cross-origin-resource-policy-header`
    },
    coep: {
        gate: 'corp',
        text: "The page's Cross-Origin-Embedder-Policy takes only answers that allow it by Cross-Origin-Resource-Policy or CORS.",
        spec: 'https://html.spec.whatwg.org/multipage/browsers.html#coep'
    },
    'frame-ancestors': {
        gate: 'frame-ancestors',
        text: 'The policy of the framed page (frame-ancestors) does not let this page frame it.',
        spec: `${CSP}directive-frame-ancestors`
    },
    'x-frame-options': {
        gate: 'frame-ancestors',
        text: 'The X-Frame-Options of the framed page do not let this page frame it.',
        spec: 'https://html.spec.whatwg.org/multipage/document-lifecycle.html#the-x-frame-options-header'
    },
    'proxy-authentication': {
        gate: 'network',
        text: 'The answer has status 407, which only a proxy of the browser may send; the browser takes it for an error.',
        spec: `${FETCH}http-network-or-cache-fetch`
    },
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
    'cors-unnamed': {
        gate: 'cors',
        text: 'CORS stopped the call; another line of the console names the cause.',
        spec: `${FETCH}cors-check`
    },
    'blocked-by-client': {
        gate: 'network',
        text: 'An extension of the browser, such as an ad blocker, stopped the request.',
        spec: `${FETCH}concept-network-error`
    },
    'websocket-refused': {
        gate: 'network',
        text: 'The server did not accept the WebSocket: it answered with a status other than 101.',
        spec: 'https://websockets.spec.whatwg.org/#concept-websocket-establish'
    },
    unreachable: {
        gate: 'network',
        text: 'The API did not answer: it is down, its name is unknown, or the connection broke.',
        spec: `${FETCH}concept-network-error`
    },
    'bad-port': {
        gate: 'network',
        text: 'The port of this address belongs to another protocol; browsers refuse it, so nothing was sent.',
        spec: `${FETCH}port-blocking`
    },
    'timed-out': {
        gate: 'time-limit',
        text: 'The API did not answer within the time limit, so the call was given up.',
        spec: 'https://dom.spec.whatwg.org/#dom-abortsignal-timeout'
    },
    cancelled: {
        gate: 'time-limit',
        text: 'The call was cancelled.',
        spec: 'https://dom.spec.whatwg.org/#dom-abortcontroller-abort'
    },
    'invalid-url': argument('The address is not a valid URL'),
    'invalid-header': argument('A header name or value has a character that is not allowed'),
    'invalid-method': argument('The method is not allowed in a browser'),
    'no-cors-method': argument('Mode no-cors allows only GET, HEAD and POST'),
    'body-not-allowed': argument('A GET or HEAD request cannot have a body'),
    'dangling-markup': argument('The address has a line end or a tab in it, and a <, as cut-off markup would have'),
    'invalid-data-url': argument('The data: address is malformed'),
    'blob-method': argument('A blob: address can be read by GET alone'),
    'blob-range': argument('The range is none of this blob'),
    'credentials-in-url': argument('The address has a user name in it, which fetch refuses'),
    'invalid-arguments': argument('The browser refused the arguments of the call'),
    'lws-blocked-path': {
        gate: 'lightning-web-security',
        text: "Lightning Web Security refuses calls to the platform's own endpoints.",
        spec: 'https://developer.salesforce.com/docs/platform/lightning-components-security/guide/lws-intro.html'
    }
};

for (const [reason, problem] of Object.entries(CORS_CHECK)) {
    REASONS[reason] = {
        gate: 'cors',
        text: `${problem}, so the script may not read it.`,
        spec: `${FETCH}cors-check`
    };
    REASONS[`Preflight${reason}`] = preflight(problem);
}

const FALLBACK: Entry = { gate: 'network', text: 'The call failed.', spec: `${FETCH}concept-network-error` };

// A reason can come from outside: `constructor` is none of ours.
export const entryIn = (entries: Record<string, Entry>, reason: string): Entry =>
    Object.hasOwn(entries, reason) ? entries[reason] : FALLBACK;

// A function, since an address may contain `$&`.
export const fill = (text: string, origin: string, url: string, directive = 'connect-src'): string =>
    text.replace(/\{([012])\}/g, (_slot, index: string) => [origin, url, directive][Number(index)]);

export const ruleOf = (reason: string, { text, spec }: Entry, directive?: string): Rule => ({
    id: reason,
    text: fill(text, "the page's", '', directive),
    spec: fill(spec, '', '', directive)
});
