import http, { type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Limits } from '../configuration/limits.ts';
import { callerGone, parserRefusal, ProxyError, reasonOf, type ErrorBody } from '../errors.ts';
import type { Exchange, Exchanges } from './exchange.ts';
import { requestId } from './trace.ts';

interface Handlers {
    exchanges: Exchanges;
    /** May throw or reject with a ProxyError. */
    serve(exchange: Exchange): Promise<void> | void;
    /** An error that nobody foresaw. */
    unexpected(error: Error, id: string): void;
    /** A request that got no exchange, because the parser could not read it. */
    unreadable(socket: Socket, refusal: ProxyError): void;
}

/** The HTTP server: whatever Node.js makes of bytes becomes an exchange, or a refusal where there is nothing to exchange. */
export function createServer(limits: Limits, handlers: Handlers): Server {
    const { exchanges, serve, unexpected, unreadable } = handlers;
    const server = http.createServer({
        maxHeaderSize: limits.headerBytes,
        headersTimeout: limits.headersTimeout,
        requestTimeout: limits.requestTimeout,
        keepAliveTimeout: limits.keepAliveTimeout,
        connectionsCheckingInterval: Math.min(1_000, limits.headersTimeout),
        requireHostHeader: false
    });
    // Node.js drops what is beyond its limit and says nothing. The bytes are bounded, and the number is checked (guard.ts).
    server.maxHeadersCount = 0;
    const latest = new WeakMap<Socket, IncomingMessage>();

    const begin = (request: IncomingMessage, response: ServerResponse, expectsContinue: boolean): Exchange => {
        latest.set(request.socket, request);
        const exchange = exchanges.begin(request, response, requestId(request.headers.traceparent));
        exchange.expectsContinue = expectsContinue;
        return exchange;
    };
    const serveNow = (exchange: Exchange): void => {
        const failed = (error: Error): void => exchange.fail(known(error, (one) => unexpected(one, exchange.id)));
        try {
            serve(exchange)?.catch(failed);
        } catch (error) {
            failed(error as Error);
        }
    };
    const handle = (exchange: Exchange): void => exchange.inTurn(() => serveNow(exchange));
    server.on('request', (request, response) => handle(begin(request, response, false)));
    server.on('checkContinue', (request, response) => handle(begin(request, response, true)));
    // Any other expectation is refused with the checks (guard.ts), so that its page can read why.
    server.on('checkExpectation', (request, response) => handle(begin(request, response, true)));
    server.on('connect', (_request: IncomingMessage, socket: Socket) => {
        refuseUnread(handlers, socket, new ProxyError(405, 'no-tunnel', 'Tunnels are not opened here.'));
    });
    server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
        const [first, ...others] = exchanges.of(socket);
        if (!socket.writable || error.code === 'ECONNRESET') {
            const gone = new ProxyError(499, 'caller-gone', callerGone().message, { reason: reasonOf(error) });
            (first ? [first, ...others] : []).forEach((one) => one.cut(gone));
            socket.destroy();
        } else if (first && others.length === 0 && !first.request.complete && !first.response.headersSent) {
            // What cannot be read is the body of this request: its own answer says so.
            first.fail(parserRefusal(error));
        } else if (!first && latest.get(socket)?.complete === false) {
            // These are the last bytes of a request that has its answer already.
            unreadable(socket, parserRefusal(error));
            socket.destroy();
        } else {
            refuseUnread(handlers, socket, parserRefusal(error));
        }
    });
    return server;
}

/** What is unexpected is told to the log, and its words to nobody. */
export function known(error: Error, unexpected: (error: Error) => void): ProxyError {
    if (error instanceof ProxyError) {
        return error;
    }
    unexpected(error);
    return new ProxyError(500, 'internal', 'Something went wrong here.', { reason: reasonOf(error) });
}

/**
 * Answers bytes that are no request. Not where an answer is under way or to come on this connection: it would be taken for that
 * one, or for a part of it. Any page may read the answer: whose it is was not read, and it says nothing but this.
 */
function refuseUnread({ exchanges, unreadable }: Handlers, socket: Socket, refusal: ProxyError): void {
    unreadable(socket, refusal);
    socket.on('error', () => socket.destroy());
    const pending = [...exchanges.of(socket)];
    if (pending.length > 0) {
        pending.forEach((one) => one.cut(refusal));
        return;
    }
    const { statusCode, code, message } = refusal;
    const body = JSON.stringify({ error: { code, message } } satisfies ErrorBody);
    const head = [
        `HTTP/1.1 ${statusCode} ${http.STATUS_CODES[statusCode]}`,
        'Content-Type: application/json; charset=utf-8',
        `Content-Length: ${body.length}`,
        'Access-Control-Allow-Origin: *',
        'Cache-Control: no-store',
        'X-Content-Type-Options: nosniff',
        'Connection: close'
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
