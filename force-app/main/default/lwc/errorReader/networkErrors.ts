import { parseMessage } from 'c/crossOrigin';

/** The browsers' errors of the network that name the cause by themselves. `net::ERR_FAILED` is none of them: every CORS failure has it. */
const REASONS: [error: RegExp, reason: string][] = [
    [/^csp$|ERR_BLOCKED_BY_CSP|Blocked by Content Security Policy/, 'csp'],
    [/ERR_BLOCKED_BY_CLIENT/, 'blocked-by-client'],
    [/ERR_BLOCKED_BY_ORB/, 'opaque-response-blocking'],
    [/ByCoep|NS_ERROR_DOM_COEP_FAILED/, 'coep'],
    [/_NETWORK_ACCESS_CHECKS/, 'LocalNetworkAccessPermissionDenied'],
    [/ERR_UNEXPECTED_PROXY_AUTH/, 'proxy-authentication'],
    [/^mixed-content$/, 'mixed-content'],
    [/^corp-|ERR_BLOCKED_BY_RESPONSE\.|NS_ERROR_DOM_CORP_FAILED/, 'corp'],
    [/NS_ERROR_CSP_FRAME_ANCESTOR/, 'frame-ancestors'],
    [/NS_ERROR_XFO_VIOLATION/, 'x-frame-options'],
    [/ERR_TOO_MANY_REDIRECTS|NS_ERROR_REDIRECT_LOOP/, 'too-many-redirects'],
    [/ERR_UNSAFE_PORT|NS_ERROR_PORT_ACCESS_NOT_ALLOWED/, 'bad-port'],
    [/ERR_UNSAFE_REDIRECT/, 'invalid-redirect'],
    [
        /ERR_(CONNECTION_\w+|NAME_NOT_RESOLVED|NAME_RESOLUTION_FAILED|ADDRESS_\w+|TIMED_OUT|INTERNET_DISCONNECTED|NETWORK_\w+|SSL_\w+|BAD_SSL_\w+|CERT_\w+|DNS_\w+|SOCKS_\w+|INCOMPLETE_CHUNKED_\w+|CONTENT_LENGTH_MISMATCH|EMPTY_RESPONSE|HTTP2_\w+|QUIC_\w+|SOCKET_\w+|PROXY_\w+|TUNNEL_\w+)|NS_ERROR_(CONNECTION_REFUSED|UNKNOWN_HOST|UNKNOWN_PROXY_HOST|PROXY_\w+|NET_\w+|OFFLINE)|Could not connect|server with the specified hostname/,
        'unreachable'
    ]
];

/** Of a recorder that writes down a sentence of the console in place of an error's name, what that says. */
export const reasonOfNetworkError = (error: string): string | undefined =>
    REASONS.find(([pattern]) => pattern.test(error))?.[1] ??
    (isSentence(error) ? parseMessage(error)?.reason : undefined);

const isSentence = (error: string): boolean => error.includes(' ') && !isErrFailed(error);

/** Chromium's name for a failure of CORS, as its developer tools have it; those of the network of the user had other names before. */
export const reasonOfCorsError = (name: string): string =>
    name === 'InsecurePrivateNetwork'
        ? 'InsecureLocalNetwork'
        : /Private(?:NetworkAccess)?|LocalNetworkAccess/.test(name)
          ? 'LocalNetworkAccessPermissionDenied'
          : name;

/** Of a file that keeps every answer: there was none to this call. */
export const NO_ANSWER = 'no answer';

/** Of a recorder that is not known, which names no error: whether it leaves out answers nobody can tell. */
export const NO_ERROR_NAMED = 'no error named';

/** Errors that several causes share, and what decides between them. `destination`: of the request, where it is known. */
export function sharedBy(error: string, destination?: string): { reasons: string[]; wanted: string } | undefined {
    if (error === 'websocket-failed') {
        return {
            reasons: ['websocket-refused', 'unreachable'],
            wanted: 'The status of the handshake, in the network panel or the log of the server, decides.'
        };
    }
    if (error === NO_ANSWER || error === NO_ERROR_NAMED) {
        return {
            reasons: ['unreachable', 'csp', 'blocked-by-client'],
            wanted: 'The line of the console for this call names the one that it was.'
        };
    }
    if (error !== 'net::ERR_BLOCKED_BY_RESPONSE') {
        return undefined;
    }
    const ofFrames = ['frame-ancestors', 'x-frame-options'];
    return {
        reasons: destination === 'iframe' ? ofFrames : destination === undefined ? ['corp', ...ofFrames] : ['corp'],
        wanted: 'The headers of the answer decide: frame-ancestors, X-Frame-Options or Cross-Origin-Resource-Policy.'
    };
}

/** Whether it is an error of the network by a name that is in none of these tables: nothing is known of its cause. */
export const isUnknownError = (error: string): boolean =>
    /^net::ERR_/.test(error) && !isErrFailed(error) && !sharedBy(error) && reasonOfNetworkError(error) === undefined;

/** The whole family, as each browser's recorder names it. */
export const isErrFailed = (error: string): boolean =>
    /^net::ERR_FAILED$|NS_ERROR_(DOM_BAD_URI|FAILURE)|access control checks/.test(error);

/** What is left for a bare `net::ERR_FAILED`: Chromium has errors of their own for everything else. */
export const isOfErrFailed = (gate: string, reason: string): boolean =>
    gate === 'cors' || gate === 'preflight' || reason === 'RedirectContainsCredentials';
