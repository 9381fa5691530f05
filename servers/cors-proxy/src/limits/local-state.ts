/** What all instances of the proxy must agree on. */
export interface SharedState {
    /** Counts a request of `key`; the number in the present window, and milliseconds until it ends. At once where nobody else is asked. */
    count(key: string, window: number): Count | Promise<Count>;
    /** Whether every instance refuses the token from now on. If not, this one does, and the others are told later. */
    revoke(tokenId: string, seconds: number): Promise<boolean>;
    isRevoked(tokenId: string): Promise<boolean>;
    /** `shared`: through Redis; `local`: this instance alone, though Redis is wanted; `single`: no Redis is configured. */
    mode(): Mode;
    close(): void;
}

export type Mode = 'shared' | 'local' | 'single';

export interface Count {
    current: number;
    /** Milliseconds. */
    ttl: number;
}

/** Not more addresses than this are remembered: an attacker has many. */
const MOST_KEYS = 100_000;

export class LocalState implements SharedState {
    private readonly counts = new Map<string, { current: number; endsAt: number }>();
    private readonly revoked = new Map<string, number>();

    count(key: string, window: number): Count {
        const now = Date.now();
        const known = this.counts.get(key);
        const entry = known && known.endsAt > now ? known : { current: 0, endsAt: now + window };
        entry.current += 1;
        if (entry !== known) {
            this.counts.delete(key);
            this.counts.set(key, entry);
            dropOldest(this.counts);
        }
        return { current: entry.current, ttl: entry.endsAt - now };
    }

    /** The count as it stands. */
    peek(key: string): Count {
        const known = this.counts.get(key);
        const ttl = known ? known.endsAt - Date.now() : 0;
        return known && ttl > 0 ? { current: known.current, ttl } : { current: 0, ttl: 0 };
    }

    revoke(tokenId: string, seconds: number): Promise<boolean> {
        this.revoked.set(tokenId, Date.now() + seconds * 1_000);
        dropOldest(this.revoked);
        return Promise.resolve(true);
    }

    isRevoked(tokenId: string): Promise<boolean> {
        return Promise.resolve(this.isRevokedHere(tokenId));
    }

    isRevokedHere(tokenId: string): boolean {
        return (this.revoked.get(tokenId) ?? 0) > Date.now();
    }

    /** Revocations that still matter, each with the seconds that it must be kept. */
    revocations(): [tokenId: string, seconds: number][] {
        const now = Date.now();
        for (const [tokenId, endsAt] of this.revoked) {
            if (endsAt <= now) {
                this.revoked.delete(tokenId);
            }
        }
        return [...this.revoked].map(([tokenId, endsAt]) => [tokenId, Math.ceil((endsAt - now) / 1_000)]);
    }

    mode(): 'single' {
        return 'single';
    }

    close(): void {
        this.counts.clear();
    }
}

function dropOldest(map: Map<string, unknown>): void {
    if (map.size > MOST_KEYS) {
        map.delete(map.keys().next().value as string);
    }
}
