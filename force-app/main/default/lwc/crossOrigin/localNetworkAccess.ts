import { spaceOfHost } from './addressSpace';
import type { Hop, ServerResponse } from './fetchTypes';
import { localNetworksAreOpen } from './divergences';
import { diverges } from './profile';
import type { Current } from './request';

/** § 3.1.1 Local Network Access check: why a page may not reach a server of the user's own network. Nothing is sent then. */
export function localNetworkAccessCheck(current: Current, hop: Hop): string | undefined {
    const { page, url, destination, profile, isSecure } = current;
    // A form leads the page itself away.
    if (current.space !== 'public' || destination === 'form' || diverges(profile, localNetworksAreOpen)) {
        return undefined;
    }
    if ((targetSpace(url.hostname, hop) ?? 'public') === 'public') {
        return undefined;
    }
    if (!isSecure) {
        return 'InsecureLocalNetwork';
    }
    // A permission is of an origin, and a sandboxed page has none.
    const isGranted = page.localNetworkAccess === 'granted' && page.origin !== 'null';
    return isGranted ? undefined : 'LocalNetworkAccessPermissionDenied';
}

/** Of the address, or of the server that answered; undefined where neither tells. */
export function targetSpace(host: string, { preflight, response }: Hop = {}): ServerResponse['addressSpace'] {
    return spaceOfHost(host) ?? (response === 'unreachable' ? preflight : response)?.addressSpace;
}
