import { consoleLines, consoleTextFor } from '../../../../force-app/main/default/lwc/crossOrigin/texts.ts';

export const PAGE = 'https://acme.lightning.force.com';
export const API = 'https://api.example.com/v1/orders';

type Row = [reason: string, text: string];

/** The line does not tell whether a redirect led there. */
const asRead = (reason: string): string => (reason === 'csp-redirect' ? 'csp' : reason);

const CORS = `Access to XMLHttpRequest at '${API}' from origin '${PAGE}' has been blocked by CORS policy: `;
const POLICY = 'violates the following Content Security Policy directive: ';
const APEX = 'System.CalloutException: ';

const CHROMIUM: Row[] = [
    ...[...new Map(consoleLines()).keys()].map((reason): Row => [
        asRead(reason),
        consoleTextFor(reason, PAGE, API, ['https://other.example', 'x']) ?? ''
    ]),
    ['csp', `Refused to connect to '${API}' because it ${POLICY}"connect-src 'self' https://other.example".`],
    ['csp', `Refused to load the image '${API}' because it ${POLICY}"img-src 'self' data:".`],
    ['csp', `Loading the font '${API}' ${POLICY}"font-src 'self'". The action has been blocked.`],
    ['csp', `Framing '${API}' ${POLICY}"frame-src 'self'". The request has been blocked.`],
    ['frame-ancestors', `Refused to frame '${API}' because an ancestor ${POLICY}"frame-ancestors 'none'".`],
    [
        'frame-ancestors',
        `Refused to display '${API}' in a frame because an ancestor ${POLICY}"frame-ancestors 'self'".`
    ],
    [
        'CorsDisabledScheme',
        "Access to XMLHttpRequest at 'file:///C:/orders.json' from origin 'null' has been blocked by CORS policy: Cross origin requests are only supported for protocol schemes: chrome, chrome-extension, chrome-untrusted, data, http, https, isolated-app."
    ],
    [
        'unreachable',
        `WebSocket connection to 'wss://s.example.com/x' failed: Error in connection establishment: net::ERR_NAME_NOT_RESOLVED`
    ],
    ['x-frame-options', `Refused to display '${API}' in a frame because it set 'X-Frame-Options' to 'sameorigin'.`],
    [
        'LocalNetworkAccessPermissionDenied',
        `${CORS}Permission was denied for this request to access the \`loopback\` address space.`
    ],
    [
        'MissingAllowOriginHeader',
        `${CORS.replace(' from', " (redirected from 'https://a.example.com/') from")}No 'Access-Control-Allow-Origin' header is present on the requested resource.`
    ],
    ['unreachable', `GET ${API} net::ERR_CONNECTION_REFUSED`],
    ['corp', `GET ${API} net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin 200 (OK)`],
    ['blocked-by-client', `POST ${API} net::ERR_BLOCKED_BY_CLIENT`],
    [
        'websocket-refused',
        "WebSocket connection to 'wss://s.example.com/x' failed: Error during WebSocket handshake: Unexpected response code: 403"
    ],
    [
        'no-cors-method',
        "Uncaught (in promise) TypeError: Failed to execute 'fetch' on 'Window': 'PUT' is unsupported in no-cors mode."
    ],
    // Before 2018.
    [
        'MissingAllowOriginHeader',
        `XMLHttpRequest cannot load ${API}. No 'Access-Control-Allow-Origin' header is present on the requested resource. Origin '${PAGE}' is therefore not allowed access.`
    ],
    [
        'AllowOriginMismatch',
        `Failed to load ${API}: The 'Access-Control-Allow-Origin' header has a value 'http://localhost:4200' that is not equal to the supplied origin. Origin '${PAGE}' is therefore not allowed access.`
    ],
    ['PreflightInvalidStatus', `Failed to load ${API}: Response for preflight has invalid HTTP status code 404.`],
    [
        'PreflightMissingAllowOriginHeader',
        `XMLHttpRequest cannot load ${API}. Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource. Origin '${PAGE}' is therefore not allowed access. The response had HTTP status code 403.`
    ]
];

const FIREFOX: Row[] = [
    ...(
        [
            ['MissingAllowOriginHeader', 'CORS header ‘Access-Control-Allow-Origin’ missing'],
            ['AllowOriginMismatch', 'CORS header ‘Access-Control-Allow-Origin’ does not match ‘https://other.example’'],
            [
                'WildcardOriginNotAllowed',
                'Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’'
            ],
            ['MultipleAllowOriginValues', 'Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed'],
            ['InvalidAllowCredentials', 'expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’'],
            [
                'MethodDisallowedByPreflightResponse',
                'Did not find method in CORS header ‘Access-Control-Allow-Methods’'
            ],
            [
                'HeaderDisallowedByPreflightResponse',
                'header ‘x-a’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response'
            ],
            ['PreflightInvalidStatus', 'CORS preflight response did not succeed'],
            ['PreflightDisallowedRedirect', 'CORS request external redirect not allowed'],
            ['unreachable', 'CORS request did not succeed']
        ] as Row[]
    ).map(([reason, why]): Row => [
        reason,
        `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${API}. (Reason: ${why}). Status code: 200.`
    ]),
    [
        'csp',
        `Content-Security-Policy: The page’s settings blocked the loading of a resource (connect-src) at ${API} because it violates the following directive: “connect-src 'self'”`
    ],
    ['mixed-content', 'Blocked loading mixed active content “http://api.example.com/”'],
    [
        'corp',
        'The resource at “https://api.example.com/x” was blocked due to its Cross-Origin-Resource-Policy header (or lack thereof). See https://developer.mozilla.org/docs/Web/HTTP/Cross-Origin_Resource_Policy_(CORP)#'
    ],
    [
        'x-frame-options',
        'The loading of “https://api.example.com/” in a frame is denied by “X-Frame-Options“ directive set to “DENY“.'
    ]
];

