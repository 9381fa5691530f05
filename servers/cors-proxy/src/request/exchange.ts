import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { callerGone, ProxyError, type ErrorBody } from '../errors.ts';

/** Header names and values in turn, as node:http takes them. */
export type FlatHeaders = string[];

/** What an exchange was, told once, when it is over. */
export interface Ending {
    id: string;
    /** The name of the upstream; `none` where the request got to none. */
    upstream: string;
    method: string;
    /** As it was sent; 499 when the caller was gone before an answer. */
    status: number;
    /** Milliseconds. */
    took: number;
    /** Why there is no whole answer of an upstream. */
    failure?: ProxyError;
    /** A page that is not on the list and was served all the same. */
    unlistedPage?: string;
}

interface House {
    /** Put on every answer. */
    headers: FlatHeaders;
    isStopping(): boolean;
    ended(ending: Ending): void;
    /** Milliseconds that an exchange may take in all. */
    totalTimeout: number;
    tooSlow(): ProxyError;
}

/** Requests that may wait on a connection for the answers in front of theirs. */
const MOST_WAITING = 100;
/** Bytes of the body of such a request: Node.js holds so much of it, and stops to read the connection for more. */
const MOST_WAITING_BODY = 8 * 1024;

/**
 * All requests that are not over, by their connection. An exchange begins here and ends here, whatever ends it: an answer that
 * is written, a connection that closes (for an answer that waits behind another one, Node 20 and 22 tell nothing else), a
 * failure, a timer. Those of one connection are served one after the other: answers that pile up behind one that hangs make
 * Node.js stop to read, and then it does not see the caller leave.
 */
export class Exchanges {
    private readonly house: House;
    private readonly bySocket = new WeakMap<Socket, Set<Exchange>>();

    constructor(house: House) {
        this.house = house;
    }

    begin(request: IncomingMessage, response: ServerResponse, id: string): Exchange {
        const { socket } = request;
        const here = this.of(socket);
        const exchange = new Exchange(request, response, id, this.house, here);
        here.add(exchange);
        if (socket.destroyed || response.destroyed) {
            exchange.end();
        } else if (here.size > MOST_WAITING + 1) {
            exchange.cut(new ProxyError(503, 'busy', 'Too many requests wait on one connection.'));
        }
        return exchange;
    }

    /** Those of a connection, in the order in which they are answered. */
    of(socket: Socket): Set<Exchange> {
        let here = this.bySocket.get(socket);
        if (!here) {
            const created = new Set<Exchange>();
            here = created;
            this.bySocket.set(socket, created);
            socket.once('close', () => created.forEach((one) => one.end()));
            socket.once('end', () => this.left(socket));
        }
        return here;
    }

    /**
     * The caller has closed its side, and Node.js closes ours: nothing more can be written. An answer that is whole is still sent;
     * one that is not is for nobody, and a caller that reads no more would keep its place until the deadline.
     */
    private left(socket: Socket): void {
        const [first, ...others] = this.of(socket);
        if (first && !first.response.writableEnded) {
            first.cut(callerGone());
        } else {
            others.filter(({ response }) => !response.writableEnded).forEach((one) => one.end());
        }
    }
}

/** One request and its answer. What is taken for it is given back when it is over, and it is over once. */
export class Exchange {
    readonly request: IncomingMessage;
    readonly response: ServerResponse;
    readonly id: string;
    upstream = 'none';
    unlistedPage?: string;
    /** Whether the caller waits to be told before it sends its body. */
    expectsContinue = false;
    isOver = false;
    private readonly house: House;
    /** Those of its connection. */
    private readonly here: Set<Exchange>;
    private readonly began = performance.now();
    private readonly endings: (() => void)[] = [];
    private readable: FlatHeaders = [];
    private deadline?: NodeJS.Timeout;
    private serve?: () => void;
    private failure?: ProxyError;

    constructor(request: IncomingMessage, response: ServerResponse, id: string, house: House, here: Set<Exchange>) {
        this.request = request;
        this.response = response;
        this.id = id;
        this.house = house;
        this.here = here;
        response.on('close', () => this.end());
    }

