/** What WebKit prints: the reason, and the source of a pattern in which `URL` stands for an address. Measured in WebKitGTK 2.50, or Safari's own. */
export const WEBKIT_TEXTS: [reason: string, source: string][] = [
    ['WildcardOriginNotAllowed', 'Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true'],
    ['MultipleAllowOriginValues', 'Access-Control-Allow-Origin cannot contain more than one origin'],
    ['InvalidAllowCredentials', 'Credentials flag is true, but Access-Control-Allow-Credentials is not "true"'],
    ['PreflightDisallowedRedirect', 'Preflight response is not successful\\. Status code: (?<status>30[12378])'],
    ['PreflightInvalidStatus', 'Preflight response is not successful(?:\\. Status code: (?<status>\\d+)|(?!\\.))'],
    [
        'InvalidAllowMethodsPreflightResponse',
        'Header Access-Control-Allow-Methods has an invalid value: (?<value>.*?)(?= Fetch API|$)'
    ],
    [
        'InvalidAllowHeadersPreflightResponse',
        'Header Access-Control-Allow-Headers has an invalid value: (?<value>.*?)(?= Fetch API|$)'
    ],
    [
        'MethodDisallowedByPreflightResponse',
        'Method (?<method>\\S+) is not allowed by Access-Control-Allow-Methods\\.(?!\\w)'
    ],
    [
        'HeaderDisallowedByPreflightResponse',
        'Request header field (?<header>\\S+) is not allowed by Access-Control-Allow-Headers\\.(?!\\w)'
    ],
    // One text for a header that is missing and for one that names another origin; the first is by far the commoner.
    [
        'MissingAllowOriginHeader',
        '(?:cannot load URL\\. )?Origin (?<origin>\\S+) is not allowed by Access-Control-Allow-Origin\\.(?: Status code: (?<status>\\d+))?'
    ],
    ['RedirectContainsCredentials', 'Sharing policy: redirection \\S+ \\S+ has credentials'],
    ['invalid-redirect', 'not allowed to follow a cross-origin CORS redirection with non CORS scheme'],
    ['redirect-mode-error', 'Not allowed to follow a redirection while loading URL(?= |$)'],
    ['too-many-redirects', 'Load cannot follow more than 20 redirections'],
    [
        'DisallowedByMode',
        'Unsafe attempt to load \\S+ URL from origin (?<origin>\\S+)\\. Domains, protocols and ports must match'
    ],
    ['CorsDisabledScheme', 'Cross origin requests are only supported for HTTP'],
    ['NoCorsRedirectModeNotFollow', 'No-Cors mode requires follow redirect mode'],
    [
        'unreachable',
        'Failed to load resource: (?:A server with the spec|Could not connect|The network conn|The Internet conn|The certificate for |An SSL error|A TLS error)'
    ],
    ['timed-out', 'Failed to load resource: The request timed out'],
    ['bad-port', 'Not allowed to use restricted network port (?<port>\\d+): URL(?= |$)'],
    [
        'websocket-refused',
        "WebSocket connection to 'URL' failed: (?:There was a bad response from the server|Unexpected response code: (?<status>\\d+)|The server did not accept the WebSocket handshake)"
    ],
    ['unreachable', "(?:WebSocket connection to 'URL' failed: )?Connection terminated unexpectedly"],
    ['cors-unnamed', '[Cc]annot load (?:image )?URL due to access control checks'],
    ['cors-unnamed', 'Cross-origin script load denied by Cross-Origin Resource Sharing policy'],
    ['frame-ancestors', 'Refused to load URL because it does not appear in the frame-ancestors directive'],
    [
        'csp',
        'Refused to \\w+(?: to)? URL because it (?:does not appear in the|appears in neither the) (?<directive>[a-z-]+) directive'
    ],
    [
        'mixed-content',
        'The page at (?<page>\\S+) (?:was not allowed to \\w+|requested) insecure content from URL\\.(?! This content was automatically upgraded)(?![\\w/])'
    ],
    [
        'csp-inline',
        "Refused to (?:execute a script|execute a script for an inline event handler|apply a stylesheet|run the JavaScript U[R]L) because (?:its hash, its nonce, or 'unsafe-inline'|'unsafe-inline') (?:does not appear in the|appears in neither the) (?<directive>[a-z-]+) directive"
    ],
    [
        'csp-eval',
        "Refused to evaluate a string as JavaScript because 'unsafe-eval' does not appear in the (?<directive>[a-z-]+) directive"
    ],
    ['corp', "Cancelled load (?:to|from) URL because it violates the resource's Cross-Origin-Resource-Policy"],
    ['coep', "Refused to display 'URL' in a frame because of Cross-Origin-Embedder-Policy"],
    // One text for both, and the word is meant.
    ['credentials-in-url', 'U[R]L is not valid or contains user credentials'],
    ['no-cors-method', 'Method must be GET, POST or HEAD in no-cors mode'],
    ['invalid-method', 'TypeError: Method is (?:forbidden|not a valid HTTP token)'],
    ['invalid-header', "Invalid header name: '(?<header>[^']*)'"],
    ['invalid-header', "Header '(?<header>[^']*)' has invalid value: "],
    ['body-not-allowed', "Request has method '(?<method>\\w+)' and cannot have a body"]
];
