import { exchangeOf } from 'c/evidence';

/** The picture of a call that nobody made: what would go over the wire, and what would be answered. */
export function exchangeOfPrediction({ page, request, hops }, verdict) {
    const { outcome, gate, reason = '', wire, status } = verdict;
    const result = {
        lane: 'direct',
        outcome,
        ended: 'settled',
        startedAt: 0,
        durationMs: 0,
        ...(outcome === 'readable' && {
            response: { status, statusText: '', type: 'cors', url: request.url, redirected: false, headers: [] }
        })
    };
    const causes = outcome === 'blocked' ? [{ gate, reason, text: '' }] : [];
    const drawn = exchangeOf(
        { page, request, result, serverLog: logOf(wire, hops) },
        { outcome, certain: true, causes, wanted: [], text: '' }
    );
    // No server wrote a log: these are the answers that were typed in.
    return { ...drawn, source: 'browser' };
}

function logOf(wire, hops) {
    return wire.map(({ method, url, origin, requestMethod, requestHeaders }) => {
        const [{ preflight, response }] = hops;
        const answer = requestMethod === undefined ? response : preflight;
        return {
            trace: '',
            at: 0,
            origin: new URL(url).origin,
            method,
            url: new URL(url).pathname + new URL(url).search,
            headers: [
                ...(origin === undefined ? [] : [['origin', origin]]),
                ...(requestMethod === undefined ? [] : [['access-control-request-method', requestMethod]]),
                ...(requestHeaders === undefined ? [] : [['access-control-request-headers', requestHeaders]])
            ],
            bodyBytes: 0,
            status: answer.status,
            responseHeaders: answer.headers
        };
    });
}
