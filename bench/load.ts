import autocannon from 'autocannon';

/** What callers saw of a server. */
export interface Load {
    requests: number;
    /** Requests in a second. */
    rate: number;
    /** Milliseconds that 99 % of the requests stayed below. */
    p99: number;
    /** Requests without an answer, and answers that are no 2xx. */
    failed: number;
}

/** `connections` callers, each with one request at a time. autocannon's own percentiles are whole milliseconds. */
export async function load(
    url: string,
    connections: number,
    seconds: number,
    headers: Record<string, string>
): Promise<Load> {
    const times: number[] = [];
    const run = autocannon({ url, connections, duration: seconds, headers });
    run.on('response', (_client, _status, _bytes, milliseconds) => times.push(milliseconds));
    const { requests, errors, non2xx } = await run;
    times.sort((a, b) => a - b);
    return {
        requests: requests.total,
        rate: requests.average,
        p99: times[Math.floor(times.length * 0.99)] ?? NaN,
        failed: errors + non2xx
    };
}
