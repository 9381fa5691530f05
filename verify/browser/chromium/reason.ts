import type { Settled } from '../observation.ts';

/** What the DevTools protocol said of the requests of one call. */
export interface Network {
    corsError?: string;
    blockedReason?: string;
    errorText?: string;
}

const ARGUMENT_ERRORS: [RegExp, string][] = [
    [/Failed to parse URL|The URL '.*' is invalid|The URL's scheme must be/, 'invalid-url'],
    [/Failed to construct 'Worker': Script at .* cannot be accessed/, 'DisallowedByMode'],
    [/Failed to construct 'WebSocket': The URL contains a fragment/, 'invalid-url'],
    [/^Form is not secure$/, 'mixed-content'],
    [/An insecure WebSocket connection may not be initiated/, 'mixed-content'],
    [/Failed to construct 'WebSocket': The port/, 'bad-port'],
    [/includes credentials/, 'credentials-in-url'],
    [/no-cors mode|is unsupported in no-cors/, 'no-cors-method'],
    [/HTTP method/, 'invalid-method'],
    [/cannot have body/, 'body-not-allowed'],
    [/Failed to execute 'fetch'/, 'invalid-header']
];

const NET_ERRORS: Record<string, string> = {
    'net::ERR_UNSAFE_PORT': 'bad-port',
    'net::ERR_TOO_MANY_REDIRECTS': 'too-many-redirects',
    'net::ERR_UNSAFE_REDIRECT': 'invalid-redirect',
    'net::ERR_INVALID_REDIRECT': 'invalid-redirect',
    'net::ERR_UNKNOWN_URL_SCHEME': 'invalid-redirect',
    'net::ERR_UNEXPECTED_PROXY_AUTH': 'proxy-authentication',
    'net::ERR_INVALID_URL': 'invalid-data-url',
    'net::ERR_METHOD_NOT_SUPPORTED': 'blob-method',
    'net::ERR_REQUEST_RANGE_NOT_SATISFIABLE': 'blob-range',
    // The page gave a redirect up, and of a preload it does not report why; of mixed content it does.
    'net::ERR_ABORTED': 'csp-redirect',
    // A broken connection has a name of its own.
    'net::ERR_FAILED': 'redirect-mode-error'
};

const BLOCKED_REASONS: [RegExp, string][] = [
    [/coep/, 'coep'],
    [/^corp-/, 'corp'],
    [/^other$/, 'dangling-markup']
];

/** The engine's word for what the browser said. `seen`: how many requests left the browser, as far as the caller can tell. */
export function reasonOf(
    { error = '', violations }: Pick<Settled, 'error' | 'violations'>,
    network: Network,
    seen: number
): string {
    const argument = ARGUMENT_ERRORS.find(([pattern]) => pattern.test(error));
    if (argument) {
        return argument[1];
    }
    if (network.errorText === 'net::ERR_BLOCKED_BY_RESPONSE' && network.blockedReason === 'other') {
        return 'framing-refused';
    }
    if (network.corsError) {
        return network.corsError;
    }
    const isByPolicy = network.blockedReason === 'csp' || network.errorText === 'net::ERR_BLOCKED_BY_CSP';
    if (violations.length > 0 || isByPolicy) {
        return seen > 0 ? 'csp-redirect' : 'csp';
    }
    if (network.blockedReason === 'origin') {
        return 'redirect-refused';
    }
    if (network.blockedReason) {
        return (
            BLOCKED_REASONS.find(([pattern]) => pattern.test(network.blockedReason as string))?.[1] ??
            network.blockedReason
        );
    }
    return NET_ERRORS[network.errorText ?? ''] ?? 'unreachable';
}
