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

export const FETCH = 'https://fetch.spec.whatwg.org/#';
const HTML = 'https://html.spec.whatwg.org/#';
export const CSP = 'https://www.w3.org/TR/CSP3/#';
const ACAO = 'Access-Control-Allow-Origin';
export const ASKED_FIRST = 'The browser asked first (OPTIONS). ';
export const NOT_SENT = ', so the request itself was never sent.';

/** The CORS check's failures: the same for the answer itself and, by `Preflight…`, for the answer to the preflight. */
const CORS_CHECK: Record<string, string> = {
    MissingAllowOriginHeader: `The API's answer has no ${ACAO} header`,
    WildcardOriginNotAllowed: `The request carries credentials, and then ${ACAO}: * is not enough`,
    MultipleAllowOriginValues: `The API's answer has several values in ${ACAO}, and only one is allowed`,
    InvalidAllowOriginValue: `${ACAO} in the API's answer is no origin`,
    AllowOriginMismatch: `${ACAO} in the API's answer names another origin than {0}`,
    InvalidAllowCredentials:
        "The request carries credentials, and the API's answer lacks Access-Control-Allow-Credentials: true"
};

const of = (gate: Gate, text: string, spec: string): Entry => ({ gate, text, spec });
const preflight = (problem: string): Entry =>
    of('preflight', `${ASKED_FIRST}${problem}${NOT_SENT}`, `${FETCH}cors-preflight-fetch`);
const byMode = (text: string): Entry => of('cors', text, `${FETCH}main-fetch`);
const redirect = (text: string): Entry => of('redirect', text, `${FETCH}http-redirect-fetch`);
const TO_A_USER_NAME = redirect('The API redirected to an address with a user name in it.');
const localNetwork = (text: string): Entry => ({
    gate: 'local-network-access',
    text,
    spec: 'https://wicg.github.io/local-network-access/'
});
export const argument = (text: string): Entry =>
    of('arguments', `${text}, so nothing was sent.`, `${FETCH}dom-request`);
export const REASONS: Record<string, Entry> = {
    csp: of(
        'csp',
        "The page's Content Security Policy does not list this origin under {2}, so the browser sent nothing.",
        `${CSP}directive-{2}`
    ),
    'csp-redirect': of(
        'csp',
        "The API redirected to an origin that the page's Content Security Policy does not list under {2}.",
        `${CSP}directive-{2}`
    ),
    'mixed-content': of(
        'mixed-content',
        'A page over https may not call an http address, nor be redirected to one.',
        'https://www.w3.org/TR/mixed-content/#should-block-fetch'
    ),
    LocalNetworkAccessPermissionDenied: localNetwork(
        'This address is on the network or the machine of the user, and the user has not let this page reach it.'
    ),
    InsecureLocalNetwork: localNetwork(
        'This address is on the network or the machine of the user, and a page over http may not reach it.'
    ),
    DisallowedByMode: byMode('The request was limited to its own origin.'),
    CorsDisabledScheme: byMode('Only http and https can be called across origins.'),
    PreflightInvalidStatus: preflight('The API answered with an error status'),
    PreflightDisallowedRedirect: preflight('The API answered with a redirect'),
    InvalidAllowMethodsPreflightResponse: preflight("Access-Control-Allow-Methods in the API's answer is malformed"),
    InvalidAllowHeadersPreflightResponse: preflight("Access-Control-Allow-Headers in the API's answer is malformed"),
    MethodDisallowedByPreflightResponse: preflight('The API does not allow this method'),
    HeaderDisallowedByPreflightResponse: preflight('The API does not allow one of the headers'),
    RedirectContainsCredentials: TO_A_USER_NAME,
    'redirect-credentials': TO_A_USER_NAME,
    'invalid-redirect': redirect('The API redirected to what is not http or https.'),
    'redirect-mode-error': redirect('The API redirected, which the request forbids.'),
    'too-many-redirects': redirect('The API redirected over 20 times.'),
    NoCorsRedirectModeNotFollow: argument('Mode no-cors must follow redirects'),
    corp: of(
        'corp',
        "The API's Cross-Origin-Resource-Policy keeps its answer from other sites.",
        `${FETCH}cross-origin-resource-policy-header`
    ),
    coep: of(
        'corp',
        "The page's Cross-Origin-Embedder-Policy takes only what has Cross-Origin-Resource-Policy or CORS.",
        `${HTML}coep`
    ),
    'frame-ancestors': of(
        'frame-ancestors',
        'The frame-ancestors of the framed page do not let this page frame it.',
        `${CSP}directive-frame-ancestors`
    ),
    'x-frame-options': of(
        'frame-ancestors',
        'The X-Frame-Options of the framed page do not let this page frame it.',
        `${HTML}the-x-frame-options-header`
    ),
    'proxy-authentication': of('network', 'Status 407 is for proxies alone.', `${FETCH}http-network-or-cache-fetch`),
    'websocket-refused': of('network', 'The server refused the WebSocket.', 'https://websockets.spec.whatwg.org/'),
    unreachable: of(
        'network',
        'The API did not answer: it is down or unknown, or the connection broke.',
        `${FETCH}concept-network-error`
    ),
    'keepalive-too-large': of(
        'network',
        'With keepalive a body has at most 64 KiB, so nothing was sent.',
        `${FETCH}http-network-or-cache-fetch`
    ),
    'bad-port': of('network', 'The port is of another protocol.', `${FETCH}port-blocking`),
    'invalid-url': argument('The address is not a valid URL'),
    'invalid-header': argument('A header has a character that none may have'),
    'invalid-method': argument('The method is not allowed in a browser'),
    'no-cors-method': argument('Mode no-cors allows only GET, HEAD and POST'),
    'body-not-allowed': argument('GET and HEAD have no body'),
    'dangling-markup': argument('The address has a line end or a tab, and a <'),
    'invalid-data-url': argument('The data: address is malformed'),
    'blob-method': argument('A blob: address allows only GET'),
    'blob-range': argument('The range is none of this blob'),
    'credentials-in-url': argument('The address has a user name in it')
};

for (const [reason, problem] of Object.entries(CORS_CHECK)) {
    REASONS[reason] = of('cors', `${problem}, so the script may not read it.`, `${FETCH}cors-check`);
    REASONS[`Preflight${reason}`] = preflight(problem);
}

// A function, since an address may contain `$&`.
export const fill = (text: string, origin: string, url: string, directive = 'connect-src'): string =>
    text.replace(/\{([012])\}/g, (_slot, index: string) => [origin, url, directive][Number(index)]);

export const ruleOf = (reason: string, { text, spec }: Entry, directive?: string): Rule => ({
    id: reason,
    text: fill(text, "the page's", '', directive),
    spec: fill(spec, '', '', directive)
});
