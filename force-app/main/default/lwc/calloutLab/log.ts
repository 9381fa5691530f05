import { fill, laneName } from 'c/labelText';
import type { ServerLogEntry } from 'c/crossOrigin';
import { labels } from './labels';
import { withoutTrace } from './requests';
import type { LaneState } from './types';

/** One request as the API saw it, in words. */
export interface SeenRequest {
    key: string;
    lane: string;
    request: string;
    origin: string;
    status: string;
    acted: string;
}

export function seenRequests(lanes: LaneState[]): SeenRequest[] {
    return lanes.flatMap(({ lane, log = [] }) =>
        log.map((entry, index) => ({ key: `${lane} ${index}`, lane: laneName(lane), ...inWords(entry) }))
    );
}

function inWords({ method, origin, url, headers, status, acted }: ServerLogEntry): Omit<SeenRequest, 'key' | 'lane'> {
    const sentOrigin = headers.find(([name]) => name.toLowerCase() === 'origin')?.[1];
    return {
        request: `${method} ${withoutTrace(origin + url)}`,
        origin: sentOrigin ?? labels.noOrigin,
        status: status === undefined ? labels.unanswered : String(status),
        acted: acted ?? labels.nothing
    };
}

/** How many there are, where anybody knows. */
export function sawHeading(lanes: LaneState[]): string {
    const count = seenRequests(lanes).length;
    if (!lanes.some(({ log }) => log)) {
        return labels.saw;
    }
    return count === 1 ? fill(labels.sawOne, labels.saw) : fill(labels.sawCount, labels.saw, count);
}

/** Why there are none. */
export function sawText(lanes: LaneState[]): string {
    const finished = lanes.filter(({ explanation }) => explanation);
    if (finished.length === 0) {
        return labels.sawIdle;
    }
    return finished.some(({ log }) => log) ? labels.sawNothing : labels.noLog;
}
