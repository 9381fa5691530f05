import type { Profile } from './types';

/**
 * Where browsers leave the letter of the standards: each divergence by a name, and who diverges. Chromium's are measured by
 * `npm run verify:browser`; Firefox's were seen by hand only, and two more of its own are not modelled: the Origin after a redirect back to the
 * page's origin, and preflights of a POST that a redirect turned into a GET.
 */
const DIVERGENCES = {
    /** Fetch § 4.8: `Access-Control-Allow-Headers: *` does not stand for Authorization. */
    'wildcard-covers-authorization': ['chromium', 'firefox'],
    /** CSP3 § 6.7.2.9: `ws:` stands for http and https too, `wss:` for https. */
    'websocket-sources-are-for-websockets': ['chromium', 'firefox'],
    /** CSP3 § 6.7.2.10: hosts in a source list are domains, never addresses. */
    'sources-may-be-addresses': ['chromium', 'firefox'],
    /** CSP3 § 6.7.2.11: a port stands for itself, also where the scheme is upgraded. */
    'port-80-stands-for-443': ['chromium', 'firefox'],
    /** CSP3 § 2.3.1: a source expression has no query. */
    'source-query-is-ignored': ['chromium'],
    /** Fetch § 4.4: only a request of mode cors may not be redirected to an address with a user name. */
    'redirect-to-credentials-is-refused': ['chromium'],
    /** Fetch § 4.4: the redirect mode is looked at before the Location. */
    'location-comes-before-redirect-mode': ['chromium'],
    /** Fetch § 3.2: a request without CORS keeps its origin on the first crossing. */
    'redirected-no-cors-has-null-origin': ['chromium'],
    /** Fetch § 3.2: a secure page keeps its origin from an insecure server, loopback too, in a request without CORS. */
    'insecure-servers-learn-the-origin': ['chromium'],
    /** Fetch § 2.2.2: each value of a repeated header is judged by itself. */
    'repeated-headers-are-judged-as-one': ['chromium'],
    /** Fetch § 2.2.2: the names in Access-Control-Request-Headers are a set. */
    'repeated-names-are-asked-for-repeatedly': ['firefox']
} satisfies Record<string, Profile[]>;

export type Divergence = keyof typeof DIVERGENCES;

export const diverges = (profile: Profile, divergence: Divergence): boolean =>
    (DIVERGENCES[divergence] as Profile[]).includes(profile);
