/** A refusal or failure that the caller is told of. The message never holds an upstream's address or a secret. */
export class ProxyError extends Error {
    readonly statusCode: number;
    readonly code: string;
    /** Response headers that belong to the status, such as Retry-After. */
    readonly headers: Record<string, string>;
    /** For the log and the counters only: a code of Node.js, undici or TLS. */
    readonly reason?: string;

    constructor(
        statusCode: number,
        code: string,
        message: string,
        { headers = {}, reason }: { headers?: Record<string, string>; reason?: string } = {}
    ) {
        super(message);
        this.statusCode = statusCode;
        this.code = code;
        this.headers = headers;
        if (reason !== undefined) {
            this.reason = reason;
        }
    }
}

export interface ErrorBody {
    error: { code: string; message: string; requestId?: string };
}

export const callerGone = (): ProxyError => new ProxyError(499, 'caller-gone', 'The caller went away.');

/** What went wrong between us and the upstream, as the caller may know it; the code of the cause is for the log. */
export function upstreamError(error: NodeJS.ErrnoException): ProxyError {
    if (error instanceof ProxyError) {
        return error;
    }
    if (error.cause instanceof ProxyError) {
        return error.cause;
    }
    const reason = reasonOf(error);
    switch (error.code) {
        case 'UND_ERR_HEADERS_TIMEOUT':
        case 'UND_ERR_BODY_TIMEOUT':
        case 'UND_ERR_CONNECT_TIMEOUT':
        case 'ETIMEDOUT':
        case 'NAME_TIMEOUT':
            return new ProxyError(504, 'upstream-timeout', 'The upstream did not answer in time.', { reason });
        case 'UND_ERR_HEADERS_OVERFLOW':
            return new ProxyError(502, 'upstream-headers', 'The upstream sent too many headers.', { reason });
        default:
            return new ProxyError(502, 'upstream-failed', 'The upstream could not be reached, or broke off.', {
                reason
            });
    }
}

/** A code such as ECONNREFUSED or DEPTH_ZERO_SELF_SIGNED_CERT. Anything that is no code may hold an address, and is not told. */
export function reasonOf(error: NodeJS.ErrnoException): string {
    const cause = error.cause as NodeJS.ErrnoException | undefined;
    const code = String((error.code === 'UND_ERR_SOCKET' && cause?.code) || error.code || error.name);
    return /^\w{1,60}$/.test(code) ? code : 'unknown';
}

/** A request that the HTTP parser itself refused. */
export function parserRefusal(error: NodeJS.ErrnoException): ProxyError {
    const reason = reasonOf(error);
    switch (error.code) {
        case 'HPE_HEADER_OVERFLOW':
            return new ProxyError(431, 'headers-too-large', 'The headers are too large.', { reason });
        case 'ERR_HTTP_REQUEST_TIMEOUT':
            return new ProxyError(408, 'request-timeout', 'The request did not arrive in time.', { reason });
        default:
            return new ProxyError(400, 'malformed-request', 'This is not a well-formed HTTP request.', { reason });
    }
}
