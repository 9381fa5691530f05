import type { ServerResponse } from './fetchTypes';
import { framingFailure } from './frameAncestors';
import { get } from './headers';
import { credentiallessIsUnknown } from './divergences';
import { diverges } from './profile';
import type { Current } from './request';
import { isRedirectStatus } from './response';

/** HTML § 7.4.2: what keeps an answer out of a frame or a worker: that it wants no such page around it, or that the page takes only its like. */
export function embeddingFailure(response: ServerResponse, current: Current): string | undefined {
    const isFrame = current.destination === 'iframe';
    if ((!isFrame && current.destination !== 'worker') || isRedirectStatus(response.status)) {
        return undefined;
    }
    if (needsPolicy(response, current)) {
        return 'coep';
    }
    return isFrame ? framingFailure(response, current) : undefined;
}

/** HTML § 7.1.4.1: a page that embeds only what allows it frames and runs only what does the same. */
function needsPolicy({ headers }: ServerResponse, { embedder, profile }: Current): boolean {
    const isPicky = embedder !== 'unsafe-none';
    const own = get(headers, 'cross-origin-embedder-policy') ?? '';
    const known = diverges(profile, credentiallessIsUnknown)
        ? /^require-corp(;|$)/
        : /^(require-corp|credentialless)(;|$)/;
    return isPicky && !known.test(own);
}
