import { basicHeaderNames, exposedHeaderNames, get } from './headers';
import { addressesAreOfNoSite, unknownResourcePoliciesSatisfyEmbedders } from './divergences';
import { diverges } from './profile';
import { isAddress } from './url';
import type { Current } from './request';
import type { Hop, Profile, ServerResponse, Verdict } from './fetchTypes';

/** Fetch § 2.2.3 redirect status. */
export const isRedirectStatus = (status: number): boolean =>
    status === 301 || status === 302 || status === 303 || status === 307 || status === 308;

export const isAnswer = (answer: Hop['response']): answer is ServerResponse =>
    answer !== undefined && answer !== 'unreachable';

/** Fetch § 2.2.6 filtered responses: what is left for the script. */
export function filtered(current: Current, { status, headers }: ServerResponse): Verdict {
    const { tainted, mode, destination, include, wire } = current;
    if (destination === 'form' || (tainted && (mode === 'no-cors' || mode === 'navigate'))) {
        return { outcome: 'opaque', status: 0, wire };
    }
    const visibleHeaders = tainted ? exposedHeaderNames(headers, include) : basicHeaderNames(headers);
    return { outcome: 'readable', status, visibleHeaders, wire };
}

/** Fetch § 3.6 cross-origin resource policy check: `corp` where the server keeps its answer, `coep` where the page takes none without it. */
export function corpFailure({ headers }: ServerResponse, current: Current): string | undefined {
    const { self, url, profile, mode, destination, embedder } = current;
    if (
        url.origin === self?.origin ||
        (mode === 'navigate' && (destination === 'form' || embedder === 'unsafe-none'))
    ) {
        return undefined;
    }
    const given = get(headers, 'cross-origin-resource-policy');
    const isWanted = embedder === 'require-corp' || (embedder === 'credentialless' && mode === 'navigate');
    if (!given || !['same-origin', 'same-site', 'cross-origin'].includes(given)) {
        const isEnough = given && diverges(profile, unknownResourcePoliciesSatisfyEmbedders);
        return isWanted && !isEnough ? 'coep' : undefined;
    }
    return given === 'same-origin' || (given === 'same-site' && !isSameSite(url, self, profile)) ? 'corp' : undefined;
}

/** HTML § 7.1.1.1 schemelessly same site, but an insecure page is not of the same site as a secure answer. */
function isSameSite(url: URL, self: URL | undefined, profile: Profile): boolean {
    if (!self || (url.protocol === 'https:' && self.protocol !== 'https:')) {
        return false;
    }
    return isAddress(url.hostname)
        ? url.hostname === self.hostname && !diverges(profile, addressesAreOfNoSite)
        : registrableDomain(url.hostname) === registrableDomain(self.hostname);
}

/**
 * URL § 3.2: public suffixes. Of those that are more than one label only what the domains of countries have in common is known, and where many put
 * their pages and APIs; the whole list is larger than the engine.
 */
const SUFFIX = /\.((com?|net|org|gov|edu|ac|or|ne|go)\.\w\w|github\.io|herokuapp\.com|(vercel|netlify)\.app|[^.]+)\.?$/;

/** URL § 3.2: the suffix and one label more. */
export const registrableDomain = (host: string): string =>
    host.slice(host.lastIndexOf('.', (SUFFIX.exec(host)?.index ?? 0) - 1) + 1);
