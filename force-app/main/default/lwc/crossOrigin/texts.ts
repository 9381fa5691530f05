import { PLATFORM_TEXTS, type Entry } from './platformTexts';
import type { Gate, Rule } from './types';

/**
 * What each reason means, in one plain sentence, its place in the standard, and the line that Chromium 156 prints for it (measured). `{0}` is
 * the page's origin, `{1}` the address; `…` stands for a value of the call that is not known here.
 */
const FETCH = 'https://fetch.spec.whatwg.org/#';
const CSP = 'https://www.w3.org/TR/CSP3/#';

const BLOCKED = "Access to fetch at '{1}' from origin '{0}' has been blocked by CORS policy: ";
const IN_PREFLIGHT = "Response to preflight request doesn't pass access control check: ";
export const ASKED_FIRST = 'The browser asked first (OPTIONS). ';
export const NOT_SENT = ', so the request itself was never sent.';
const CONNECTING =
    'Connecting to \'{1}\' violates the following Content Security Policy directive: "…". The action has been blocked.';

const ACAO = 'Access-Control-Allow-Origin';
const THE_HEADER = `The '${ACAO}' header`;
const CORRECT_IT = ' Have the server send the header with a valid value.';
const INCLUDE = "when the request's credentials mode is 'include'.";

/** The CORS check's failures: the same for the answer itself and, by `Preflight…`, for the answer to the preflight. */
const CORS_CHECK: Record<string, [problem: string, console: string]> = {
    MissingAllowOriginHeader: [
        `The API's answer has no ${ACAO} header`,
        `No '${ACAO}' header is present on the requested resource.`
    ],
    WildcardOriginNotAllowed: [
        `The request carries credentials, and then ${ACAO}: * is not enough`,
        `The value of the '${ACAO}' header in the response must not be the wildcard '*' ${INCLUDE}`
    ],
    MultipleAllowOriginValues: [
        `The API's answer has several values in ${ACAO}, and only one is allowed`,
        `${THE_HEADER} contains multiple values '…', but only one is allowed.${CORRECT_IT}`
    ],
    InvalidAllowOriginValue: [
        `The value of ${ACAO} in the API's answer is not an origin`,
        `${THE_HEADER} contains the invalid value '…'.${CORRECT_IT}`
    ],
    AllowOriginMismatch: [
        `${ACAO} in the API's answer names another origin than {0}`,
        `${THE_HEADER} has a value '…' that is not equal to the supplied origin.${CORRECT_IT}`
    ],
    InvalidAllowCredentials: [
        "The request carries credentials, and the API's answer lacks Access-Control-Allow-Credentials: true",
        `The value of the 'Access-Control-Allow-Credentials' header in the response is '…' which must be 'true' ${INCLUDE}`
    ]
};

