import type { Lane } from './types';

/** The platform reads a record of its own for the page: no API is called. */
export const isRecordLane = (lane: Lane): boolean => lane === 'record-wire' || lane === 'record-apex';

/** The platform acts, not the browser: what a browser can observe of a call says nothing about these. */
export const isByPlatform = (lane: Lane): boolean => lane === 'apex' || isRecordLane(lane);
