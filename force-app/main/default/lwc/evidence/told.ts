import { isByPlatform } from 'c/crossOrigin';
import type { Diagnosis, Finding, Fix, Lane, LaneRequest, LaneResult, Obstacle } from 'c/crossOrigin';
import { LEFT_OUT, shownUrl, withoutSecretsOf } from 'c/secrets';
import type { Explanation } from './explanation';

/** What a page tells whoever watches it of one finished call: no answer, and nothing of the request that may be a secret. */
export interface Told {
    scenario?: string;
    lane: Lane;
    trace?: string;
    url: string;
    /** No body; of the headers of the answer the names. */
    result: LaneResult;
    diagnosis: Diagnosis;
    fixes: Fix[];
    findings: Finding[];
    next: Obstacle[];
}

export interface ToldCall {
    scenario?: string;
    lane: Lane;
    trace?: string;
    request: LaneRequest;
    explanation: Explanation;
}

/** The detail of a `calloutlabresult` event, which every script on the page may hear. */
export function toldOf({ scenario, lane, trace, request, explanation }: ToldCall): Told {
    const { diagnosis, fixes, findings, next } = explanation;
    const url = shownUrl(request.url);
    const result = withoutAnswer(explanation.result);
    // These may quote the request.
    const { error, ...told } = withoutSecretsOf(request, { diagnosis, fixes, findings, next, error: result.error });
    return { scenario, lane, trace, url, ...told, result: { ...result, ...(error && { error }) } };
}

function withoutAnswer({
    lane,
    outcome,
    ended,
    error,
    response,
    callout,
    callbacks,
    ...times
}: LaneResult): LaneResult {
    const { startedAt, durationMs } = times;
    return {
        lane,
        outcome,
        ended,
        ...(error && { error: isOfPage(lane, error) ? error : { ...error, message: LEFT_OUT } }),
        ...(response && {
            response: {
                ...response,
                url: shownUrl(response.url),
                headers: response.headers.map(([name]): [string, string] => [name, LEFT_OUT])
            }
        }),
        ...(callout && { callout: { outcome: callout.outcome, message: '', fix: '', target: callout.target } }),
        ...(callbacks && { callbacks: [...callbacks] }),
        startedAt,
        durationMs
    };
}

/** The browser's own words; those of a server are an answer. */
const isOfPage = (lane: Lane, { name }: { name: string }): boolean => !isByPlatform(lane) && name !== 'ApexError';
