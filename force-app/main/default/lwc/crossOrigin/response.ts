import { basicHeaderNames, exposedHeaderNames, get } from './headers';
import { diverges } from './profile';
import { isAddress } from './url';
import type { Current } from './request';
import type { Profile, ServerResponse, Verdict } from './types';

/** Fetch § 2.2.3 redirect status. */
export const isRedirectStatus = (status: number): boolean =>
    status === 301 || status === 302 || status === 303 || status === 307 || status === 308;

/** Fetch § 2.2.6 filtered responses: what is left for the script. */
export function filtered(current: Current, { status, headers }: ServerResponse): Verdict {
    const { crossed, mode, include, wire } = current;
    if (crossed && mode === 'no-cors') {
        return { outcome: 'opaque', status: 0, wire };
    }
    const visibleHeaders = crossed ? exposedHeaderNames(headers, include) : basicHeaderNames(headers);
    return { outcome: 'readable', status, visibleHeaders, wire };
}

/** Fetch § 3.6 cross-origin resource policy check. */
export function corpBlocks({ headers }: ServerResponse, { self, url, profile }: Current): boolean {
    if (url.origin === self?.origin) {
        return false;
    }
    const policy = get(headers, 'cross-origin-resource-policy');
    return policy === 'same-origin' || (policy === 'same-site' && !isSameSite(url, self, profile));
}

/** HTML § 7.1.1.1 schemelessly same site, but an insecure page is not of the same site as a secure answer. */
function isSameSite(url: URL, self: URL | undefined, profile: Profile): boolean {
    if (!self || (url.protocol === 'https:' && self.protocol !== 'https:')) {
        return false;
    }
    return isAddress(url.hostname)
        ? url.hostname === self.hostname && !diverges(profile, 'addresses-are-of-no-site')
        : registrableDomain(url.hostname) === registrableDomain(self.hostname);
}

/** The last two labels: what it is under most public suffixes; the list of the others would be larger than the engine. */
const registrableDomain = (host: string): string => host.replace(/^.*\.(?=[^.]+\.[^.])/, '');
