import type { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import { ProxyError, upstreamError } from './errors.ts';

/** What an upstream answered. */
export interface Answer {
    status: number;
    headers: IncomingHttpHeaders;
    /** A short body whole, a long one as it arrives, nothing when there is none. */
    body: Buffer | Readable | undefined;
}

/** An answer that announces no more than this is gathered and written at once; the number of requests under way bounds it. */
const SHORT = 16 * 1024;
const NO_BODY = [204, 304];

/**
 * One call of an upstream, as undici tells of it. Its callbacks are taken as they come: the streams and promises of
 * `undici.request` would cost a small request more than all checks of the proxy.
 */
export class Call implements Dispatcher.DispatchHandler {
    private readonly method: string;
    /** Bytes that a body may have. */
    private readonly most: number;
    private readonly pieces: Buffer[] = [];
    private bytes = 0;
    private status = 0;
    private headers: IncomingHttpHeaders = {};
    private long?: LongBody;
    private controller?: Dispatcher.DispatchController;
    private failure?: Error;
    private readonly settled: Promise<Answer>;
    private resolve!: (answer: Answer) => void;
    private reject!: (reason: Error) => void;

    constructor(method: string, most: number) {
        this.method = method;
        this.most = most;
        this.settled = new Promise((resolve, reject) => {
            this.resolve = resolve;
            this.reject = reject;
        });
    }

    /** Waits until a short answer is whole, or for the headers of a long one. */
    async answer(): Promise<Answer> {
        const answer = await this.settled;
        // A long answer may have failed in the very moment in which it began.
        if (this.failure) {
            throw this.failure;
        }
        return answer;
    }

    /** Ends the call: there is no answer, or what there is of it breaks off. */
    stop(reason: Error): void {
        this.fail(reason);
        this.controller?.abort(reason);
    }

    onRequestStart(controller: Dispatcher.DispatchController): void {
        this.controller = controller;
        if (this.failure) {
            controller.abort(this.failure);
        }
    }

    onResponseStart(controller: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
        if (status < 200) {
            return;
        }
        this.status = status;
        this.headers = headers;
        if (Number(headers['content-length']) > this.most) {
            this.stop(tooLarge());
        } else if (!this.isShort()) {
            this.long = new LongBody(controller);
            this.resolve({ status, headers, body: this.long });
        }
    }

    onResponseData(controller: Dispatcher.DispatchController, piece: Buffer): void {
        this.bytes += piece.length;
        if (this.bytes > this.most) {
            this.stop(tooLarge());
        } else if (!this.long) {
            this.pieces.push(piece);
        } else if (!this.long.push(piece)) {
            controller.pause();
        }
    }

    onResponseEnd(): void {
        if (this.long) {
            this.long.push(null);
        } else {
            this.resolve({ status: this.status, headers: this.headers, body: joined(this.pieces) });
        }
    }

    onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
        this.fail(upstreamError(error));
    }

    /** The first cause counts: an abort is told as an error of the upstream, too. */
    private fail(reason: Error): void {
        this.failure ??= reason;
        this.reject(this.failure);
        this.long?.destroy(this.failure);
    }

    /** Whether little is to come: the length of an answer without a body is that of another one. */
    private isShort(): boolean {
        return (
            this.method === 'HEAD' || NO_BODY.includes(this.status) || Number(this.headers['content-length']) <= SHORT
        );
    }
}

/** A body that is read from the upstream as fast as the caller takes it. */
class LongBody extends Readable {
    private readonly controller: Dispatcher.DispatchController;

    constructor(controller: Dispatcher.DispatchController) {
        super();
        this.controller = controller;
        // An error has its own way to the caller: the connection is cut. Here it must only not be unheard.
        this.on('error', () => undefined);
    }

    override _read(): void {
        this.controller.resume();
    }

    override _destroy(error: Error | null, done: (error: Error | null) => void): void {
        this.controller.abort(error ?? new ProxyError(499, 'caller-gone', 'The caller went away.'));
        done(error);
    }
}

const tooLarge = (): ProxyError => new ProxyError(502, 'response-too-large', 'The upstream sent more than is allowed.');

function joined(pieces: Buffer[]): Buffer | undefined {
    return pieces.length > 1 ? Buffer.concat(pieces) : pieces[0];
}
