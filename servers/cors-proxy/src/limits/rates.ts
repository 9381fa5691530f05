import type { Limits } from '../configuration/limits.ts';
import { ProxyError } from '../errors.ts';
import { LocalState, type Count, type SharedState } from './local-state.ts';

/** How often somebody may ask. Everything counts: refusals, wrong keys and preflights too. A promise only where Redis is asked. */
export class Rates {
    private readonly state: SharedState;
    private readonly limits: Limits;
    /** Wrong keys, by address. They are not shared: each instance refuses by itself, before it looks at the next key. */
    private readonly wrong = new LocalState();

    constructor(state: SharedState, limits: Limits) {
        this.state = state;
        this.limits = limits;
    }

    address(key: string): void | Promise<void> {
        return this.count(addressIn(key), this.limits.rate, 'Too many requests from this address.');
    }

    /** Counts for an address, and refuses nothing. */
    note(key: string): void {
        void this.state.count(addressIn(key), this.limits.rateWindow);
    }

    /** The user of a token is counted wherever the page is: a company behind one address has many users. */
    user(name: string): void | Promise<void> {
        return this.count(`user:${name}`, this.limits.userRate, 'Too many requests of this user.');
    }

    /** An org opens the sessions of all its users from few addresses. */
    sessions(): void | Promise<void> {
        return this.count('sessions', this.limits.sessionRate, 'Too many sessions are opened.');
    }

    /** Refuses an address that has guessed too often before another guess is looked at. */
    mayTryKey(key: string): void {
        const { current, ttl } = this.wrong.peek(key);
        if (current >= this.limits.wrongKeys) {
            throw tooMany('Too many wrong keys from this address.', ttl);
        }
    }

    wrongKey(key: string): void {
        this.wrong.count(key, this.limits.rateWindow);
    }

    private count(key: string, most: number, message: string): void | Promise<void> {
        const check = ({ current, ttl }: Count): void => {
            if (current > most) {
                throw tooMany(message, ttl);
            }
        };
        const counted = this.state.count(key, this.limits.rateWindow);
        return counted instanceof Promise ? counted.then(check) : check(counted);
    }
}

const addressIn = (key: string): string => `address:${key}`;

const tooMany = (message: string, ttl: number): ProxyError =>
    new ProxyError(429, 'too-many-requests', message, { headers: { 'retry-after': String(Math.ceil(ttl / 1_000)) } });
