import { APEX_TEXTS } from './apexMessages';
import { FIREFOX_TEXTS } from './firefoxMessages';
import type { Profile } from './types';
import { WEBKIT_TEXTS } from './webkitMessages';

/** What a line of a console, or an Apex error, says. */
export interface Message {
    /** As in a verdict. */
    reason: string;
    /** The browser that prints such a line; missing where several do, or where it is the platform that speaks. */
    profile?: Profile;
    /** Of the page. */
    origin?: string;
    /** That was called. */
    url?: string;
    /** What else the line tells, by its name: `header`, `method`, `directive`, `value`, `status` … */
    values?: Record<string, string>;
}

/**
 * The texts of browsers and of the platform beside those of texts.ts. Quotes are straight here. Measured in Chromium 156, Firefox 153 and WebKitGTK
 * 2.50; older wordings stand beside today's.
 */
export type Pattern = [reason: string, profile: Profile | undefined, pattern: RegExp];

const URL_ = '(?<url>[a-z][a-z0-9+.-]{0,20}:[^\\s\'"<>]+?)';
const of = (profile: Profile | undefined, list: [reason: string, source: string][]): Pattern[] =>
    list.map(([reason, source]) => [reason, profile, new RegExp(source.replace('URL', () => URL_))]);

const VIOLATES =
    'violates the following Content Security Policy directive: "(?<directive>[^"]*)"(?:\\. Note that \'(?<effective>[^\']*)\' was not explicitly set)?';

/** Of what has no address, the directive stands in quotes of either kind, and its own keywords have quotes as well. */
const VIOLATES_INLINE =
    'violates the following Content Security Policy directive:? ["\'](?<directive>[^"]*?)["\']\\.(?= |$)';

