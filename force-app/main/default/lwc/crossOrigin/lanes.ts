import type { FetchRequest, Lane } from './types';

/** The platform reads a record of its own for the page: no API is called. */
export const isRecordLane = (lane: Lane): boolean => lane === 'record-wire' || lane === 'record-apex';

/** The platform acts, not the browser: what a browser can observe of a call says nothing about these. */
export const isByPlatform = (lane: Lane): boolean => lane === 'apex' || isRecordLane(lane);

/** What a lane makes of the request that it is given. */
const OF_LANE: Partial<Record<Lane, Partial<FetchRequest>>> = {
    'no-cors': { mode: 'no-cors' },
    image: { mode: 'no-cors', destination: 'image' },
    form: { destination: 'form' }
};

export const requestIn = (lane: Lane, request: FetchRequest): FetchRequest => ({ ...request, ...OF_LANE[lane] });
