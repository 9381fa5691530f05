import { obstacles, predict } from 'c/crossOrigin';
import type { FetchRequest, Hop, LaneRequest, Obstacle, PageContext, ServerResponse, Verdict } from 'c/crossOrigin';

/** What the API is assumed to answer. */
export type Assumption = 'none' | 'any' | 'page' | 'preflight';

/** What would happen in the two lanes that CORS decides. `undefined` when the request is not complete enough to ask. */
export interface Forecast {
    direct: Verdict;
    noCors: Verdict;
    /** What the direct call will meet behind the first obstacle. */
    next: Obstacle[];
}

export function forecastOf(page: PageContext, request: LaneRequest, assumption: Assumption): Forecast {
    const hops = [answerOf(page, request, assumption)];
    const ask = (mode: FetchRequest['mode']): Verdict => predict(page, { ...request, mode }, hops);
    const all = obstacles({ ...page, context: page.context ?? 'lex' }, { ...request, mode: 'cors' }, hops);
    return { direct: ask('cors'), noCors: ask('no-cors'), next: all.slice(1) };
}

/** The reason why no browser sends this request, whatever the API answers: bad arguments, CSP, mixed content. */
export function refusalOf(page: PageContext, request: LaneRequest): Verdict | undefined {
    const { direct } = forecastOf(page, request, 'preflight');
    return direct.outcome === 'blocked' && direct.wire.length === 0 ? direct : undefined;
}

function answerOf(page: PageContext, request: LaneRequest, assumption: Assumption): Hop {
    const response = { status: 200, headers: allowOriginOf(page, assumption) };
    return { preflight: assumption === 'preflight' ? allowing(response, request) : response, response };
}

function allowOriginOf({ origin }: PageContext, assumption: Assumption): ServerResponse['headers'] {
    switch (assumption) {
        case 'none':
            return [];
        case 'any':
            return [['Access-Control-Allow-Origin', '*']];
        default:
            return [
                ['Access-Control-Allow-Origin', origin],
                ['Access-Control-Allow-Credentials', 'true']
            ];
    }
}

function allowing({ status, headers }: ServerResponse, request: LaneRequest): ServerResponse {
    return {
        status,
        headers: [
            ...headers,
            ['Access-Control-Allow-Methods', request.method ?? 'GET'],
            ['Access-Control-Allow-Headers', (request.headers ?? []).map(([name]) => name).join(', ')]
        ]
    };
}
