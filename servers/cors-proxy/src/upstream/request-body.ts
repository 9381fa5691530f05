import { Transform, type Readable } from 'node:stream';
import { ProxyError } from '../errors.ts';
import type { Exchange } from '../request/exchange.ts';

/** Bytes that are read before the upstream takes them: a connection that is not read does not tell that its caller has left. */
const AHEAD = 1024 * 1024;

/** The body of a request, counted while it passes: one of unknown length may grow. What nobody takes any more is thrown away. */
export function bodyOf(exchange: Exchange, most: number): Readable {
    const { request } = exchange;
    let bytes = 0;
    const body = new Transform({
        readableHighWaterMark: AHEAD,
        transform(piece: Buffer, _encoding, done): void {
            bytes += piece.length;
            if (bytes > most) {
                done(new ProxyError(413, 'request-too-large', 'The request body is too large.'));
            } else {
                done(null, piece);
            }
        }
    });
    // The call fails with an error of it. Here it must only not be unheard once undici has stopped to listen.
    body.on('error', () => undefined);
    body.on('close', () => request.unpipe(body).resume());
    exchange.onEnd(() => body.destroy());
    return request.pipe(body);
}
