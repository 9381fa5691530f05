import type { Verdict } from '../../force-app/main/default/lwc/crossOrigin/types.ts';
import type { Observed, Scenario } from './chromium-observer.ts';

/** What both sides have: everything that a browser and its servers can show. */
export function comparable({ outcome, reason, status, visibleHeaders, wire }: Verdict | Observed): object {
    return {
        outcome,
        ...(outcome === 'blocked' ? { reason } : {}),
        ...(outcome === 'readable' ? { status, visibleHeaders } : {}),
        wire: wire.map(({ method, url, origin, requestMethod, requestHeaders }) => ({
            method,
            url,
            origin,
            requestMethod,
            requestHeaders
        }))
    };
}

export const agrees = (predicted: Verdict | Observed, observed: Verdict | Observed): boolean =>
    JSON.stringify(comparable(predicted)) === JSON.stringify(comparable(observed));

/** A scenario made smaller, one part less each: candidates for the smallest that still disagrees. */
export function simpler({ page, request, hops }: Scenario): Scenario[] {
    const without = <T>(list: T[], index: number): T[] => list.filter((_item, other) => other !== index);
    const optional = ['method', 'mode', 'credentials', 'redirect', 'body'] as const;
    return [
        ...page.policies.map((_policy, index) => ({
            page: { ...page, policies: without(page.policies, index) },
            request,
            hops
        })),
        ...optional
            .filter((key) => request[key] !== undefined)
            .map((key) => ({ page, request: { ...request, [key]: undefined }, hops })),
        ...(request.headers ?? []).map((_header, index) => ({
            page,
            request: { ...request, headers: without(request.headers ?? [], index) },
            hops
        })),
        ...hops.flatMap((hop, at) =>
            hop.response === 'unreachable'
                ? []
                : hop.response.headers.map((_header, index) => ({
                      page,
                      request,
                      hops: hops.map((other, position) =>
                          position === at && other.response !== 'unreachable'
                              ? {
                                    ...other,
                                    response: { ...other.response, headers: without(other.response.headers, index) }
                                }
                              : other
                      )
                  }))
        )
    ];
}
