import { basicHeaderNames, exposedHeaderNames, get } from './headers';
import type { Current } from './request';
import type { ServerResponse, Verdict } from './types';

/** Fetch § 2.2.6 filtered responses: what is left for the script. */
export function filtered(current: Current, { status, headers }: ServerResponse): Verdict {
    const { crossed, mode, credentials, wire } = current;
    if (crossed && mode === 'no-cors') {
        return { outcome: 'opaque', status: 0, wire };
    }
    const visibleHeaders = crossed ? exposedHeaderNames(headers, credentials === 'include') : basicHeaderNames(headers);
    return { outcome: 'readable', status, visibleHeaders, wire };
}

/** Fetch § 3.6 Cross-Origin-Resource-Policy check. */
export function corpBlocks({ headers }: ServerResponse, { self, url }: Current): boolean {
    const policy = get(headers, 'cross-origin-resource-policy');
    if (policy === 'same-origin') {
        return true;
    }
    return policy === 'same-site' && !isSameSite(url, self);
}

/** HTML § 7.1.1.1 schemelessly same site, but an insecure page is not of the same site as a secure answer. */
function isSameSite(url: URL, self: URL | undefined): boolean {
    return (
        self !== undefined &&
        registrableDomain(url.hostname) === registrableDomain(self.hostname) &&
        (url.protocol !== 'https:' || self.protocol === 'https:')
    );
}

/** The last two labels: what it is under most public suffixes; the list of the others would be larger than the engine. */
const registrableDomain = (host: string): string => host.split('.').slice(-2).join('.');
