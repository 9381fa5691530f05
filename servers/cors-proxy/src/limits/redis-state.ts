import { Redis, type RedisOptions } from 'ioredis';
import { reasonOf } from '../errors.ts';
import { LocalState, type Count, type SharedState } from './local-state.ts';
import { RedisConnector } from './redis-connector.ts';

/** Milliseconds without a word after which a connection is given up. */
const SILENCE = 2_000;
/** Milliseconds after which Redis is tried again, away from any caller. */
const PROBE_INTERVAL = 1_000;
/** A start does not wait longer than this for a Redis that says nothing. */
const OPENING = 1_000;
const PREFIX = 'cors-proxy:';

const COUNT = `
local current = redis.call('INCR', KEYS[1])
local ttl = redis.call('PTTL', KEYS[1])
if ttl < 0 then
    redis.call('PEXPIRE', KEYS[1], ARGV[1])
    ttl = tonumber(ARGV[1])
end
return { current, ttl }`;

/** How the certificate of a `rediss:` server is checked: against the authorities of Node.js, unless said otherwise. */
export interface RedisTls {
    /** Certificates (PEM) to trust instead. */
    ca?: string;
    /** Any certificate is taken: whoever sits between can read and change what the instances share. */
    unverified?: boolean;
}

/** Told of each change: what holds now, and the code of what failed. */
export type ModeListener = (mode: 'shared' | 'local', reason: string) => void;

/** What Redis is asked for. One that is full or read-only still answers questions: who is revoked is asked all the same. */
type Side = 'reads' | 'writes';

/**
 * Redis, and beside it this instance's own memory. A side that has failed once is not used for a caller again until a probe has
 * seen it work, so that no caller waits for a Redis that errs or hangs.
 */
export class RedisState implements SharedState {
    private readonly local = new LocalState();
    private readonly redis: Redis;
    private readonly onChange: ModeListener;
    /** Milliseconds that an answer may take. */
    private readonly timeout: number;
    private readonly works: Record<Side, boolean> = { reads: false, writes: false };
    private told?: 'shared' | 'local';
    private toldReason?: string;
    private lastReason = 'connecting';
    private probing?: Promise<void>;
    private readonly timer: NodeJS.Timeout;
    private greeting?: NodeJS.Timeout;

    constructor(url: string, tls: RedisTls, timeout: number, onChange: ModeListener) {
        this.onChange = onChange;
        this.timeout = timeout;
        this.redis = new Redis(url, {
            Connector: RedisConnector as RedisOptions['Connector'],
            enableOfflineQueue: false,
            maxRetriesPerRequest: 0,
            connectTimeout: SILENCE,
            retryStrategy: (attempt) => Math.min(attempt * 200, 5_000),
            ...(url.startsWith('rediss:') && { tls: { ca: tls.ca, rejectUnauthorized: tls.unverified !== true } })
        });
        this.redis.on('connect', () => this.greet(Math.max(SILENCE, 2 * timeout)));
        this.redis.on('ready', () => {
            clearTimeout(this.greeting);
            void this.probe();
        });
        this.redis.on('close', () => this.away(CLOSED));
        // An unheard 'error' would end the process. 'close' follows, and is told with its cause.
        this.redis.on('error', (error: Error) => (this.lastReason = codeOf(error)));
        this.timer = setInterval(() => void this.probe(), PROBE_INTERVAL).unref();
    }

    /** Resolves when Redis is there, or has failed to be, or has said nothing. */
    async opened(): Promise<void> {
        await new Promise<void>((resolve) => {
            const late = setTimeout(resolve, OPENING);
            for (const event of ['ready', 'close']) {
                this.redis.once(event, () => {
                    clearTimeout(late);
                    resolve();
                });
            }
        });
        await this.probe();
    }

    async count(key: string, window: number): Promise<Count> {
        const local = this.local.count(key, window);
        return (await this.ask('writes', () => this.counted(`rate:${key}`, window))) ?? local;
    }

    async revoke(tokenId: string, seconds: number): Promise<boolean> {
        // Kept here in any case: whatever is known here is sent again by a probe.
        await this.local.revoke(tokenId, seconds);
        return (await this.ask('writes', () => this.send(tokenId, seconds))) ?? false;
    }

    async isRevoked(tokenId: string): Promise<boolean> {
        return (
            this.local.isRevokedHere(tokenId) ||
            ((await this.ask('reads', () => this.exists(`revoked:${tokenId}`))) ?? false)
        );
    }

    mode(): 'shared' | 'local' {
        return this.redis.status === 'ready' && this.works.reads && this.works.writes ? 'shared' : 'local';
    }

    close(): void {
        clearInterval(this.timer);
        clearTimeout(this.greeting);
        this.redis.removeAllListeners('close');
        this.redis.disconnect();
    }

    private async counted(key: string, window: number): Promise<Count> {
        const [current, ttl] = (await this.redis.eval(COUNT, 1, PREFIX + key, window)) as [unknown, unknown];
        return { current: numberIn(current), ttl: numberIn(ttl) };
    }

