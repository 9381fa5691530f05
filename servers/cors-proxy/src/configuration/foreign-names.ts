import type { CorsProxyOptions } from './options.ts';
import { VARIABLE_NAMES } from './environment.ts';

/* Variables as other proxies and frameworks call them: `ORIGINS`, `TRUST_PROXY`, `MAX_BODY_SIZE`. One may be meant for another program, so it is told and no fault. */

/** Words that say nothing of what is meant. */
const FILLERS = new Set('ACCESS ALLOW ALLOWED CONTROL CORS CORSANYWHERE HOPS LIMIT LIST MAX PROXIES PROXY'.split(' '));
/** Other words for ours. */
const SYNONYMS = new Map(
    Object.entries({
        ALLOWLIST: 'ORIGINS',
        BODY: 'REQUEST BYTES',
        JWT: 'TOKEN',
        LENGTH: 'BYTES',
        ORIGIN: 'ORIGINS',
        PAYLOAD: 'REQUEST BYTES',
        RATELIMIT: 'RATE',
        SIZE: 'BYTES',
        TRUST: 'TRUSTED',
        URI: 'URL',
        WHITELIST: 'ORIGINS'
    })
);

/** What a name means: its words in any order, each once. */
function meaningOf(name: string): string {
    const words = name.split('_').flatMap((word) => (SYNONYMS.get(word) ?? word).split(' '));
    return [...new Set(words.filter((word) => !FILLERS.has(word)))].sort().join(' ');
}

// PORT and HOST are those of any program.
const OURS = new Map(
    VARIABLE_NAMES.filter((name) => name.includes('_') || name.length > 4).map((name) => [meaningOf(name), name])
);

/** Each variable that is not read, with the one of ours that means the same. */
export function foreignNames({ env = {}, upstreams }: Pick<CorsProxyOptions, 'env' | 'upstreams'>): [string, string][] {
    const credentials = JSON.stringify(upstreams ?? {});
    return Object.keys(env)
        .filter((name) => env[name] && !VARIABLE_NAMES.includes(name) && !credentials.includes(JSON.stringify(name)))
        .flatMap((name) => {
            const ours = OURS.get(meaningOf(name.toUpperCase()));
            return ours && !env[ours] ? [[name, ours] as [string, string]] : [];
        });
}
