import type { Profile } from './types';
import { WEBKIT_TEXTS } from './webkitMessages';

/**
 * The texts of browsers and of the platform beside those of texts.ts. Quotes are straight here. Measured in Chromium 156, Firefox 153 and WebKitGTK
 * 2.50; older wordings stand beside today's.
 */
export type Pattern = [reason: string, profile: Profile | undefined, pattern: RegExp];

const URL_ = '(?<url>[a-z][a-z0-9+.-]{0,20}:[^\\s\'"]+?)';
const of = (profile: Profile | undefined, list: [reason: string, source: string][]): Pattern[] =>
    list.map(([reason, source]) => [reason, profile, new RegExp(source.replace('URL', () => URL_))]);

const VIOLATES =
    'violates the following Content Security Policy directive: "(?<directive>[^"]*)"(?:\\. Note that \'(?<effective>[^\']*)\' was not explicitly set)?';

const CHROMIUM = of('chromium', [
    [
        'frame-ancestors',
        `(?:Framing|Refused to (?:frame|display)) 'URL' .*violates [^"]*"(?<directive>frame-ancestors [^"]*)"`
    ],
    ['csp', `(?:ing|Loading [^']*|from|to) 'URL' ${VIOLATES}`],
    ['csp', `Refused to [^']*'URL' because it ${VIOLATES}`],
    [
        'csp',
        "(?:cannot load URL|Failed to fetch)\\. (?:Refused to connect because it violates the document's Content Security Policy|.*violates the following Content Security Policy)"
    ],
    [
        'mixed-content',
        "Mixed Content: The page at '(?<page>[^']*)' was loaded over HTTPS, but (?:requested an insecure|attempted to connect to the insecure) [^']*'URL'\\. This request has been blocked"
    ],
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
    ['coep', '(?:URL )?net::ERR_BLOCKED_BY_RESPONSE\\.NotSameOriginAfterDefaultedToSameOriginByCoep'],
    ['corp', '(?:URL )?net::ERR_BLOCKED_BY_RESPONSE\\.NotSame(?:Origin|Site)'],
    ['opaque-response-blocking', '(?:URL )?net::ERR_BLOCKED_BY_ORB'],
    [
        'opaque-response-blocking',
        'Cross-Origin Read Blocking \\(CORB\\) blocked cross-origin response URL with MIME type (?<type>\\S+?)\\.? '
    ],
    ['csp', '(?:URL )?net::ERR_BLOCKED_BY_CSP'],
    ['blocked-by-client', '(?:URL )?net::ERR_BLOCKED_BY_CLIENT'],
    ['bad-port', '(?:URL )?net::ERR_UNSAFE_PORT'],
    ['invalid-redirect', '(?:URL )?net::ERR_UNSAFE_REDIRECT'],
    ['too-many-redirects', '(?:URL )?net::ERR_TOO_MANY_REDIRECTS'],
    ['proxy-authentication', '(?:URL )?net::ERR_UNEXPECTED_PROXY_AUTH'],
    [
        'unreachable',
        '(?:URL )?net::(?<error>ERR_(?:CONNECTION_|NAME_|ADDRESS_|CERT_|SSL_|EMPTY_RESPONSE|INTERNET_|NETWORK_|TIMED_OUT|HTTP2_|QUIC_)\\w*)'
    ],
    [
        'websocket-refused',
        "WebSocket connection to 'URL' failed: Error during WebSocket handshake: (?!net::)(?:Unexpected response code: (?<status>\\d+))?"
    ],
    ['credentials-in-url', 'Request cannot be constructed from a \\w+ that includes credentials: URL(?= |$)'],
    ['invalid-url', '(?:Failed to parse URL from|Invalid URL:?) ?(?<value>.*)'],
    ['no-cors-method', "'(?<method>[^']*)' is unsupported in no-cors mode"],
    ['invalid-method', "'(?<method>[^']*)' (?:HTTP method is unsupported|is not a valid HTTP method)"],
    ['body-not-allowed', 'Request with GET/HEAD method cannot have body'],
    [
        'invalid-header',
        "Failed to execute '\\w+' on '\\w+': (?:Invalid (?:name|value)|String contains non ISO-8859-1 code point)"
    ]
]);

/** As Chromium spoke before 2018: the address first, the page last. `source` is what it says of the answer. */
export const older = (reason: string, source: string): Pattern => [
    reason,
    'chromium',
    new RegExp(
        `(?:Failed to load|(?:XMLHttpRequest|Fetch API) cannot load) (?<url>[a-z][a-z0-9+.-]{0,20}:\\S+?)[.:] (?:Redirect from \\S+ to \\S+ has been blocked by CORS policy: )?${source}(?: Origin '(?<origin>[^' ]*)' is therefore not allowed access\\.(?: The response had HTTP status code (?<status>\\d+))?)?`
    )
];

