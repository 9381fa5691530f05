import type { ServerResponse } from './fetchTypes';
import { framingFailure } from './frameAncestors';
import { get } from './headers';
import type { Current } from './request';
import { isRedirectStatus } from './response';

/** HTML § 7.4.2: what keeps an answer out of a frame: that it wants no such page around it, or that the page takes only its like. */
export function embeddingFailure(response: ServerResponse, current: Current): string | undefined {
    if (current.destination !== 'iframe' || isRedirectStatus(response.status)) {
        return undefined;
    }
    return framingFailure(response, current) ?? (needsPolicy(response, current) ? 'coep' : undefined);
}

/** HTML § 7.1.4.1: a page that embeds only what allows it frames only pages that do the same. */
function needsPolicy({ headers }: ServerResponse, { page }: Current): boolean {
    const isPicky = (page.embedderPolicy ?? 'unsafe-none') !== 'unsafe-none';
    const own = get(headers, 'cross-origin-embedder-policy') ?? '';
    return isPicky && !/^(require-corp|credentialless)(;|$)/.test(own);
}
