import type { ServerResponse } from './fetchTypes';
import { framingFailure } from './frameAncestors';
import { get } from './headers';
import { credentiallessIsUnknown, redirectsOfFramesNeedAPolicy } from './divergences';
import { diverges } from './profile';
import type { Current } from './request';
import { isRedirectStatus } from './response';

/** HTML § 7.4.2: what keeps an answer out of a frame or a worker: that it wants no such page around it, or that the page takes only its like. */
export function embeddingFailure(response: ServerResponse, current: Current): string | undefined {
    const isFrame = current.destination === 'iframe';
    const isRedirect = isRedirectStatus(response.status);
    const isRead = !isRedirect || (isFrame && diverges(current.profile, redirectsOfFramesNeedAPolicy));
    if ((!isFrame && current.destination !== 'worker') || !isRead) {
        return undefined;
    }
    if (needsPolicy(response, current)) {
        return 'coep';
    }
    return isFrame && !isRedirect ? framingFailure(response, current) : undefined;
}

/** HTML § 7.1.4.1: a page that embeds only what allows it frames and runs only what does the same. */
function needsPolicy({ headers }: ServerResponse, { embedder, profile }: Current): boolean {
    const own = get(headers, 'cross-origin-embedder-policy')?.split(';')[0];
    const isKnown = own === 'require-corp' || (own === 'credentialless' && !diverges(profile, credentiallessIsUnknown));
    return embedder !== 'unsafe-none' && !isKnown;
}
