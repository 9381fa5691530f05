import type { Gate, Rule } from './types';

/** What each reason means, in one plain sentence, and its place in the standard. `{0}` is the request's origin, `{1}` its URL. */

interface Entry {
    gate: Gate;
    text: string;
    spec: string;
    console?: string;
}

const FETCH = 'https://fetch.spec.whatwg.org/#';
const CSP = 'https://www.w3.org/TR/CSP3/#';
const PLATFORM = 'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_callouts_';

const cors = (text: string, console?: string): Entry => ({ gate: 'cors', text, spec: `${FETCH}cors-check`, console });
const preflight = (text: string, console?: string): Entry => ({
    gate: 'preflight',
    text,
    spec: `${FETCH}cors-preflight-fetch`,
    console
});
const argument = (text: string): Entry => ({ gate: 'arguments', text, spec: `${FETCH}dom-request` });
const apex = (gate: Gate, text: string): Entry => ({
    gate,
    text,
    spec: `${PLATFORM}${gate === 'remote-site' ? 'remote_site_settings' : 'http'}.htm`
});

const MISSING = "No 'Access-Control-Allow-Origin' header is present on the requested resource.";
const WILDCARD =
    "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.";
const MISMATCH = "The 'Access-Control-Allow-Origin' header has a value that is not equal to the supplied origin.";

