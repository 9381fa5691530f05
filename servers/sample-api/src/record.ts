import type { IncomingMessage, ServerResponse } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import { clipHeaders, type HeaderList, type LogEntry, type RequestLog } from './log.ts';
import { redactRequestHeaders, redactResponseHeaders, redactUrl } from './redact.ts';

/**
 * Logs every request that carries a `trace` query parameter. A header would not do: it would change the preflight. What could be
 * a credential is left out here, so that the log never holds one.
 */
export function recordRequests(log: RequestLog, originOf: (request: IncomingMessage) => string) {
    return (request: Request, response: Response, next: NextFunction): void => {
        const { trace } = request.query;
        if (typeof trace === 'string' && trace !== '' && request.path !== '/log') {
            const entry = log.add({
                trace,
                at: Date.now(),
                origin: originOf(request),
                method: request.method,
                url: redactUrl(request.originalUrl),
                headers: redactRequestHeaders(pairs(request.rawHeaders)),
                bodyBytes: Number(request.headers['content-length'] ?? 0),
                responseHeaders: []
            });
            response.locals.logEntry = entry;
            completeWhenAnswered(response, entry);
        }
        next();
    };
}

/** Notes in the log what the API did because of this request. */
export function acted(response: Response, what: string): void {
    const entry = response.locals.logEntry as LogEntry | undefined;
    if (entry) {
        entry.acted = what;
    }
}

/** Completes the entry as the headers leave, so that the log never lags behind what the caller has read. */
function completeWhenAnswered(response: ServerResponse, entry: LogEntry): void {
    const { writeHead } = response;
    response.writeHead = function (this: ServerResponse, ...args: unknown[]) {
        const result = (writeHead as (...all: unknown[]) => ServerResponse).apply(this, args);
        entry.status = this.statusCode;
        entry.responseHeaders = clipHeaders(redactResponseHeaders(responseHeaders(this)));
        return result;
    } as typeof writeHead;
}

function responseHeaders(response: ServerResponse): HeaderList {
    return Object.entries(response.getHeaders()).flatMap(([name, value]) =>
        (Array.isArray(value) ? value : [value]).map((one): [string, string] => [name, String(one)])
    );
}

function pairs(rawHeaders: string[]): HeaderList {
    const list: HeaderList = [];
    for (let index = 0; index < rawHeaders.length; index += 2) {
        list.push([rawHeaders[index], rawHeaders[index + 1]]);
    }
    return list;
}
