import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { addressKey } from './caller.ts';
import type { Limits } from '../configuration/limits.ts';
import type { Exchanges } from './exchange.ts';
import { Shares } from '../limits/shares.ts';

/** The connections of callers: how many one address may have, and which of them are in use. */
export class Connections {
    private readonly open = new Set<Socket>();
    private readonly exchanges: Exchanges;

    /** Behind reverse proxies all connections are theirs, so none is counted by its address. */
    constructor(
        server: Server,
        exchanges: Exchanges,
        limits: Limits,
        trustedHops: number,
        dropped: (reason: 'connections' | 'connections-of-address') => void
    ) {
        this.exchanges = exchanges;
        const shares = new Shares(trustedHops > 0 ? Infinity : limits.connectionsPerAddress);
        server.maxConnections = limits.connections;
        server.on('drop', () => dropped('connections'));
        server.on('connection', (socket: Socket) => {
            const release = shares.take(addressKey(socket.remoteAddress ?? ''));
            if (!release) {
                dropped('connections-of-address');
                socket.destroy();
                return;
            }
            this.open.add(socket);
            socket.once('close', () => {
                this.open.delete(socket);
                release();
            });
        });
    }

    get count(): number {
        return this.open.size;
    }

    /** Closes those on which nothing is under way; a request that is half there is no request yet. */
    closeIdle(): void {
        this.closeWhere((socket) => this.exchanges.of(socket).size === 0);
    }

    closeAll(): void {
        this.closeWhere(() => true);
    }

    private closeWhere(matches: (socket: Socket) => boolean): void {
        [...this.open].filter(matches).forEach((socket) => socket.destroy());
    }
}
