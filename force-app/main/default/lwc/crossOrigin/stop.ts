import { get } from './headers';
import { isAnswer, isRedirectStatus } from './response';
import type { Call, Gate, HeaderList, Hop, ServerResponse, Verdict, WireRequest } from './types';
import { calledUrl, parseUrl } from './url';

/** Where a call stopped, and with what: all that advice and findings are drawn from. */
export interface Stop extends Call {
    gate: Gate;
    reason: string;
    hop: number;
    part: 'preflight' | 'response';
    /** Of the request that was answered last, or of the call itself when nothing was sent. Empty when it is no URL. */
    url: string;
    /** The origin that the answer has to allow: `null` where redirects have left nothing of the page's. */
    origin: string;
    method: string;
    /** The names that the preflight asked for. */
    asked: string[];
    /** The answer that decided; missing where there is none. */
    answer?: ServerResponse;
    headers: HeaderList;
    /** Where that answer redirects to. */
    target?: URL;
}

const isPreflight = ({ requestMethod }: WireRequest): boolean => requestMethod !== undefined;

/** WebKit looks at some redirects only once it has asked where they lead: what was decided is the answer before that. */
const decidedBy = ({ wire, gate }: Pick<Verdict, 'wire' | 'gate'>): WireRequest[] => {
    const last = wire[wire.length - 1];
    const isLate = last && isPreflight(last) && gate !== 'preflight' && gate !== 'network';
    return isLate ? wire.slice(0, -1) : wire;
};

/** The hop that a verdict's last request went to, and whether it was the preflight. */
const placeOf = (wire: WireRequest[]): Pick<Stop, 'hop' | 'part'> => {
    const sent = wire.filter((request) => !isPreflight(request)).length;
    const last = wire[wire.length - 1];
    return last && isPreflight(last)
        ? { hop: sent, part: 'preflight' }
        : { hop: Math.max(sent - 1, 0), part: 'response' };
};

export function stopOf(call: Call, verdict: Pick<Verdict, 'gate' | 'reason' | 'wire'>): Stop {
    const { page, request, hops } = call;
    const { gate = 'network', reason = '' } = verdict;
    const wire = decidedBy(verdict);
    const { hop, part } = placeOf(wire);
    const last = wire[wire.length - 1];
    const given = last ? hops[Math.min(hop, hops.length - 1)]?.[part] : undefined;
    const answer = isAnswer(given) ? given : undefined;
    const headers = answer?.headers ?? [];
    const url = last?.url ?? calledUrl(request.url, page.origin)?.href ?? '';
    return {
        page,
        request,
        hops,
        gate,
        reason,
        hop,
        part,
        url,
        origin: last?.origin ?? page.origin,
        method: last?.requestMethod ?? last?.method ?? request.method ?? 'GET',
        asked: last?.requestHeaders?.split(',') ?? [],
        answer,
        headers,
        target: targetOf(answer, url)
    };
}

/** A redirect without a Location leads nowhere: it is an answer like any other. */
export function targetOf(answer: Hop['response'], url: string): URL | undefined {
    const location = isAnswer(answer) && isRedirectStatus(answer.status) ? get(answer.headers, 'location') : undefined;
    return location ? parseUrl(location, url) : undefined;
}

/** The verdict rests on an answer that nobody gave: after a preflight, of an address that a redirect led to, or of any when no hop is known. */
export function isGuess({ hops }: Call, verdict: Verdict): boolean {
    const sent = verdict.wire.filter((request) => !isPreflight(request));
    const isLoop = hops.length > 0 && sent[hops.length]?.url === sent[hops.length - 1]?.url;
    const { hop, part } = placeOf(decidedBy(verdict));
    const isUnknown = hop >= hops.length ? !isLoop : part === 'response' && !hops[hop].response;
    return verdict.wire.length > 0 && isUnknown;
}
