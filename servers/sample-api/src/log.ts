/** The request log: what the API received and answered, by trace id. The page draws its pictures from it. Bounded in every direction. */

export type HeaderList = [name: string, value: string][];

/** One request as logged; the same shape as the page's `ServerLogEntry`. */
export interface LogEntry {
    trace: string;
    /** Milliseconds since the epoch. */
    at: number;
    /** The origin of the API that received it. */
    origin: string;
    method: string;
    /** Path and query as received. */
    url: string;
    headers: HeaderList;
    bodyBytes: number;
    /** Missing while unanswered, or when the connection was dropped. */
    status?: number;
    responseHeaders: HeaderList;
    /** What the API did because of this request. */
    acted?: string;
}

const MAX_TRACES = 1000;
const MAX_ENTRIES_A_TRACE = 50;
const MAX_HEADERS = 60;
const MAX_TEXT = 512;

export class RequestLog {
    private readonly traces = new Map<string, LogEntry[]>();

    /** Adds a request as soon as it arrives; the entry is completed when it is answered. The oldest trace makes room. */
    add(entry: LogEntry): LogEntry {
        const trace = clip(entry.trace);
        const bounded = { ...entry, trace, url: clip(entry.url), headers: clipHeaders(entry.headers) };
        const entries = this.traces.get(trace) ?? [];
        if (entries.length < MAX_ENTRIES_A_TRACE) {
            this.traces.set(trace, [...entries, bounded]);
        }
        if (this.traces.size > MAX_TRACES) {
            this.traces.delete(this.traces.keys().next().value as string);
        }
        return bounded;
    }

    /** What arrived under a trace id, in the order of arrival, on every origin of the API. */
    entries(trace: string): LogEntry[] {
        return this.traces.get(clip(trace)) ?? [];
    }
}

const clip = (text: string): string => (text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text);

export const clipHeaders = (headers: HeaderList): HeaderList =>
    headers.slice(0, MAX_HEADERS).map(([name, value]) => [clip(name), clip(value)]);
