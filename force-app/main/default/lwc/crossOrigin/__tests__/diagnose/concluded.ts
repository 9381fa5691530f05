import { diagnose } from 'c/crossOrigin';
import { result } from '../result';

/** What is concluded of a call that a page saw fail. */

export const PAGE = { origin: 'https://lab.example', policies: ["connect-src 'self' https://api.example"] };
export const ANYWHERE = { ...PAGE, policies: [] };
export const URL_ = 'https://api.example/orders';

export function conclude(more: Record<string, unknown> = {}) {
    const { result: given, request, ...observed } = more;
    return diagnose({
        page: PAGE,
        policiesKnown: true,
        resourceTiming: 'entry',
        request: { url: URL_, mode: 'cors', ...(request as object) },
        result: result(given as object),
        ...observed
    } as never);
}

export const reasons = (more?: Record<string, unknown>) => conclude(more).causes.map(({ reason }) => reason);
export const gates = (more?: Record<string, unknown>) => new Set(conclude(more).causes.map(({ gate }) => gate));
export const entry = (method: string, status: number | undefined, responseHeaders: string[][] = []) => ({
    method,
    status,
    responseHeaders,
    headers: [],
    url: '/orders'
});