const CHROMIUM = of('chromium', [
    [
        'frame-ancestors',
        `(?:Framing|Refused to (?:frame|display)) 'URL' .*violates [^"]*"(?<directive>frame-ancestors [^"]*)"`
    ],
    ['csp', `(?:ing|Loading [^']*|from|to) 'URL' ${VIOLATES}`],
    ['csp', `Refused to (?:[^']|'s )*'URL' because it ${VIOLATES}`],
    // The address of a frame may be left out.
    ['csp', `(?:Framing|Refused to frame) '[^']*' (?:because it )?${VIOLATES}`],
    [
        'csp',
        "(?:cannot load URL|Failed to fetch)\\. (?:Refused to connect because it violates the document's Content Security Policy|.*violates the following Content Security Policy)"
    ],
    [
        'csp',
        "(?:Failed to load 'URL'[.:] )?Refused to connect because it violates the document's Content Security Policy"
    ],
    ['csp', "(?:to|at) 'URL' (?:because it violates|is denied by) the document's Content Security Policy"],
    [
        'csp-inline',
        `(?:Refused to (?:execute|apply|run)|Executing|Applying|Running) (?:an? |the )?(?:inline [a-z ]+|JavaScript U[R]L) (?:because it )?${VIOLATES_INLINE}`
    ],
    // To evaluate a string, or to compile WebAssembly.
    ['csp-eval', "'(?:wasm-)?unsafe-eval' is (?:not )?an allowed source of script"],
    [
        'mixed-content',
        "Mixed Content: The page at '(?<page>[^']*)' was loaded over HTTPS, but (?:requested an insecure|attempted to connect to the insecure) [^']*'URL'\\. This request has been blocked"
    ],
    [
        'mixed-content',
        "Mixed Content: The page at '(?<page>[^']*)' was loaded over [^']* (?:form \\w+ targets an insecure endpoint|submitting data to an insecure location at) 'URL'"
    ],
    // Before 2014.
    [
        'mixed-content',
        "\\[blocked\\] The page at '(?<page>[^']*)' was loaded over HTTPS, but ran insecure content from 'URL'"
    ],
    ['mixed-content', 'An insecure WebSocket connection may not be initiated from a page loaded over HTTPS'],
    [
        'LocalNetworkAccessPermissionDenied',
        "at 'URL' (?:\\(redirected from '[^']*'\\) )?from origin '(?<origin>[^']*)' has been blocked by CORS policy: Permission was denied for this request to access the `(?<space>[^`]*)` address space"
    ],
    [
        'LocalNetworkAccessPermissionDenied',
        "at 'URL' from origin '(?<origin>[^']*)' has been blocked by CORS policy: .*(?:Private-Network|target IP address space|[Pp]rivate network)"
    ],
    [
        'InsecureLocalNetwork',
        "at 'URL' (?:\\(redirected from '[^']*'\\) )?from origin '(?<origin>[^']*)' has been blocked by CORS policy: The request client is not a secure context and the resource is in more-private address space `(?<space>[^`]*)`"
    ],
    [
        'CorsDisabledScheme',
        "at 'URL' (?:\\(redirected from '[^']*'\\) )?from origin '(?<origin>[^']*)' has been blocked by CORS policy: Cross origin requests are only supported for protocol schemes"
    ],
    ['CorsDisabledScheme', 'cannot load URL\\. Cross origin requests are only supported for (?:protocol schemes|HTTP)'],
    [
        'DisallowedByMode',
        'Unsafe attempt to load U[R]L URL from frame with U[R]L (?<page>\\S+)\\. Domains, protocols and ports must match'
    ],
    ['CorsDisabledScheme', 'U[R]L scheme must be "http" or "https" for CORS request'],
    ['LocalNetworkAccessPermissionDenied', '(?:URL )?net::ERR_BLOCKED_BY_(?:LOCAL|PRIVATE)_NETWORK_ACCESS_CHECKS'],
    ['coep', '(?:URL )?net::ERR_BLOCKED_BY_RESPONSE\\.NotSameOriginAfterDefaultedToSameOriginByCoep'],
    ['corp', '(?:URL )?net::ERR_BLOCKED_BY_RESPONSE\\.NotSame(?:Origin|Site)'],
    ['opaque-response-blocking', '(?:URL )?net::ERR_BLOCKED_BY_ORB'],
    [
        'opaque-response-blocking',
        'Cross-Origin Read Blocking \\(CORB\\) blocked (?:a )?cross-origin response URL with '
    ],
    [
        'opaque-response-blocking',
        'Cross-Origin Read Blocking \\(CORB\\) blocked|Response was blocked by CORB \\(Cross-Origin Read Blocking\\)'
    ],
    ['service-worker', 'The FetchEvent for "URL" resulted in a network error response: '],
    ['csp', '(?:URL )?net::ERR_BLOCKED_BY_CSP'],
    ['blocked-by-client', '(?:URL )?net::ERR_BLOCKED_BY_CLIENT'],
    ['bad-port', '(?:URL )?net::ERR_UNSAFE_PORT'],
    ['invalid-redirect', '(?:URL )?net::ERR_UNSAFE_REDIRECT'],
    ['too-many-redirects', '(?:URL )?net::ERR_TOO_MANY_REDIRECTS'],
    ['proxy-authentication', '(?:URL )?net::ERR_UNEXPECTED_PROXY_AUTH'],
    [
        'unreachable',
        "(?:URL(?:' failed: Error in connection establishment:)? )?net::(?<error>ERR_(?:CONNECTION|NAME|ADDRESS|CERT|SSL|BAD_SSL|EMPTY|INTERNET|NETWORK|TIMED|HTTP2|QUIC|DNS|PROXY|TUNNEL|SOCK|INCOMPLETE|CONTENT_LENGTH)\\w*)"
    ],
    // One text, whether the server is down or refuses.
    ['websocket-refused', "WebSocket connection to 'URL' failed: ?$"],
    ['websocket-refused', "WebSocket connection to 'URL' failed: HTTP Authentication failed"],
    ['cancelled', "WebSocket connection to 'URL' failed: WebSocket is closed before the connection is established"],
    [
        'DisallowedByMode',
        "Failed to construct '(?<worker>(?:Shared)?Worker)': Script at 'URL' cannot be accessed from origin '(?<origin>[^']*)'"
    ],
    [
        'websocket-refused',
        "WebSocket connection to 'URL' failed: Error during WebSocket handshake: (?!net::)(?:Unexpected response code: (?<status>\\d+))?"
    ],
    ['credentials-in-url', 'Request cannot be constructed from a \\w+ that includes credentials: URL(?=[\\s"\'<`]|$)'],
    ['invalid-url', '(?:Failed to (?:parse U[R]L from|(?:execute|construct) [^:]*: Invalid U[R]L))(?: (?<value>.+))?'],
    ['timed-out', 'TimeoutError: signal timed out'],
    ['no-cors-method', "'(?<method>[^']*)' is unsupported in no-cors mode"],
    ['invalid-method', "'(?<method>[^']*)' (?:HTTP method is unsupported|is not a valid HTTP method)"],
    ['body-not-allowed', 'Request with GET/HEAD method cannot have body'],
    [
        'invalid-header',
        "Failed to execute '\\w+' on '\\w+': (?:Invalid (?:name|value)|(?:Failed to read the 'headers' property from 'RequestInit': )?String contains non ISO-8859-1 code point|'.*' is not a valid HTTP header field)"
    ]
]);

