import { advise } from './advise';
import { apexFix } from './fixApex';
import { consoleTextFor, gateOf, ruleFor, textFor } from './texts';
import type { FetchRequest, Obstacle, PageContext } from './types';

const APEX_GATES = ['callout-target', 'remote-site', 'named-credential'];

/** Whether it is Apex that met the reason. Some a browser has too: then the words around it, `text`, tell who spoke. */
export const isByApex = (reason: string, text = ''): boolean =>
    APEX_GATES.includes(gateOf(reason)) ||
    apexFix(reason, false) !== undefined ||
    ['response-too-large', 'apex-error'].includes(reason) ||
    /\b(Callout|Limit|Unexpected|IllegalArgument)Exception\b|\b(IO Exception|Read timed out|Unable to tunnel)\b/i.test(
        text
    );

/** The obstacle of which no more is known than its reason, as a message tells it: in words, with its rule and what to change. */
export function obstacleNamed(
    reason: string,
    page: PageContext,
    request: FetchRequest,
    isApex = isByApex(reason)
): Obstacle {
    const gate = gateOf(reason);
    const lane = isApex ? 'apex' : 'direct';
    return {
        gate,
        reason,
        text: textFor(reason, page.origin, request.url),
        consoleText: consoleTextFor(reason, page.origin, request.url),
        rule: ruleFor(reason),
        findings: [],
        fixes: advise({ outcome: 'blocked', gate, reason, wire: [] }, { page, request, lane })
    };
}
