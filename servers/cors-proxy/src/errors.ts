/** A refusal or failure that the caller is told of. The message never holds an upstream's address or a secret. */
export class ProxyError extends Error {
    readonly statusCode: number;
    readonly code: string;

    constructor(statusCode: number, code: string, message: string) {
        super(message);
        this.statusCode = statusCode;
        this.code = code;
    }
}

export interface ErrorBody {
    error: { code: string; message: string; requestId?: string };
}

/** What went wrong between us and the upstream, as the caller may know it. */
export function upstreamError(error: NodeJS.ErrnoException): ProxyError {
    if (error instanceof ProxyError) {
        return error;
    }
    if (error.cause instanceof ProxyError) {
        return error.cause;
    }
    switch (error.code) {
        case 'UND_ERR_HEADERS_TIMEOUT':
        case 'UND_ERR_BODY_TIMEOUT':
        case 'UND_ERR_CONNECT_TIMEOUT':
        case 'ETIMEDOUT':
            return new ProxyError(504, 'upstream-timeout', 'The upstream did not answer in time.');
        case 'UND_ERR_HEADERS_OVERFLOW':
            return new ProxyError(502, 'upstream-headers', 'The upstream sent too many headers.');
        default:
            return new ProxyError(502, 'upstream-failed', 'The upstream could not be reached, or broke off.');
    }
}

/** The status of a request that the HTTP parser itself refused, and its code. */
export function parserRefusal(code: string | undefined): [status: string, code: string, message: string] {
    switch (code) {
        case 'HPE_HEADER_OVERFLOW':
            return ['431 Request Header Fields Too Large', 'headers-too-large', 'The headers are too large.'];
        case 'ERR_HTTP_REQUEST_TIMEOUT':
            return ['408 Request Timeout', 'request-timeout', 'The request did not arrive in time.'];
        default:
            return ['400 Bad Request', 'malformed-request', 'This is not a well-formed HTTP request.'];
    }
}
