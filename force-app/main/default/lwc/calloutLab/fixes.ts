import { obstacles, type Fix, type PageContext } from 'c/crossOrigin';
import type { LaneState } from './types';

/**
 * All that is advised for a call: by the lanes that know why they were stopped. As long as none has run, `page` foretells what a request
 * of one's own will meet before any answer.
 */
export function fixesOf(lanes: readonly LaneState[], page?: PageContext): Fix[] {
    const explained = lanes.flatMap(({ explanation }) => explanation ?? []);
    if (explained.length > 0) {
        return explained
            .filter(({ diagnosis }) => diagnosis.certain)
            .flatMap(({ fixes, next }) => [...fixes, ...next.flatMap((obstacle) => obstacle.fixes)]);
    }
    const request = lanes.find(({ lane }) => lane === 'direct')?.request;
    return page && request
        ? obstacles({ context: 'lex', ...page }, { ...request, mode: 'cors' }, []).flatMap(({ fixes }) => fixes)
        : [];
}