/** WebKit says why in one line and which address in the next. */
const WEBKIT: Row[] = [
    ...(
        [
            [
                'MissingAllowOriginHeader',
                `Origin ${PAGE} is not allowed by Access-Control-Allow-Origin. Status code: 200`
            ],
            [
                'WildcardOriginNotAllowed',
                'Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.'
            ],
            ['MultipleAllowOriginValues', 'Access-Control-Allow-Origin cannot contain more than one origin.'],
            ['PreflightInvalidStatus', 'Preflight response is not successful. Status code: 404'],
            ['MethodDisallowedByPreflightResponse', 'Method PUT is not allowed by Access-Control-Allow-Methods.'],
            [
                'HeaderDisallowedByPreflightResponse',
                'Request header field X-A is not allowed by Access-Control-Allow-Headers.'
            ],
            ['InvalidAllowMethodsPreflightResponse', 'Header Access-Control-Allow-Methods has an invalid value: a b'],
            ['PreflightDisallowedRedirect', 'Preflight response is not successful. Status code: 302'],
            [
                'RedirectContainsCredentials',
                'Cross-origin redirection to https://b.example.com/ denied by Cross-Origin Resource Sharing policy: redirection URL https://u:p@b.example.com/ has credentials'
            ],
            ['too-many-redirects', 'Load cannot follow more than 20 redirections'],
            ['redirect-mode-error', `Not allowed to follow a redirection while loading ${API}`],
            [
                'corp',
                `Cancelled load to ${API} because it violates the resource's Cross-Origin-Resource-Policy response header.`
            ]
        ] as Row[]
    ).map(([reason, why]): Row => [reason, `${why}\nFetch API cannot load ${API} due to access control checks.`]),
    [
        'csp',
        `Refused to connect to ${API} because it does not appear in the connect-src directive of the Content Security Policy.`
    ],
    [
        'MissingAllowOriginHeader',
        `Origin ${PAGE} is not allowed by Access-Control-Allow-Origin. Status code: 200\nBeacon API cannot load ${API}. Origin ${PAGE} is not allowed by Access-Control-Allow-Origin. Status code: 200`
    ],
    [
        'mixed-content',
        `[blocked] The page at ${PAGE} requested insecure content from http://api.example.com/. This content was blocked and must be served over HTTPS.`
    ]
];

const PLATFORM: Row[] = [
    ['lws-blocked-path', 'Lightning Web Security: Cannot request disallowed endpoint: https://api.example.com/aura'],
    [
        'remote-site-missing',
        `${APEX}Unauthorized endpoint, please check Setup->Security->Remote site settings. endpoint = ${API}`
    ],
    [
        'credential-unusable',
        `${APEX}We couldn't access the credential(s). You might not have the required permissions, or the external credential "Orders" might not exist.`
    ],
    [
        'credential-unusable',
        `${APEX}The callout couldn't access the endpoint. You might not have the required permissions, or the named credential "Orders" might not exist.`
    ],
    [
        'token-refused',
        `${APEX}Unable to fetch the OAuth token. Error: invalid_client. Error description: invalid client credentials`
    ],
    ['timed-out', `${APEX}Read timed out`],
    ['uncommitted-work', `${APEX}You have uncommitted work pending. Please commit or rollback before calling out`],
    ['too-many-callouts', 'System.LimitException: Too many callouts: 101'],
    ['response-too-large', `${APEX}Exceeded max size limit of 6000000 with response size 7340032`],
    [
        'tls-failed',
        `${APEX}sun.security.validator.ValidatorException: PKIX path building failed: unable to find valid certification path to requested target`
    ]
];

/** What browsers and the platform print, each with the reason that it means. */
export const TEXTS: Row[] = [...CHROMIUM, ...FIREFOX, ...WEBKIT, ...PLATFORM];

/** A HAR with `calls` calls that no header lets the page read. */
export const harOf = (calls = 3): object => ({
    log: {
        version: '1.2',
        pages: [{ id: 'p', title: `${PAGE}/` }],
        entries: [
            {
                pageref: 'p',
                _resourceType: 'document',
                request: { method: 'GET', url: `${PAGE}/`, headers: [] },
                response: { status: 200, headers: [{ name: 'Content-Security-Policy', value: "connect-src 'self'" }] }
            },
            ...Array.from({ length: calls }, (_none, each) => ({
                pageref: 'p',
                _resourceType: 'fetch',
                request: { method: 'GET', url: `${API}/${each}`, headers: [{ name: 'Origin', value: PAGE }] },
                response: { status: 200, headers: [{ name: 'X-"\\Quoted', value: 'ü{' }], content: { text: '{"}' } }
            }))
        ]
    }
});