/** What Chromium and WebKit say with the same words. */
const SHARED = of(undefined, [
    ['x-frame-options', `Refused to display 'URL' in a frame because it set 'X-Frame-Options' to '(?<value>[^']*)'`]
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
        '(?:Response for|Invalid) preflight (?:has invalid )?HTTP status(?: code)? \\d+\\.?'
    ),
    older('PreflightDisallowedRedirect', 'Response for preflight is invalid \\(redirect\\)\\.?')
];

/** What stands after `Reason:`. A preflight's answer is held against the same texts as the answer itself. */
const FIREFOX_REASONS: [reason: string, source: string][] = [
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
    ['CorsDisabledScheme', 'CORS request not http'],
    ['unreachable', 'CORS request did not succeed'],
    ['cors-disabled', "CORS disabled|CORS header 'Origin' cannot be added"]
];

const FIREFOX = of('firefox', [
    ...FIREFOX_REASONS.map(([reason, source]): [string, string] => [
        reason,
        `remote resource at URL\\.? ?\\(Reason: (?:${source})[^)]*\\)(?:\\. Status code: (?<status>\\d+))?`
    ]),
    ['frame-ancestors', "The page's settings blocked the loading of a resource \\(frame-ancestors\\)"],
    [
        'csp',
        `The page's settings blocked [^("]*\\((?<name>[a-z-]+)\\) at URL (?:from being \\w+ )?because it violates the following directive: "(?<directive>[^"]*)"`
    ],
    ['csp', `The page's settings blocked the loading of a resource at URL \\("(?<directive>[^"]*)"\\)`],
    ['mixed-content', 'Blocked loading mixed \\w+ content "URL"'],
    ['corp', 'The resource at "URL" was blocked due to its Cross-Origin-Resource-Policy header'],
    ['coep', 'The resource at "URL" was blocked due to its Cross-Origin-Embedder-Policy'],
    ['opaque-response-blocking', '(?:The resource at "URL" was|A resource is) blocked by OpaqueResponseBlocking'],
    [
        'x-frame-options',
        `The loading of "URL" in a frame is denied by "X-Frame-Options" directive set to "(?<value>[^"]*)"`
    ],
    ['credentials-in-url', 'fetch: URL is an url with embedded credentials'],
    ['invalid-url', 'fetch: (?<value>\\S*) is not a valid URL'],
    ['invalid-method', '(?:fetch|Request constructor): (?<method>\\S+) is an invalid request method'],
    ['body-not-allowed', 'HEAD or GET Request cannot have a body']
]);

const WEBKIT = of('webkit', WEBKIT_TEXTS);

export const BY_BROWSER: Pattern[] = [
    ['lws-blocked-path', undefined, /Lightning Web Security: Cannot request disallowed endpoint: (?<url>\S+)/],
    ...CHROMIUM,
    ...SHARED,
    ...OLDER_CHROMIUM,
    ...FIREFOX,
    ...WEBKIT
];

export const BY_APEX = of(undefined, [
    [
        'remote-site-missing',
        'Unauthorized endpoint, please check Setup->Security->Remote site settings\\.(?: endpoint = URL(?=[\\s"\'<]|$))?'
    ],
    ['credential-unusable', '(?:named|external) credential "(?<credential>[^"]*)" might not exist'],
    ['credential-unusable', "credential isn't fully configured"],
    [
        'token-refused',
        '(?:Unable to fetch the OAuth token|Unable to complete the JWT token exchange)\\.(?: Error: (?<error>\\w+))?'
    ],
    ['method-refused', 'HttpResponse\\[Status=[^\\]]{0,60}StatusCode=405\\]'],
    ['content-length-set', 'Content-Length header already present'],
    ['uncommitted-work', 'You have uncommitted work pending'],
    ['too-many-callouts', 'Too many callouts: (?<count>\\d+)'],
    [
        'callout-from-trigger',
        'Callout from (?:triggers|scheduled Apex) (?:are|is|not) (?:currently )?(?:not )?supported'
    ],
    ['callout-in-test', 'Methods defined as TestMethod do not support Web service callouts'],
    ['timed-out', '(?:CalloutException: |^)(?:IO Exception: )?Read timed out'],
    ['response-too-large', 'Exceeded max size limit of (?<limit>\\d+) with response size (?<size>\\d+)'],
    [
        'tls-failed',
        'PKIX path (?:building|validation) failed|unable to find valid certification path|Received fatal alert: \\w+|SSLHandshakeException|CertificateException: |Server chose TLSv'
    ],
    ['invalid-method', 'Invalid HTTP method: (?<method>\\S+)'],
    ['invalid-url', 'CalloutException: no protocol: (?<value>\\S*)'],
    [
        'unreachable',
        'CalloutException: .*(?:Connection refused|UnknownHostException|Connection reset|Unexpected end of file|[Cc]onnect(?:ion)? timed out|Unable to tunnel through proxy)'
    ],
    [
        'session-invalid',
        'INVALID_SESSION_ID|Session expired or invalid|This session is not valid for use with the REST API|Missing_OAuth_Token'
    ],
    [
        'permission-missing',
        'API_DISABLED_FOR_ORG|The REST API is not enabled for this Organization|API is not enabled for this (?:Organization|User)'
    ]
]);
