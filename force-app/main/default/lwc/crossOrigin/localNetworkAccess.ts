import { spaceOfHost } from './addressSpace';
import type { Hop } from './fetchTypes';
import { localNetworksAreOpen } from './divergences';
import { diverges } from './profile';
import type { Current } from './request';

/** § 3.1.1 Local Network Access check: why a page may not reach a server of the user's own network. Nothing is sent then. */
export function localNetworkAccessCheck(current: Current, { preflight, response }: Hop): string | undefined {
    const { page, url, destination, space, profile, isSecure } = current;
    // A form leads the page itself away.
    if (space !== 'public' || destination === 'form' || diverges(profile, localNetworksAreOpen)) {
        return undefined;
    }
    const told = response === 'unreachable' ? preflight : response;
    const target = spaceOfHost(url.hostname) ?? told?.addressSpace ?? 'public';
    if (target === 'public') {
        return undefined;
    }
    if (!isSecure) {
        return 'InsecureLocalNetwork';
    }
    // A permission is of an origin, and a sandboxed page has none.
    const isGranted = page.localNetworkAccess === 'granted' && page.origin !== 'null';
    return isGranted ? undefined : 'LocalNetworkAccessPermissionDenied';
}
