/** The browsers' errors of the network that name the cause by themselves. `net::ERR_FAILED` is none of them: every CORS failure has it. */
const REASONS: [error: RegExp, reason: string][] = [
    [/^csp$|ERR_BLOCKED_BY_CSP|Blocked by Content Security Policy/, 'csp'],
    [/ERR_BLOCKED_BY_CLIENT/, 'blocked-by-client'],
    [/ERR_BLOCKED_BY_ORB/, 'opaque-response-blocking'],
    [/ByCoep/, 'coep'],
    [/ERR_UNEXPECTED_PROXY_AUTH/, 'proxy-authentication'],
    [/^mixed-content$/, 'mixed-content'],
    [/^corp-|ERR_BLOCKED_BY_RESPONSE/, 'corp'],
    [/ERR_TOO_MANY_REDIRECTS/, 'too-many-redirects'],
    [/ERR_UNSAFE_PORT/, 'bad-port'],
    [/ERR_UNSAFE_REDIRECT/, 'invalid-redirect'],
    [
        /ERR_(CONNECTION_\w+|NAME_NOT_RESOLVED|NAME_RESOLUTION_FAILED|ADDRESS_\w+|TIMED_OUT|INTERNET_DISCONNECTED|NETWORK_\w+|SSL_\w+|CERT_\w+|EMPTY_RESPONSE|HTTP2_\w+|QUIC_\w+|SOCKET_\w+|PROXY_\w+|TUNNEL_\w+)|NS_ERROR_(CONNECTION_REFUSED|UNKNOWN_HOST|NET_\w+|OFFLINE)|Could not connect|server with the specified hostname/,
        'unreachable'
    ]
];

export const reasonOfNetworkError = (error: string): string | undefined =>
    REASONS.find(([pattern]) => pattern.test(error))?.[1];

/** What is left for a bare `net::ERR_FAILED`: Chromium has errors of their own for everything else. */
/** The whole family, as each browser's recorder names it. */
export const isErrFailed = (error: string): boolean =>
    /^net::ERR_FAILED$|NS_ERROR_(DOM_BAD_URI|FAILURE)|access control checks/.test(error);

export const isOfErrFailed = (gate: string, reason: string): boolean =>
    gate === 'cors' || gate === 'preflight' || reason === 'RedirectContainsCredentials';