const ENTRIES: Record<string, Entry> = {
    csp: {
        gate: 'csp',
        text: "The page's Content Security Policy does not list this origin under connect-src, so the browser sent nothing.",
        spec: `${CSP}directive-connect-src`,
        console: 'Connecting to \'{1}\' violates the following Content Security Policy directive: "connect-src …".'
    },
    'csp-redirect': {
        gate: 'csp',
        text: "The API redirected to an origin that the page's Content Security Policy does not list; the browser stopped there.",
        spec: `${CSP}directive-connect-src`,
        console: 'Connecting to \'{1}\' violates the following Content Security Policy directive: "connect-src …".'
    },
    'mixed-content': {
        gate: 'mixed-content',
        text: 'A page served over https may not call an http address, so the browser sent nothing.',
        spec: 'https://www.w3.org/TR/mixed-content/#should-block-fetch'
    },
    MissingAllowOriginHeader: cors(
        'The API answered without an Access-Control-Allow-Origin header, so the script may not read the answer.',
        MISSING
    ),
    WildcardOriginNotAllowed: cors(
        'The request carries credentials, and then Access-Control-Allow-Origin: * is not enough.',
        WILDCARD
    ),
    MultipleAllowOriginValues: cors('The API sent several values in Access-Control-Allow-Origin; only one is allowed.'),
    InvalidAllowOriginValue: cors('The value of Access-Control-Allow-Origin is not an origin.'),
    AllowOriginMismatch: cors("The API's Access-Control-Allow-Origin names another origin than {0}.", MISMATCH),
    InvalidAllowCredentials: cors(
        'The request carries credentials, and the API did not send Access-Control-Allow-Credentials: true.'
    ),
    DisallowedByMode: cors('The request was limited to its own origin, and this is another one.'),
    CorsDisabledScheme: cors('Only http and https addresses can be called across origins.'),
    PreflightInvalidStatus: preflight(
        'The browser asked first (OPTIONS), and the API answered with an error status; the request itself was never sent.',
        "Response to preflight request doesn't pass access control check: It does not have HTTP ok status."
    ),
    PreflightDisallowedRedirect: preflight(
        'The browser asked first (OPTIONS), and the API answered with a redirect, which is not allowed there.',
        "Response to preflight request doesn't pass access control check: Redirect is not allowed for a preflight request."
    ),
    PreflightMissingAllowOriginHeader: preflight(
        'The browser asked first (OPTIONS), and the answer had no Access-Control-Allow-Origin; the request itself was never sent.',
        `Response to preflight request doesn't pass access control check: ${MISSING}`
    ),
    PreflightWildcardOriginNotAllowed: preflight(
        'The browser asked first for a request with credentials; * is not enough for it.',
        WILDCARD
    ),
    PreflightMultipleAllowOriginValues: preflight(
        'The answer to the preflight has several values in Access-Control-Allow-Origin.'
    ),
    PreflightInvalidAllowOriginValue: preflight(
        'The value of Access-Control-Allow-Origin in the answer to the preflight is not an origin.'
    ),
    PreflightAllowOriginMismatch: preflight(
        'The browser asked first (OPTIONS), and the answer allows another origin than {0}; the request itself was never sent.',
        `Response to preflight request doesn't pass access control check: ${MISMATCH}`
    ),
    PreflightInvalidAllowCredentials: preflight(
        'The answer to the preflight lacks Access-Control-Allow-Credentials: true.'
    ),
    InvalidAllowMethodsPreflightResponse: preflight(
        'Access-Control-Allow-Methods in the answer to the preflight is malformed.'
    ),
    InvalidAllowHeadersPreflightResponse: preflight(
        'Access-Control-Allow-Headers in the answer to the preflight is malformed.'
    ),
    MethodDisallowedByPreflightResponse: preflight(
        'The browser asked first (OPTIONS), and the API does not allow this method; the request itself was never sent.',
        'Method … is not allowed by Access-Control-Allow-Methods in preflight response.'
    ),
    HeaderDisallowedByPreflightResponse: preflight(
        'The browser asked first (OPTIONS), and the API does not allow one of the headers; the request itself was never sent.',
        'Request header field … is not allowed by Access-Control-Allow-Headers in preflight response.'
    ),
    RedirectContainsCredentials: {
        gate: 'redirect',
        text: 'The API redirected to an address with a user name in it.',
        spec: `${FETCH}http-redirect-fetch`
    },
    'redirect-credentials': {
        gate: 'redirect',
        text: 'The API redirected to an address with a user name in it.',
        spec: `${FETCH}http-redirect-fetch`
    },
    'invalid-redirect': {
        gate: 'redirect',
        text: 'The API redirected to an address that is not http or https.',
        spec: `${FETCH}http-redirect-fetch`
    },
    'redirect-mode-error': {
        gate: 'redirect',
        text: 'The API redirected, and the request forbids redirects.',
        spec: `${FETCH}http-redirect-fetch`
    },
    'too-many-redirects': {
        gate: 'redirect',
        text: 'The API redirected more than 20 times.',
        spec: `${FETCH}http-redirect-fetch`
    },
    NoCorsRedirectModeNotFollow: argument('A no-cors request must follow redirects.'),
    corp: {
        gate: 'corp',
        text: "The API's Cross-Origin-Resource-Policy keeps its answer from other sites.",
        spec: `${FETCH}cross-origin-resource-policy-header`
    },
    unreachable: {
        gate: 'network',
        text: 'The API did not answer: it is down, its name is unknown, or the connection broke.',
        spec: `${FETCH}concept-network-error`
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
    'invalid-url': argument('The address is not a valid URL, so nothing was sent.'),
    'invalid-header': argument('A header name or value has a character that is not allowed, so nothing was sent.'),
    'invalid-method': argument('The method is not allowed in a browser, so nothing was sent.'),
    'no-cors-method': argument('Mode no-cors allows only GET, HEAD and POST, so nothing was sent.'),
    'body-not-allowed': argument('A GET or HEAD request cannot have a body, so nothing was sent.'),
    'credentials-in-url': argument('The address has a user name in it, which fetch refuses.'),
    'invalid-arguments': argument('The browser refused the arguments of the call, so nothing was sent.'),
    'lws-blocked-path': {
        gate: 'lightning-web-security',
        text: "Lightning Web Security refuses calls to the platform's own endpoints.",
        spec: 'https://developer.salesforce.com/docs/platform/lightning-components-security/guide/lws-intro.html'
    },
    'unregistered-target': apex(
        'callout-target',
        'No active Callout Target covers this address, so Apex called nothing.'
    ),
    'method-not-allowed': apex(
        'callout-target',
        'The Callout Target does not allow this method, so Apex called nothing.'
    ),
    'header-not-allowed': apex(
        'callout-target',
        'The Callout Target does not allow one of the headers, so Apex called nothing.'
    ),
    'invalid-request': apex('arguments', 'The Apex proxy refused the request as malformed and called nothing.'),
    'remote-site-missing': apex(
        'remote-site',
        'No active Remote Site Setting covers this origin, so the platform did not let Apex call it.'
    ),
    'credential-unusable': apex(
        'named-credential',
        'The Named Credential does not exist, or this user may not use it.'
    ),
    'tls-failed': apex('network', "The platform does not trust the API's certificate."),
    'response-too-large': apex('network', 'The answer is larger than Apex may take.'),
    'apex-error': apex('network', 'The Apex method itself failed.')
};

const FALLBACK: Entry = { gate: 'network', text: 'The call failed.', spec: `${FETCH}concept-network-error` };

const entry = (reason: string): Entry => ENTRIES[reason] ?? FALLBACK;

export const gateOf = (reason: string): Gate => entry(reason).gate;

export const ruleFor = (reason: string): Rule => ({
    id: reason,
    text: entry(reason).text.replace('{0}', "the page's"),
    spec: entry(reason).spec
});

const fill = (text: string, origin: string, url: string): string => text.replace('{0}', origin).replace('{1}', url);

export const textFor = (reason: string, origin: string, url: string): string => fill(entry(reason).text, origin, url);

/** Chromium's console line for it, where it has one. */
export function consoleTextFor(reason: string, origin: string, url: string): string | undefined {
    const { console, gate } = entry(reason);
    if (!console) {
        return undefined;
    }
    const line = fill(console, origin, url);
    return gate === 'csp'
        ? line
        : `Access to fetch at '${url}' from origin '${origin}' has been blocked by CORS policy: ${line}`;
}
