import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { callerGone, upstreamError, ProxyError } from '../errors.ts';
import type { Exchange, FlatHeaders } from '../request/exchange.ts';

/** What a call may bring. */
export interface Bounds {
    /** Bytes of a body. */
    most: number;
    /** Set where answers of unknown length are streams: milliseconds that one may take; it may grow. */
    streamTimeout?: number;
}

/** What gives back the places of a call. */
export interface Places {
    /** Its caller has left before it began. */
    leftUnbegun(): void;
    /** undici has no more to do with it. */
    settled(): void;
}

/** An answer that announces no more than this is gathered and written at once; the number of calls under way bounds it. */
const SHORT = 16 * 1024;
const NO_BODY = [204, 304];

/**
 * One call of an upstream for an exchange, as undici tells of it. Its callbacks are taken as they come and written on: the
 * streams and promises of `undici.request` would cost a small request more than all checks of the proxy.
 */
export class UpstreamCall implements Dispatcher.DispatchHandler {
    private readonly exchange: Exchange;
    private readonly bounds: Bounds;
    /** The head that is passed back. May throw. */
    private readonly headOf: (status: number, headers: IncomingHttpHeaders) => FlatHeaders;
    private readonly places: Places;
    private readonly pieces: Buffer[] = [];
    private head: FlatHeaders = [];
    private status = 0;
    private bytes = 0;
    private most: number;
    private isLong = false;
    private controller?: Dispatcher.DispatchController;
    private stopped?: Error;
    private isSettled = false;

    constructor(
        exchange: Exchange,
        bounds: Bounds,
        headOf: (status: number, headers: IncomingHttpHeaders) => FlatHeaders,
        places: Places
    ) {
        this.exchange = exchange;
        this.bounds = bounds;
        this.most = bounds.most;
        this.headOf = headOf;
        this.places = places;
    }

    /** The exchange is over. Where the call is not, its answer is for nobody. */
    left(): void {
        if (!this.isSettled) {
            this.stop(callerGone());
        }
    }

    private stop(reason: Error): void {
        this.stopped ??= reason;
        if (this.controller) {
            this.controller.abort(this.stopped);
        } else {
            this.places.leftUnbegun();
        }
    }

    onRequestStart(controller: Dispatcher.DispatchController): void {
        this.controller = controller;
        if (this.stopped) {
            controller.abort(this.stopped);
        }
    }

    onResponseStart(controller: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
        if (status < 200 || this.stopped) {
            return;
        }
        const length = this.hasBody(status) ? headers['content-length'] : '0';
        if (Number(length) > this.most) {
            this.fail(tooLarge());
            return;
        }
        try {
            this.head = this.headOf(status, headers);
        } catch (error) {
            this.fail(error as ProxyError);
            return;
        }
        this.status = status;
        if (!(Number(length) <= SHORT)) {
            this.begin(controller, length === undefined);
        }
    }

    onResponseData(controller: Dispatcher.DispatchController, piece: Buffer): void {
        this.bytes += piece.length;
        if (this.stopped) {
            return;
        }
        if (this.bytes > this.most) {
            this.fail(tooLarge());
        } else if (!this.isLong) {
            this.pieces.push(piece);
        } else if (!this.exchange.response.write(piece)) {
            controller.pause();
        }
    }

    onResponseEnd(): void {
        this.settle();
        if (this.exchange.isOver) {
            return;
        }
        if (!this.isLong) {
            this.exchange.writeHead(this.status, this.head);
        }
        this.exchange.response.end(joined(this.pieces));
    }

    onResponseError(_controller: Dispatcher.DispatchController, error: NodeJS.ErrnoException): void {
        // undici waits for a body that these have not (RFC 9112, 6.3). What follows the head is nobody's: it closes that connection.
        if (NO_BODY.includes(this.status) && error.code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH') {
            this.onResponseEnd();
            return;
        }
        this.settle();
        this.exchange.fail(upstreamError(this.stopped ?? error));
    }

    private settle(): void {
        this.isSettled = true;
        this.places.settled();
    }

    /** The head does not wait for the body; from here on an answer that fails is cut. */
    private begin(controller: Dispatcher.DispatchController, isUnknown: boolean): void {
        const { exchange } = this;
        this.isLong = true;
        exchange.writeHead(this.status, this.head);
        exchange.response.on('drain', () => controller.resume());
        if (isUnknown && this.bounds.streamTimeout !== undefined) {
            this.most = Infinity;
            exchange.mayTake(this.bounds.streamTimeout);
        }
        // With the first piece, if that is here already.
        process.nextTick(() => {
            if (!exchange.isOver) {
                exchange.response.flushHeaders();
            }
        });
    }

    private fail(reason: ProxyError): void {
        this.stop(reason);
        this.exchange.fail(reason);
    }

    /** The length of an answer without a body is that of another one. */
    private hasBody(status: number): boolean {
        return this.exchange.request.method !== 'HEAD' && !NO_BODY.includes(status);
    }
}

const tooLarge = (): ProxyError => new ProxyError(502, 'response-too-large', 'The upstream sent more than is allowed.');

function joined(pieces: Buffer[]): Buffer | undefined {
    return pieces.length > 1 ? Buffer.concat(pieces) : pieces[0];
}