/** As Chromium spoke before 2018: the address first, the page last. `source` is what it says of the answer. */
export const older = (reason: string, source: string): Pattern[] =>
    of(
        'chromium',
        [
            '(?:Failed to load|(?:XMLHttpRequest|Fetch API|EventSource) cannot load) URL[.:]? (?:Redirect from \\S+ to \\S+ has been blocked by CORS policy: )?',
            "Redirect from 'URL' to \\S+ has been blocked by CORS policy: ",
            "[A-Z][a-z]+ from origin 'URL' has been blocked from loading by Cross-Origin Resource Sharing policy: "
        ].map((beginning) => [reason, `${beginning}${source}${OLD_END}`])
    );

const OLD_END =
    "(?: Origin '(?<origin>[^' ]*)' is therefore not allowed access\\.(?: The response had HTTP status code (?<status>\\d+))?)?";

/** What Chromium and WebKit say with the same words. */
const SHARED = of(undefined, [
    [
        'mime-type',
        '(?:(?:script|style|resource|module) from|stylesheet(?: at)?|to execute) [\'"]?URL[\'"]? .{0,40}(?:because|due to) .{0,40}(?:MIME type|nosniff)'
    ],
    ['mime-type', '(?:module script: .{0,80} a MIME type of "|[\\w/]\' is not a valid JavaScript MIME type)'],
    [
        'cancelled',
        'AbortError: (?:signal is aborted|Fetch is aborted|(?:The|This) operation was)|The user aborted a request'
    ],
    [
        'event-stream-type',
        'EventSource\'s response has a (?:MIME type \\("(?<type>[^"]*)"\\) that is not|charset \\("(?<charset>[^"]*)"\\) that is not)'
    ],
    ['x-frame-options', `Refused to display 'URL' in a frame because it set 'X-Frame-Options' to '(?<value>[^']*)'`],
    [
        'x-frame-options',
        `Refused to display 'URL' in a frame because it set multiple 'X-Frame-Options' headers with conflicting values \\('(?<value>[^']*)'\\)`
    ]
]);

const OLDER_CHROMIUM = [
    older(
        'WildcardOriginNotAllowed',
        "A wildcard '\\*' cannot be used in the 'Access-Control-Allow-Origin' header when the credentials flag is true\\."
    ),
    older(
        'InvalidAllowCredentials',
        "Credentials flag is 'true', but the 'Access-Control-Allow-Credentials' header is '(?<value>[^']*)'\\. It must be 'true' to allow credentials\\."
    ),
    older(
        'PreflightInvalidStatus',
        '(?:(?:Response for|Invalid) preflight (?:has invalid )?HTTP status(?: code)?|Invalid HTTP status code) \\d+\\.?'
    ),
    older(
        'PreflightDisallowedRedirect',
        '(?:Response for preflight is invalid \\(redirect\\)\\.?|The request was redirected to \\S+, which is disallowed for cross-origin requests that require preflight)'
    )
].flat();

/** Edge before Chromium, and Internet Explorer. One text for a header that is missing and for one that names another origin, as WebKit has. */
const OLD_EDGE = of(undefined, [
    [
        'MissingAllowOriginHeader',
        "SEC7120: \\[CORS\\] The origin ['`](?<origin>[^'`]*)['`] did not find \\S+ in the Access-Control-Allow-Origin response header for cross-origin resource at ['`]URL['`]"
    ],
    ['MissingAllowOriginHeader', 'SEC7120: Origin (?<origin>\\S+) not found in Access-Control-Allow-Origin header'],
    [
        'HeaderDisallowedByPreflightResponse',
        'SEC7123: Request header (?<header>\\S+) was not present in the Access-Control-Allow-Headers list'
    ],
    [
        'MethodDisallowedByPreflightResponse',
        'SEC7124: Request method (?<method>\\S+) was not present in the Access-Control-Allow-Methods list'
    ],
    [
        'csp',
        "CSP14312: Resource violated directive '(?<directive>.*?)' in Content-Security-Policy: URL\\. Resource will be blocked"
    ]
]);

const FIREFOX = of('firefox', FIREFOX_TEXTS);
const WEBKIT = of('webkit', WEBKIT_TEXTS);

export const BY_BROWSER: Pattern[] = [
    ['lws-blocked-path', undefined, /Lightning Web Security: Cannot request disallowed endpoint: (?<url>\S+)/],
    ...CHROMIUM,
    ...SHARED,
    ...OLDER_CHROMIUM,
    ...OLD_EDGE,
    ...FIREFOX,
    ...WEBKIT
];

export const BY_APEX = of(undefined, APEX_TEXTS);
