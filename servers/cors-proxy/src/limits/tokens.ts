import { createSecretKey, randomUUID, type KeyObject } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import type { SharedState } from './local-state.ts';

const ISSUER = 'cors-proxy';
const ALGORITHM = 'HS256';
const BEARER = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i;
/** Seconds that the clock of another instance may be ahead. */
const TOLERANCE = 5;

export interface Grant {
    token: string;
    /** Seconds. */
    expiresIn: number;
}

/** What a good token says. */
export interface Holder {
    id: string;
    user: string;
    upstream: string;
}

/** Tokens of a few minutes, bound to one user and one upstream. */
export class Tokens {
    private readonly key: KeyObject;
    private readonly lifetime: number;
    private readonly state: SharedState;

    constructor(secret: string, lifetime: number, state: SharedState) {
        this.key = createSecretKey(Buffer.from(secret));
        this.lifetime = lifetime;
        this.state = state;
    }

    async issue(user: string, upstream: string): Promise<Grant> {
        const token = await new SignJWT()
            .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
            .setIssuer(ISSUER)
            .setSubject(user)
            .setAudience(upstream)
            .setJti(randomUUID())
            .setIssuedAt()
            .setExpirationTime(`${this.lifetime}s`)
            .sign(this.key);
        return { token, expiresIn: this.lifetime };
    }

    /** Who a token was given to; nothing for what is not a living token of ours for this upstream. Revocations are asked apart. */
    async read(authorization: string | undefined, upstream: string): Promise<Holder | undefined> {
        const token = BEARER.exec(authorization ?? '')?.[1];
        const holder = token === undefined ? undefined : await this.holderOf(token);
        return holder?.upstream === upstream ? holder : undefined;
    }

    isRevoked({ id }: Holder): Promise<boolean> {
        return this.state.isRevoked(id);
    }

    /** Refuses the token from now on, whichever upstream it is for. Whether every instance does; what is no living token is refused anyway. */
    async revoke(token: string): Promise<boolean> {
        const holder = await this.holderOf(token);
        return !holder || this.state.revoke(holder.id, this.lifetime + TOLERANCE);
    }

    private async holderOf(token: string): Promise<Holder | undefined> {
        try {
            const { payload } = await jwtVerify(token, this.key, {
                algorithms: [ALGORITHM],
                issuer: ISSUER,
                typ: 'JWT',
                requiredClaims: ['sub', 'jti', 'exp', 'iat', 'aud'],
                maxTokenAge: this.lifetime,
                clockTolerance: TOLERANCE
            });
            const { sub, jti, exp, aud } = payload;
            // The tolerance is for a beginning by another instance's clock; the end is the end.
            const isOver = Number(exp) <= Date.now() / 1_000;
            // A list of audiences would be a token for several upstreams: we issue none.
            return isOver || !sub || !jti || typeof aud !== 'string'
                ? undefined
                : { id: jti, user: sub, upstream: aud };
        } catch {
            return undefined;
        }
    }
}