    private async send(tokenId: string, seconds: number): Promise<boolean> {
        const answer: unknown = await this.redis.set(`${PREFIX}revoked:${tokenId}`, '1', 'EX', Math.max(1, seconds));
        return answer === 'OK' || unexpected();
    }

    private async exists(key: string): Promise<boolean> {
        return numberIn(await this.redis.exists(PREFIX + key)) === 1;
    }

    private async ask<T>(side: Side, command: () => Promise<T>): Promise<T | undefined> {
        if (this.redis.status !== 'ready' || !this.works[side]) {
            return undefined;
        }
        try {
            return await this.inTime(command());
        } catch (error) {
            this.fail(side, error as Error);
            return undefined;
        }
    }

    /**
     * The answer, or TIMEOUT. Where this process itself stood still, the timer is over before an answer that has long arrived is
     * read: so one more turn of the event loop belongs to the time.
     */
    private inTime<T>(answer: Promise<T>): Promise<T> {
        return new Promise<T>((resolve, reject) => {
            const timer = setTimeout(() => setImmediate(() => reject(new Error(TIMEOUT))), this.timeout);
            answer.then(resolve, reject).finally(() => clearTimeout(timer));
        });
    }

    /** Tries what does not work. Writing works again only when the others know of every revocation that this instance knows. */
    private probe(): Promise<void> {
        this.probing ??= this.probeNow().finally(() => (this.probing = undefined));
        return this.probing;
    }

    private async probeNow(): Promise<void> {
        if (this.redis.status !== 'ready') {
            return;
        }
        if (!this.works.reads) {
            await this.attempt('reads', async () => {
                await this.inTime(this.exists('probe'));
                this.works.reads = true;
            });
        }
        if (!this.works.writes) {
            await this.attempt('writes', async () => {
                await this.inTime(this.counted('probe', PROBE_INTERVAL));
                await this.sendAll();
            });
        }
        if (this.mode() === 'shared') {
            this.tell('working');
        }
    }

    /** Every revocation that this instance knows, and those that come in meanwhile: writing works from the very moment that none is left. */
    private async sendAll(): Promise<void> {
        const sent = new Set<string>();
        const unsent = (): [string, number][] => this.local.revocations().filter(([tokenId]) => !sent.has(tokenId));
        for (let some = unsent(); some.length > 0; some = unsent()) {
            await Promise.all(some.map(([tokenId, seconds]) => this.inTime(this.send(tokenId, seconds))));
            some.forEach(([tokenId]) => sent.add(tokenId));
        }
        this.works.writes = true;
    }

    private async attempt(side: Side, command: () => Promise<unknown>): Promise<void> {
        try {
            await command();
        } catch (error) {
            this.fail(side, error as Error);
            if (isTimeout(error as Error)) {
                // Commands without an answer would be kept as long as the connection.
                this.redis.disconnect(true);
            }
        }
    }

    private fail(side: Side, error: Error): void {
        this.works[side] = false;
        this.tell(codeOf(error));
    }

    /**
     * What is asked on connecting has no other time limit. (`socketTimeout` of ioredis would be one, but its timer outlives the connection, and
     * ends the next.)
     */
    private greet(longest: number): void {
        clearTimeout(this.greeting);
        this.greeting = setTimeout(() => {
            this.lastReason = 'timeout';
            this.redis.disconnect(true);
        }, longest);
    }

    private away(reason: string): void {
        clearTimeout(this.greeting);
        this.works.reads = false;
        this.works.writes = false;
        this.tell(this.lastReason === 'connecting' ? reason : this.lastReason);
        this.lastReason = 'connecting';
    }

    /** Each change, and each other reason for one that lasts: a connection closes first, and then the password is refused. */
    private tell(reason: string): void {
        const mode = this.mode();
        const isOther = mode === 'local' && reason !== CLOSED && reason !== this.toldReason;
        if (mode !== this.told || isOther) {
            this.told = mode;
            this.toldReason = reason;
            this.onChange(mode, reason);
        }
    }
}

const CLOSED = 'closed';
const TIMEOUT = 'Redis did not answer in time.';
const isTimeout = ({ message }: Error): boolean => message === TIMEOUT;

/** What is no answer to the question is an error like any other: something else may stand between. */
function unexpected(): never {
    throw new Error('UNEXPECTED');
}

const numberIn = (answer: unknown): number => (Number.isInteger(answer) ? (answer as number) : unexpected());

/** What ioredis says of a connection, in words alone; Redis begins its errors with a word in capitals. The rest of the text is not told. */
function codeOf(error: Error): string {
    const text = error.message.replace(/^Ready check failed: /, '');
    if (isTimeout(error)) {
        return 'timeout';
    }
    if (/^(Connection is closed|Stream isn't writeable|Reached the max retries)/.test(text)) {
        return CLOSED;
    }
    // A code of the system may stand in the text alone.
    return /^-?([A-Z]{2,20})\b/.exec(text)?.[1] ?? /\bE[A-Z]{3,20}\b/.exec(text)?.[0] ?? reasonOf(error);
}
