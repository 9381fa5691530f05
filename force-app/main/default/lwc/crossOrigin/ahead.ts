import { findings } from './findings';
import { get, tokens } from './headers';
import { isByPlatform } from './lanes';
import { obstacles } from './obstacles';
import { predict } from './predict';
import { hopsIn } from './serverLog';
import type { Diagnosis, Finding, Fix, Hop, Observation, Obstacle } from './types';

/** What is known beyond the diagnosis of a call: what its answers show, what they say is to be changed, and what comes after the obstacle that stopped it. */
export interface Ahead {
    findings: Finding[];
    /** Of the obstacle that stopped the call, by its answers; missing where only the reason is known. */
    fixes?: Fix[];
    next: Obstacle[];
}

const NOTHING: Ahead = { findings: [], next: [] };

/** By what the API's log and the other lanes know of the answers. What nobody knows stays open. */
export function ahead(observation: Observation, { outcome, certain, causes }: Diagnosis): Ahead {
    const { request, result, policiesKnown } = observation;
    const page = { ...observation.page, ...(policiesKnown === false ? { policies: [] } : {}) };
    if (!certain || result.ended !== 'settled' || isByPlatform(result.lane) || result.lane === 'proxy') {
        return NOTHING;
    }
    const hops = answersKnown(observation);
    if (outcome !== 'blocked') {
        return hops.length > 0 ? { findings: findings(page, request, hops), next: [] } : NOTHING;
    }
    const [first, ...next] = obstacles({ ...page, context: page.context ?? 'lex' }, request, hops);
    return first?.reason === causes[0]?.reason ? { findings: first.findings, fixes: first.fixes, next } : NOTHING;
}

/** The log of this very call; else the answer that Apex got, where neither a preflight nor the Origin header would have made it another one. */
function answersKnown({ serverLog = [], others = [], request }: Observation): Hop[] {
    if (serverLog.length > 0) {
        return hopsIn(serverLog, request);
    }
    const answer = others.find(({ lane, outcome }) => lane === 'apex' && outcome === 'readable')?.response;
    const isAsked = predict({ origin: 'https://page.invalid', policies: [] }, request, []).wire.some(
        ({ requestMethod }) => requestMethod !== undefined
    );
    if (!answer || isAsked) {
        return [];
    }
    const { status, headers } = answer;
    const varies = (tokens(headers, 'vary') ?? ['*']).some((name) => /^(origin|\*)$/i.test(name));
    return varies || get(headers, 'access-control-allow-origin') ? [] : [{ response: { status, headers } }];
}