const ofTheAnswer = ([problem, line]: [string, string]): Entry => ({
    gate: 'cors',
    text: `${problem}, so the script may not read it.`,
    spec: `${FETCH}cors-check`,
    console: BLOCKED + line
});
const preflight = (problem: string, line: string): Entry => ({
    gate: 'preflight',
    text: `${ASKED_FIRST}${problem}${NOT_SENT}`,
    spec: `${FETCH}cors-preflight-fetch`,
    console: BLOCKED + line
});
const byMode = (text: string, line: string): Entry => ({
    gate: 'cors',
    text,
    spec: `${FETCH}main-fetch`,
    console: `Fetch API cannot load {1}. ${line}`
});
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
const ENTRIES: Record<string, Entry> = {
    csp: {
        gate: 'csp',
        text: "The page's Content Security Policy does not list this origin under connect-src, so the browser sent nothing.",
        spec: `${CSP}directive-connect-src`,
        console: CONNECTING
    },
    'csp-redirect': {
        gate: 'csp',
        text: "The API redirected to an origin that the page's Content Security Policy does not list; the browser stopped there.",
        spec: `${CSP}directive-connect-src`,
        console: CONNECTING
    },
    'mixed-content': {
        gate: 'mixed-content',
        text: 'A page served over https may not call an http address, nor be redirected to one, so the browser stopped there.',
        spec: 'https://www.w3.org/TR/mixed-content/#should-block-fetch',
        console:
            "Mixed Content: The page at '…' was loaded over HTTPS, but requested an insecure resource '{1}'. This request has been blocked; the content must be served over HTTPS."
    },
    LocalNetworkAccessPermissionDenied: localNetwork(
        'This address is on the network or the machine of the user, and the user has not allowed this page to reach it.'
    ),
    InsecureLocalNetwork: localNetwork(
        'This address is on the network or the machine of the user, which a page that came over http may not reach.'
    ),
    DisallowedByMode: byMode(
        'The request was limited to its own origin, and this is another one.',
        'Request mode is "same-origin" but the URL\'s origin is not same as the request origin {0}.'
    ),
    CorsDisabledScheme: byMode(
        'Only http and https addresses can be called across origins.',
        'URL scheme "…" is not supported.'
    ),
    PreflightInvalidStatus: preflight(
        'The API answered with an error status',
        `${IN_PREFLIGHT}It does not have HTTP ok status.`
    ),
    PreflightDisallowedRedirect: preflight(
        'The API answered with a redirect, which is not allowed there',
        `${IN_PREFLIGHT}Redirect is not allowed for a preflight request.`
    ),
    InvalidAllowMethodsPreflightResponse: preflight(
        "Access-Control-Allow-Methods in the API's answer is malformed",
        'Cannot parse Access-Control-Allow-Methods response header field in preflight response.'
    ),
    InvalidAllowHeadersPreflightResponse: preflight(
        "Access-Control-Allow-Headers in the API's answer is malformed",
        'Cannot parse Access-Control-Allow-Headers response header field in preflight response.'
    ),
    MethodDisallowedByPreflightResponse: preflight(
        'The API does not allow this method',
        'Method … is not allowed by Access-Control-Allow-Methods in preflight response.'
    ),
    HeaderDisallowedByPreflightResponse: preflight(
        'The API does not allow one of the headers',
        'Request header field … is not allowed by Access-Control-Allow-Headers in preflight response.'
    ),
    RedirectContainsCredentials: {
        ...TO_A_USER_NAME,
        console: `${BLOCKED}Redirect location '' contains a username and password, which is disallowed for cross-origin requests.`
    },
    'redirect-credentials': TO_A_USER_NAME,
    'invalid-redirect': redirect('The API redirected to an address that is not http or https.'),
    'redirect-mode-error': redirect('The API redirected, and the request forbids redirects.'),
    'too-many-redirects': redirect('The API redirected more than 20 times.'),
    NoCorsRedirectModeNotFollow: {
        ...argument('A no-cors request must follow redirects'),
        console: 'Fetch API cannot load {1}. Request mode is "no-cors" but the redirect mode is not "follow".'
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
    },
    ...PLATFORM_TEXTS
};

for (const [reason, failure] of Object.entries(CORS_CHECK)) {
    const [problem, line] = failure;
    ENTRIES[reason] = ofTheAnswer(failure);
    ENTRIES[`Preflight${reason}`] = preflight(problem, IN_PREFLIGHT + line);
}

const FALLBACK: Entry = { gate: 'network', text: 'The call failed.', spec: `${FETCH}concept-network-error` };

// A reason can come from outside: `constructor` is none of ours.
const entry = (reason: string): Entry => (Object.hasOwn(ENTRIES, reason) ? ENTRIES[reason] : FALLBACK);

export const gateOf = (reason: string): Gate => entry(reason).gate;

// A function, since an address may contain `$&`.
const fill = (text: string, origin: string, url: string): string =>
    text.replace(/\{[01]\}/g, (slot) => (slot === '{0}' ? origin : url));

export const textFor = (reason: string, origin: string, url: string): string => fill(entry(reason).text, origin, url);

export const ruleFor = (reason: string): Rule => ({
    id: reason,
    text: textFor(reason, "the page's", ''),
    spec: entry(reason).spec
});

/** Each line of Chromium's console with its reason; slots as above. The longest first: one may begin as another does. */
export const consoleLines = (): [reason: string, line: string][] =>
    Object.entries(ENTRIES)
        .flatMap(([reason, { console }]): [string, string][] => (console ? [[reason, console]] : []))
        .sort(([, a], [, b]) => b.length - a.length);

/** Chromium's console line for it, where it has one. */
export function consoleTextFor(reason: string, origin: string, url: string, values: string[] = []): string | undefined {
    const [...left] = values;
    const line = entry(reason).console;
    return line && fill(line, origin, url).replaceAll('…', () => left.shift() ?? '…');
}
