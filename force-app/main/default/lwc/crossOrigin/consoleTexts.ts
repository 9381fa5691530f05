/** The line that Chromium 156 prints for a reason (measured). `{0}` is the page's origin, `{1}` the address; `…` stands for a value of the call. */

export const BLOCKED = "Access to fetch at '{1}' from origin '{0}' has been blocked by CORS policy: ";
const IN_PREFLIGHT = "Response to preflight request doesn't pass access control check: ";
const CONNECTING =
    'Connecting to \'{1}\' violates the following Content Security Policy directive: "…". The action has been blocked.';

const THE_HEADER = "The 'Access-Control-Allow-Origin' header";
export const CORRECT_IT = ' Have the server send the header with a valid value.';
const INCLUDE = "when the request's credentials mode is 'include'.";

/** Of the CORS check, and after what stands before it for a preflight. */
const CORS_CHECK: Record<string, string> = {
    MissingAllowOriginHeader: "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
    WildcardOriginNotAllowed: `The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' ${INCLUDE}`,
    MultipleAllowOriginValues: `${THE_HEADER} contains multiple values '…', but only one is allowed.${CORRECT_IT}`,
    InvalidAllowOriginValue: `${THE_HEADER} contains the invalid value '…'.${CORRECT_IT}`,
    AllowOriginMismatch: `${THE_HEADER} has a value '…' that is not equal to the supplied origin.${CORRECT_IT}`,
    InvalidAllowCredentials: `The value of the 'Access-Control-Allow-Credentials' header in the response is '…' which must be 'true' ${INCLUDE}`
};

export const CONSOLE_LINES: Record<string, string> = {
    DisallowedByMode:
        'Fetch API cannot load {1}. Request mode is "same-origin" but the URL\'s origin is not same as the request origin {0}.',
    CorsDisabledScheme: 'Fetch API cannot load {1}. URL scheme "…" is not supported.',
    PreflightInvalidStatus: BLOCKED + `${IN_PREFLIGHT}It does not have HTTP ok status.`,
    PreflightDisallowedRedirect: BLOCKED + `${IN_PREFLIGHT}Redirect is not allowed for a preflight request.`,
    InvalidAllowMethodsPreflightResponse:
        BLOCKED + 'Cannot parse Access-Control-Allow-Methods response header field in preflight response.',
    InvalidAllowHeadersPreflightResponse:
        BLOCKED + 'Cannot parse Access-Control-Allow-Headers response header field in preflight response.',
    MethodDisallowedByPreflightResponse:
        BLOCKED + 'Method … is not allowed by Access-Control-Allow-Methods in preflight response.',
    HeaderDisallowedByPreflightResponse:
        BLOCKED + 'Request header field … is not allowed by Access-Control-Allow-Headers in preflight response.',
    'mixed-content':
        "Mixed Content: The page at '…' was loaded over HTTPS, but requested an insecure resource '{1}'. This request has been blocked; the content must be served over HTTPS.",
    RedirectContainsCredentials: `${BLOCKED}Redirect location '' contains a username and password, which is disallowed for cross-origin requests.`,
    NoCorsRedirectModeNotFollow:
        'Fetch API cannot load {1}. Request mode is "no-cors" but the redirect mode is not "follow".',
    LocalNetworkAccessPermissionDenied: `${BLOCKED}Permission was denied for this request to access the \`…\` address space.`,
    InsecureLocalNetwork: `${BLOCKED}The request client is not a secure context and the resource is in more-private address space \`…\`.`,
    csp: CONNECTING,
    'csp-redirect': CONNECTING
};

for (const [reason, line] of Object.entries(CORS_CHECK)) {
    CONSOLE_LINES[reason] = BLOCKED + line;
    CONSOLE_LINES[`Preflight${reason}`] = BLOCKED + IN_PREFLIGHT + line;
}

/** Of reasons that have another line where a redirect leads to the address, or a WebSocket. */
export const OTHER_LINES: Record<string, string> = {
    'CorsDisabledScheme on the way': BLOCKED + 'Cross origin requests are only supported for protocol schemes: ….',
    'DisallowedByMode on the way':
        'Unsafe attempt to load URL {1} from frame with URL {0}/. Domains, protocols and ports must match.',
    'LocalNetworkAccessPermissionDenied by websocket':
        "WebSocket connection to '{1}' failed: Error in connection establishment: net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS"
};
