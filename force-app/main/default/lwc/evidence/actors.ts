import { isRecordLane } from 'c/crossOrigin';
import type { Lane, LaneResult, Observation } from 'c/crossOrigin';
import type { Actor, ActorId } from './steps';

const MIDDLE: Partial<Record<Lane, ActorId>> = {
    apex: 'org',
    proxy: 'proxy',
    'record-wire': 'platform',
    'record-apex': 'platform'
};

/** Apex makes the call itself; for the proxy it asks for a token, and where there is none nothing else happens. */
export const isByOrg = ({ lane, sent, callout }: LaneResult): boolean =>
    lane === 'apex' || (lane === 'proxy' && callout !== undefined && !sent);

/** Who takes part in a call, from left to right. `apiUrl`: what the lane was asked to call. */
export function actorsOf({ page, result, serverLog }: Observation, apiUrl: string): Actor[] {
    const first = originOf(apiUrl) ?? apiUrl;
    const next = (serverLog ?? []).map(({ origin }) => origin).find((origin) => origin !== first);
    const middle = isByOrg(result) ? 'org' : MIDDLE[result.lane];
    const middleOrigin = result.sent && originOf(result.sent.url);
    return [
        { id: 'page', origin: page.origin },
        ...(middle ? [{ id: middle, ...(middleOrigin && { origin: middleOrigin }) }] : []),
        ...(isRecordLane(result.lane) ? [] : [{ id: 'api' as const, origin: first }]),
        ...(next ? [{ id: 'api2' as const, origin: next }] : [])
    ];
}

function originOf(url: string): string | undefined {
    try {
        const { origin } = new URL(url);
        return origin === 'null' ? undefined : origin;
    } catch {
        return undefined;
    }
}

export const actorAt = (origin: string, actors: Actor[]): ActorId =>
    actors.find((actor) => actor.origin === origin && actor.id !== 'page')?.id ?? 'api';
