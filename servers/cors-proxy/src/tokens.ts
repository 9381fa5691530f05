import { createSecretKey, randomUUID, type KeyObject } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { ProxyError } from './errors.ts';
import type { SharedState } from './shared.ts';

const ISSUER = 'cors-proxy';
const ALGORITHM = 'HS256';

export interface Grant {
    token: string;
    /** Seconds. */
    expiresIn: number;
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

    /** Refuses what is not a living token of ours for this upstream. One answer for every cause: it helps nobody to guess. */
    async verify(authorization: string | undefined, upstream: string): Promise<void> {
        const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? '')?.[1];
        const id = token && (await this.idOf(token, upstream));
        if (!id || (await this.state.isRevoked(id))) {
            throw new ProxyError(
                401,
                'token-refused',
                'This upstream needs a valid token: Authorization: Bearer TOKEN.'
            );
        }
    }

    /** From now on the token is refused, by every instance. */
    async revoke(token: string, upstream: string): Promise<void> {
        const id = await this.idOf(token, upstream);
        if (id) {
            await this.state.revoke(id, this.lifetime);
        }
    }

    private async idOf(token: string, upstream: string): Promise<string | undefined> {
        try {
            const { payload } = await jwtVerify(token, this.key, {
                algorithms: [ALGORITHM],
                issuer: ISSUER,
                audience: upstream,
                typ: 'JWT',
                requiredClaims: ['sub', 'jti', 'exp', 'iat'],
                maxTokenAge: this.lifetime
            });
            // A list of audiences would be a token for several upstreams: we issue none.
            return payload.aud === upstream ? payload.jti : undefined;
        } catch {
            return undefined;
        }
    }
}
