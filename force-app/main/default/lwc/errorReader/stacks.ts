import { apiStacks, type ApiStack } from './apiStack';
import type { Hop, Obstacle } from 'c/crossOrigin';

/** Every stack that the answers of a call name, the outermost first. */
export function stacksIn(hops: readonly Hop[]): ApiStack[] {
    const answers = hops.flatMap(({ preflight, response }) => [preflight, response]);
    const headers = answers.flatMap((answer) => (answer && answer !== 'unreachable' ? answer.headers : []));
    return apiStacks(headers);
}

/** Whether the API's owner has to let the page in. */
export const asksTheOwner = (obstacles: readonly Obstacle[]): boolean =>
    obstacles.some(({ fixes }) => fixes.some(({ id }) => /^(allow-|preflight-status)/.test(id)));
