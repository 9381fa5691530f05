import type {
    FetchRequest,
    Profile,
    Verdict,
    WireRequest
} from '../../force-app/main/default/lwc/crossOrigin/types.ts';
import { isUpgrading } from './apis.ts';
import type { Observed, Scenario } from './observation.ts';

export type Browser = Exclude<Profile, 'spec'>;

/** Chromium has one word for all that its network does not ask because of where it is, and one for all that keeps a page out of a frame. */
const REFUSED = 'redirect-refused';
const UNFRAMED = 'framing-refused';
/** What neither a WebSocket nor the network's log of one tells apart, and a worker that has been asked for. */
const FAILED = 'failed';

export function chromiumsWord(
    { reason = '', wire = [] }: Pick<Verdict, 'reason'> & Partial<Pick<Verdict, 'wire'>>,
    { mode, destination }: Partial<FetchRequest> = {}
): string {
    if (
        mode === 'websocket'
            ? !['csp', 'mixed-content', 'bad-port', 'invalid-url'].includes(reason)
            : destination === 'worker' && wire.length > 0
    ) {
        return FAILED;
    }
    if (reason === 'frame-ancestors' || reason === 'x-frame-options') {
        return UNFRAMED;
    }
    // Of a body that is too large for keepalive it tells nobody.
    if (reason === 'keepalive-too-large') {
        return 'unreachable';
    }
    return reason === 'redirect-credentials' || reason === 'DisallowedByMode' ? REFUSED : reason;
}

/**
 * Of a failure Firefox and WebKit show only where it happened (see proxied.ts). What Chromium has a CorsError for is no matter of the
 * constructor in any standard, also where nothing is sent.
 */
function stageOf({ reason = '', gate }: Verdict): string {
    const isArgument = gate === 'arguments' && !/^[A-Z]/.test(reason);
    return isArgument ? 'arguments' : gate === 'csp' ? 'csp' : 'network';
}

const wordOf = (verdict: Verdict | Observed, request: FetchRequest, browser: Browser): string | undefined => {
    if (browser === 'chromium') {
        return chromiumsWord(verdict, request);
    }
    // Of a frame that a redirect leads elsewhere WebKit's event tells only where.
    const isOnTheWay = browser === 'webkit' && request.destination === 'iframe' && verdict.wire.length > 0;
    // The address of malformed data is one that can be read, so it is no matter of the constructor.
    if (isOnTheWay || verdict.reason === 'invalid-data-url') {
        return 'network';
    }
    return 'rule' in verdict ? stageOf(verdict) : verdict.reason;
};

/** A broken connection makes a browser send a request again (RFC 9110 § 9.2.2): no matter of the standards compared here. */
const withoutRetries = (wire: WireRequest[]): WireRequest[] =>
    wire.filter((request, index) => JSON.stringify(request) !== JSON.stringify(wire[index - 1]));

/** What both sides have: everything that a browser and its servers can show. */
export function comparable(verdict: Verdict | Observed, request: FetchRequest, browser: Browser): object {
    const { status, visibleHeaders, wire } = verdict;
    // WebKit ends a load that leads there, which may have been sent by then.
    const isSure = ({ url }: WireRequest): boolean =>
        browser !== 'webkit' || verdict.outcome !== 'blocked' || !url.includes('://0.0.0.0');
    // What loads an element tells only that it has loaded.
    const outcome = isFetch(request) || verdict.outcome !== 'readable' ? verdict.outcome : 'opaque';
    return {
        outcome,
        ...(outcome === 'blocked' ? { reason: wordOf(verdict, request, browser) } : {}),
        ...(outcome === 'readable' ? { status, visibleHeaders } : {}),
        wire: withoutRetries(wire.filter(isSure)).map(({ method, url, origin, requestMethod, requestHeaders }) => ({
            method,
            url,
            origin,
            requestMethod,
            requestHeaders
        }))
    };
}

const isFetch = ({ destination = '', mode, initiator = 'fetch' }: FetchRequest): boolean =>
    destination === '' && mode !== 'websocket' && (initiator === 'fetch' || initiator === 'xmlhttprequest');

export const agrees = (predicted: Verdict, observed: Observed, request: FetchRequest, browser: Browser): boolean =>
    JSON.stringify(comparable(predicted, request, browser)) === JSON.stringify(comparable(observed, request, browser));

/** A scenario made smaller, one part less each: candidates for the smallest that still disagrees. */
export function simpler({ page, request, hops }: Scenario): Scenario[] {
    const without = <T>(list: T[], index: number): T[] => list.filter((_item, other) => other !== index);
    const optional = request.initiator ? [] : (['method', 'mode', 'credentials', 'redirect', 'body'] as const);
    return [
        // Without an upgrade a port that speaks https would be asked by http.
        ...page.policies.flatMap((policy, index) =>
            isUpgrading({ ...page, policies: [policy] })
                ? []
                : { page: { ...page, policies: without(page.policies, index) }, request, hops }
        ),
        ...optional
            .filter((key) => request[key] !== undefined)
            .map((key) => ({ page, request: { ...request, [key]: undefined }, hops })),
        ...(request.headers ?? []).map((_header, index) => ({
            page,
            request: { ...request, headers: without(request.headers ?? [], index) },
            hops
        })),
        ...hops.flatMap(({ response }, at) =>
            response === undefined || response === 'unreachable'
                ? []
                : response.headers.flatMap(([name], index) => {
                      const less = { ...response, headers: without(response.headers, index) };
                      const answered = hops.map((hop, position) =>
                          position === at ? { ...hop, response: less } : hop
                      );
                      // A redirect that leads nowhere is another matter.
                      return name === 'Location' ? [] : [{ page, request, hops: answered }];
                  })
        )
    ];
}
