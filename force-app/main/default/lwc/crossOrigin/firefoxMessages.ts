/** What stands after `Reason:`. A preflight's answer is held against the same texts as the answer itself. */
const REASONS: [reason: string, source: string][] = [
    ['MissingAllowOriginHeader', "CORS header 'Access-Control-Allow-Origin' missing"],
    ['AllowOriginMismatch', "CORS header 'Access-Control-Allow-Origin' does not match '(?<value>[^']*)'"],
    [
        'WildcardOriginNotAllowed',
        "Credential is not supported if the CORS header 'Access-Control-Allow-Origin' is '\\*'"
    ],
    ['MultipleAllowOriginValues', "Multiple CORS header 'Access-Control-Allow-Origin' not allowed"],
    ['InvalidAllowCredentials', "expected 'true' in CORS header 'Access-Control-Allow-Credentials'"],
    ['MethodDisallowedByPreflightResponse', "Did not find method in CORS header 'Access-Control-Allow-Methods'"],
    [
        'InvalidAllowMethodsPreflightResponse',
        "invalid token '(?<value>[^']*)' in CORS header 'Access-Control-Allow-Methods'"
    ],
    [
        'InvalidAllowHeadersPreflightResponse',
        "invalid token '(?<value>[^']*)' in CORS header 'Access-Control-Allow-Headers'"
    ],
    [
        'HeaderDisallowedByPreflightResponse',
        "missing token '(?<header>[^']*)' in CORS header 'Access-Control-Allow-Headers'"
    ],
    [
        'HeaderDisallowedByPreflightResponse',
        "header '(?<header>[^']*)' is not allowed according to header 'Access-Control-Allow-Headers'"
    ],
    ['PreflightDisallowedRedirect', 'CORS request external redirect not allowed'],
    ['PreflightInvalidStatus', 'CORS preflight (?:response|channel) did not succeed'],
    ['CorsDisabledScheme', 'CORS request not '],
    ['unreachable', 'CORS request did not succeed'],
    ['cors-unnamed', 'CORS request failed'],
    ['cors-disabled', 'CORS disabled']
];

/** What is written into the page itself has no address. */
const BLOCKED = "The page'?s settings blocked";
const VIOLATES = 'because it violates the following directive: "(?<directive>[^"]*)"';

/** What Firefox prints, in English: the reason, and the source of a pattern in which `URL` stands for an address. Measured in Firefox 153; older ones beside. */
export const FIREFOX_TEXTS: [reason: string, source: string][] = [
    ...REASONS.map(([reason, source]): [string, string] => [
        reason,
        `remote resource at '?URL'?\\.? ?\\(.eason: (?:${source})[^)]*\\)(?:\\. Status code: (?<status>\\d+))?`
    ]),
    ['cors-unnamed', 'remote resource at URL\\. This can be fixed by moving the resource to the same domain'],
    ['frame-ancestors', `${BLOCKED} the loading of a resource \\(frame-ancestors\\)`],
    ['csp', `${BLOCKED} [^("]*\\((?<name>[a-z-]+)\\) at URL (?:from being \\w+ )?${VIOLATES}`],
    ['csp', `${BLOCKED} the loading of a resource at URL \\("(?<directive>[^"]*)"\\)`],
    ['csp-inline', `${BLOCKED} an? (?:inline \\w+|event handler) \\([a-z-]+\\) from being \\w+ ${VIOLATES}`],
    ['csp-eval', `${BLOCKED} (?:a JavaScript eval|WebAssembly) \\([a-z-]+\\) from being executed ${VIOLATES}`],
    ['csp-eval', `${BLOCKED} the loading of a resource at eval \\("(?<directive>[^"]*)"\\)`],
    [
        'csp-inline',
        `${BLOCKED} the loading of a resource at (?:inline|self) \\("?(?<directive>(?:script|style)[^")]*)"?\\)`
    ],
    ['csp', `${BLOCKED} the loading of a resource at self \\("(?<directive>[^"]*)"\\)`],
    ['mixed-content', 'Blocked loading mixed \\w+ content "URL"'],
    ['corp', 'The resource at "URL" was blocked due to its Cross-Origin-Resource-Policy header'],
    ['coep', 'The resource at "URL" was blocked due to its Cross-Origin-Embedder-Policy'],
    ['blocked-by-client', 'The resource at "URL" was blocked because'],
    ['opaque-response-blocking', '(?:The resource at "URL" was|A resource is) blocked by OpaqueResponseBlocking'],
    [
        'x-frame-options',
        `The loading of "URL" in a frame is denied by "X-Frame-Options" directive set to "(?<value>[^"]*)"`
    ],
    [
        'x-frame-options',
        'Load denied by X-Frame-Options: "(?<value>[^"]*)" from "URL", site does not permit (?:cross-origin|any) framing'
    ],
    ['x-frame-options', 'Load denied by X-Frame-Options: "?URL"? does not permit (?:cross-origin )?framing'],
    ['service-worker', `Failed to load '?"?URL'?"?\\. A ServiceWorker (?:passed|intercepted)`],
    // One text, whether the server is down or refuses.
    ['websocket-refused', "Firefox can't establish a connection to the server at (?<url>wss?:[^\\s'\"]+?)\\.(?= |$)"],
    ['cancelled', 'The connection to (?<url>wss?:\\S+) was interrupted while the page was loading'],
    ['credentials-in-url', 'fetch: URL is an url with embedded credentials'],
    ['invalid-url', 'fetch: (?<value>\\S*) is not a valid U[R]L'],
    ['invalid-method', '(?:fetch|Request constructor): (?<method>\\S+) is an invalid request method'],
    ['invalid-header', 'TypeError: [\\w. ]+: .* is an invalid header (?:name|value)\\.'],
    ['body-not-allowed', 'HEAD or GET Request cannot have a body']
];
