import type { Org } from '../org.ts';
import { isAllowed } from '../rest/cors.ts';

/** Whether a page of `origin` may read the org's answers. */
export const isListed = (org: Org, origin: string): boolean => isAllowed(origin, org.metadata.corsAllowlist);

/** What an admin does in Setup > Security > CORS: puts `origin` on the list, or takes away every entry that covers it. */
export function setListed(org: Org, origin: string, listed: boolean): void {
    const others = org.metadata.corsAllowlist.filter((pattern) => !isAllowed(origin, [pattern]));
    org.change({ corsAllowlist: listed ? [...others, origin] : others });
}