    /** Does something when all answers in front of this one are sent, unless the exchange is over by then. */
    inTurn(serve: () => void): void {
        this.serve = serve;
        if (nextOf(this.here) === this) {
            this.takeTurn();
        } else if (lengthOf(this.request) > MOST_WAITING_BODY) {
            this.request.resume();
            this.serve = () => this.fail(bodyWaits());
        }
    }

    /** Does something when the exchange is over; at once when it is already. */
    onEnd(ending: () => void): void {
        if (this.isOver) {
            ending();
        } else {
            this.endings.push(ending);
        }
    }

    /** From here on the page that asks may read what it is answered, refusals too. */
    readableBy(headers: FlatHeaders): void {
        this.readable = headers;
    }

    /** A stream may take longer than other answers. */
    mayTake(milliseconds: number): void {
        clearTimeout(this.deadline);
        this.deadline = setTimeout(() => this.fail(this.house.tooSlow()), milliseconds);
    }

    /** For an answer that another program writes: the headers that every answer has. */
    prepare(): void {
        const all = [...this.house.headers, 'x-request-id', this.id, 'vary', 'Origin', 'cache-control', 'no-store'];
        for (let index = 0; index < all.length; index += 2) {
            this.response.setHeader(all[index], all[index + 1]);
        }
        if (this.house.isStopping()) {
            this.response.setHeader('connection', 'close');
        }
    }

    /** The head of an answer; it is sent with the first piece of the body. */
    writeHead(status: number, headers: FlatHeaders): void {
        const { headers: own, isStopping } = this.house;
        const all = own.concat(this.readable, headers, ['x-request-id', this.id]);
        if (isStopping()) {
            all.push('connection', 'close');
        }
        this.response.writeHead(status, all);
    }

    /** Refuses, or cuts an answer that has begun: a refusal is never written into it. The first cause counts. */
    fail(failure: ProxyError): void {
        if (this.isOver) {
            return;
        }
        this.failure ??= failure;
        if (this.response.headersSent) {
            this.cut();
        } else {
            this.refuse(this.failure);
        }
    }

    /** Ends the connection, and with it all that waits on it. */
    cut(failure?: ProxyError): void {
        this.failure ??= failure;
        this.request.socket.destroy();
        this.end();
    }

    end(): void {
        if (this.isOver) {
            return;
        }
        this.isOver = true;
        this.here.delete(this);
        clearTimeout(this.deadline);
        for (const ending of this.endings) {
            ending();
        }
        const { response, request, house } = this;
        const failure = this.failure ?? (response.writableFinished ? undefined : callerGone());
        const ending: Ending = {
            id: this.id,
            upstream: this.upstream,
            method: request.method ?? '',
            status: response.headersSent ? response.statusCode : 499,
            took: performance.now() - this.began
        };
        if (failure) {
            ending.failure = failure;
        }
        if (this.unlistedPage !== undefined) {
            ending.unlistedPage = this.unlistedPage;
        }
        house.ended(ending);
        // After the last answer of a connection nothing can be written.
        if (request.socket.writable) {
            nextOf(this.here)?.takeTurn();
        }
    }

    private takeTurn(): void {
        const { serve } = this;
        if (serve && !this.isOver) {
            delete this.serve;
            this.mayTake(this.house.totalTimeout);
            serve();
        }
    }

    private refuse({ statusCode, code, message, headers }: ProxyError): void {
        const body = JSON.stringify({ error: { code, message, requestId: this.id } } satisfies ErrorBody);
        const all = Object.entries(headers).flat();
        all.push('content-type', 'application/json; charset=utf-8', 'content-length', String(Buffer.byteLength(body)));
        all.push('cache-control', 'no-store', 'vary', 'Origin');
        // What is left of a refused body is not read.
        if (this.expectsContinue || [400, 408, 413, 417].includes(statusCode)) {
            all.push('connection', 'close');
        }
        this.writeHead(statusCode, all);
        this.response.end(body);
    }
}

function nextOf(here: Set<Exchange>): Exchange | undefined {
    const [next] = here;
    return next;
}

const lengthOf = ({ headers }: IncomingMessage): number =>
    headers['transfer-encoding'] === undefined ? Number(headers['content-length'] ?? 0) : Infinity;

const bodyWaits = (): ProxyError =>
    new ProxyError(503, 'busy', 'A request with a long body is not taken behind another one: send it again.', {
        headers: { 'retry-after': '1' }
    });
