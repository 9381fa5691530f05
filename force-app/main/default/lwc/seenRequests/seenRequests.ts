import { api, LightningElement } from 'lwc';
import type { Lane, ServerLogEntry } from 'c/crossOrigin';
import { withoutTrace, type Explanation } from 'c/evidence';
import { fill, laneName } from 'c/labelText';
import type { Column, Row } from 'c/stackedTable';
import { labels } from './labels';

/** What is known of a lane's last call. */
export interface LoggedLane {
    lane: Lane;
    /** What the API's log has of it; missing where nobody knows. */
    log?: ServerLogEntry[];
    /** Missing until the call is over. */
    explanation?: Explanation;
}

/** What the API saw, as its own log has it; or why there is nothing to show. */
export default class SeenRequests extends LightningElement {
    @api lanes: LoggedLane[] = [];

    columns: Column[] = [
        { name: 'lane', label: labels.columnLane },
        { name: 'request', label: labels.columnRequest },
        { name: 'origin', label: labels.columnOrigin },
        { name: 'status', label: labels.columnStatus },
        { name: 'acted', label: labels.columnActed }
    ];

    get seen(): Row[] {
        return this.lanes.flatMap(({ lane, log = [] }) =>
            log.map((entry, index) => ({ key: `${lane} ${index}`, lane: laneName(lane), ...inWords(entry) }))
        );
    }

    get hasSeen(): boolean {
        return this.seen.length > 0;
    }

    /** How many there are, where anybody knows. */
    get heading(): string {
        const count = this.seen.length;
        if (!this.lanes.some(({ log }) => log)) {
            return labels.saw;
        }
        return count === 1 ? fill(labels.sawOne, labels.saw) : fill(labels.sawCount, labels.saw, count);
    }

    get whyNone(): string {
        const finished = this.lanes.filter(({ explanation }) => explanation);
        if (finished.length === 0) {
            return labels.idle;
        }
        return finished.some(({ log }) => log) ? labels.none : labels.noLog;
    }
}

function inWords({ method, origin, url, headers, status, acted }: ServerLogEntry): Record<string, string> {
    const sentOrigin = headers.find(([name]) => name.toLowerCase() === 'origin')?.[1];
    return {
        request: `${method} ${withoutTrace(origin + url)}`,
        origin: sentOrigin ?? labels.noOrigin,
        status: status === undefined ? labels.unanswered : String(status),
        acted: acted ?? labels.nothing
    };
}
