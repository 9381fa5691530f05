import { isReason } from 'c/crossOrigin';
import { reasonOfCorsError } from './networkErrors';
import type { Read, Sighting } from './sighting';
import { textsOf } from './textsOf';

/** An event of Chromium's DevTools protocol, domain Network, as a performance log keeps it. */
interface NetworkEvent {
    method?: string;
    params?: {
        requestId?: string;
        request?: unknown;
        documentURL?: string;
        corsErrorStatus?: unknown;
        canceled?: boolean;
    };
}

const KINDS = ['Network.requestWillBeSent', 'Network.loadingFailed'];

const eventOf = (value: unknown): NetworkEvent => (typeof value === 'object' && value !== null ? value : {});

export function isNetworkEvent(value: unknown): boolean {
    const { method, params } = eventOf(value);
    return KINDS.includes(method ?? '') && typeof params === 'object' && params !== null;
}

/** The calls that failed, each with its address where the list has the event of its sending too. */
export function readNetworkEvents(events: readonly unknown[]): Read {
    const sent = new Map<string, Pick<Sighting, 'url' | 'origin' | 'request'>>();
    const sightings = events.flatMap((event, index): Sighting[] => {
        const { method, params = {} } = eventOf(event);
        const { requestId = '', blockedReason, errorText = '' } = textsOf(params);
        if (method === KINDS[0]) {
            const { url, method: asked } = textsOf(params.request);
            const page = textsOf(params).documentURL ?? '';
            const origin = URL.canParse(page) ? new URL(page).origin : undefined;
            sent.set(requestId, { url, ...(origin && { origin }), ...(asked && { request: { method: asked } }) });
            return [];
        }
        if (params.canceled === true || errorText === 'net::ERR_ABORTED') {
            return [];
        }
        const { corsError, failedParameter } = textsOf(params.corsErrorStatus);
        return [
            {
                at: index + 1,
                text: `${errorText} ${corsError ?? blockedReason ?? ''}`.trim(),
                ...sent.get(requestId),
                ...(corsError && isReason(reasonOfCorsError(corsError))
                    ? { reason: reasonOfCorsError(corsError), profile: 'chromium' as const }
                    : { networkError: blockedReason ?? errorText }),
                ...(failedParameter && { values: { value: failedParameter } })
            }
        ];
    });
    return { sightings, unknown: [] };
}
