import { Redis } from 'ioredis';

/** What all instances of the proxy must agree on. */
export interface SharedState {
    /** Counts a request of `key`; the number in the present window, and milliseconds until it ends. */
    count(key: string, window: number): Promise<{ current: number; ttl: number }>;
    revoke(tokenId: string, seconds: number): Promise<void>;
    isRevoked(tokenId: string): Promise<boolean>;
    /** `shared`: through Redis; `local`: this instance alone, though Redis is wanted; `single`: no Redis is configured. */
    mode(): 'shared' | 'local' | 'single';
    close(): void;
}

/** Not more addresses than this are remembered: an attacker has many. */
const MOST_KEYS = 100_000;
const COMMAND_TIMEOUT = 250;
const PREFIX = 'cors-proxy:';

const COUNT = `
local current = redis.call('INCR', KEYS[1])
local ttl = redis.call('PTTL', KEYS[1])
if ttl < 0 then
    redis.call('PEXPIRE', KEYS[1], ARGV[1])
    ttl = tonumber(ARGV[1])
end
return { current, ttl }`;

export class LocalState implements SharedState {
    private readonly counts = new Map<string, { current: number; endsAt: number }>();
    private readonly revoked = new Map<string, number>();

    count(key: string, window: number): Promise<{ current: number; ttl: number }> {
        return Promise.resolve(this.countNow(key, window));
    }

    countNow(key: string, window: number): { current: number; ttl: number } {
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

    revoke(tokenId: string, seconds: number): Promise<void> {
        this.revoked.set(tokenId, Date.now() + seconds * 1_000);
        dropOldest(this.revoked);
        return Promise.resolve();
    }

    isRevoked(tokenId: string): Promise<boolean> {
        return Promise.resolve((this.revoked.get(tokenId) ?? 0) > Date.now());
    }

    mode(): 'single' {
        return 'single';
    }

    close(): void {
        this.counts.clear();
    }
}

/** How the certificate of a `rediss:` server is checked: against the authorities of Node.js, unless said otherwise. */
export interface RedisTls {
    /** Certificates (PEM) to trust instead. */
    ca?: string;
    /** Any certificate is taken: whoever sits between can read and change what the instances share. */
    unverified?: boolean;
}

/** Redis, and beside it this instance's own memory: used whenever Redis does not answer at once. */
export class RedisState implements SharedState {
    private readonly local = new LocalState();
    private readonly redis: Redis;

    constructor(url: string, tls: RedisTls, onChange: (mode: 'shared' | 'local') => void) {
        this.redis = new Redis(url, {
            enableOfflineQueue: false,
            maxRetriesPerRequest: 0,
            commandTimeout: COMMAND_TIMEOUT,
            connectTimeout: 2_000,
            retryStrategy: (attempt) => Math.min(attempt * 200, 5_000),
            ...(url.startsWith('rediss:') && { tls: { ca: tls.ca, rejectUnauthorized: tls.unverified !== true } })
        });
        this.redis.on('ready', () => onChange('shared'));
        this.redis.on('close', () => onChange('local'));
        // Its errors are told by the mode; an unheard 'error' would end the process.
        this.redis.on('error', () => undefined);
    }

    /** Resolves when Redis is there, or has failed to be. */
    async opened(): Promise<void> {
        if (this.redis.status !== 'ready') {
            await new Promise<void>((resolve) => {
                this.redis.once('ready', resolve);
                this.redis.once('close', resolve);
            });
        }
    }

    async count(key: string, window: number): Promise<{ current: number; ttl: number }> {
        const local = this.local.countNow(key, window);
        const shared = await this.ask(() => this.redis.eval(COUNT, 1, `${PREFIX}rate:${key}`, window));
        if (!Array.isArray(shared)) {
            return local;
        }
        const [current, ttl] = shared as [number, number];
        return { current, ttl };
    }

    async revoke(tokenId: string, seconds: number): Promise<void> {
        await this.local.revoke(tokenId, seconds);
        await this.ask(() => this.redis.set(`${PREFIX}revoked:${tokenId}`, '1', 'EX', Math.max(1, seconds)));
    }

    async isRevoked(tokenId: string): Promise<boolean> {
        return (
            (await this.local.isRevoked(tokenId)) ||
            (await this.ask(() => this.redis.exists(`${PREFIX}revoked:${tokenId}`))) === 1
        );
    }

    mode(): 'shared' | 'local' {
        return this.redis.status === 'ready' ? 'shared' : 'local';
    }

    close(): void {
        this.redis.disconnect();
    }

    private async ask<T>(command: () => Promise<T>): Promise<T | undefined> {
        if (this.redis.status !== 'ready') {
            return undefined;
        }
        try {
            return await command();
        } catch {
            return undefined;
        }
    }
}

function dropOldest(map: Map<string, unknown>): void {
    if (map.size > MOST_KEYS) {
        map.delete(map.keys().next().value as string);
    }
}
