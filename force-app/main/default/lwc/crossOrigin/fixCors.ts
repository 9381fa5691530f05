import { allowCredentials, allowOrigin, dropCredentials } from './fixHeaders';
import { isOfCache } from './findAnswer';
import { findNearMiss } from './findOrigin';
import type { Stop } from './stop';
import type { Fix } from './types';

/** Redirects across two origins have left `null` of the page's: no list of origins helps then. */
export const isTainted = ({ origin, page }: Stop): boolean => origin === 'null' && page.origin !== 'null';

/** The CORS check, at the answer or at the preflight's: § 4.9 has the same reasons for both. */
export function allowThePage(stop: Stop, prefix: string): Fix[] {
    const { request, origin } = stop;
    const check = stop.reason.slice(prefix.length);
    if (origin === 'null' && request.credentials === 'include') {
        return [dropCredentials()];
    }
    if (check === 'WildcardOriginNotAllowed' || check === 'InvalidAllowCredentials') {
        return allowCredentials(stop);
    }
    const miss = findNearMiss(stop);
    if (check === 'MultipleAllowOriginValues' && !miss) {
        const before = 'Set the header in one place only: in the app, or in the server or gateway in front of it. ';
        return allowOrigin(stop, before).map((fix, index) =>
            index === 0 ? { ...fix, title: 'Send Access-Control-Allow-Origin once, with one value' } : fix
        );
    }
    return allowOrigin(stop, isOfCache(stop) ? 'Clear the cache that gave this answer. ' : miss && `${miss.fix} `);
}
