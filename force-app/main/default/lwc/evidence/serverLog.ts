import send from '@salesforce/apex/CalloutProxy.send';
import type { ServerLogEntry } from 'c/crossOrigin';

const ATTEMPTS = 5;
const PAUSE = 40;

/**
 * What the sample API at `apiOrigin` logged of the call whose key this is: through Apex, which needs neither CSP nor CORS, else
 * directly. The key travels in the body: an address is kept by Resource Timing, for every script on the page.
 * Asks again, a few times, while a request is not answered yet, unless `isOver` says that nobody waits for the answer.
 * Undefined when the log cannot be had.
 */
export async function readServerLog(
    apiOrigin: string,
    key: string,
    isOver = false
): Promise<ServerLogEntry[] | undefined> {
    const url = `${apiOrigin}/log`;
    let entries: ServerLogEntry[] | undefined;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
        // One attempt after the other: each waits for what the one before did not find.
        // eslint-disable-next-line no-await-in-loop
        entries = (await askByApex(url, key)) ?? (await askDirectly(url, key));
        if (isOver || entries === undefined || entries.every(({ status }) => status !== undefined)) {
            break;
        }
        // eslint-disable-next-line no-await-in-loop
        await pause(PAUSE * attempt);
    }
    return entries;
}

interface CalloutResult {
    outcome: string;
    statusCode: number;
    body: string;
}

async function askByApex(url: string, key: string): Promise<ServerLogEntry[] | undefined> {
    try {
        const headers = [{ name: 'Content-Type', value: 'text/plain' }];
        const request = { url, method: 'POST', headers, body: key, timeoutMs: 5000 };
        const { outcome, statusCode, body } = (await send({ request })) as CalloutResult;
        return outcome === 'RECEIVED' && statusCode === 200 ? entriesOf(JSON.parse(body)) : undefined;
    } catch {
        return undefined;
    }
}

async function askDirectly(url: string, key: string): Promise<ServerLogEntry[] | undefined> {
    try {
        const response = await fetch(url, { method: 'POST', body: key });
        return response.ok ? entriesOf(await response.json()) : undefined;
    } catch {
        return undefined;
    }
}

function entriesOf(log: unknown): ServerLogEntry[] | undefined {
    const { entries } = (log ?? {}) as { entries?: ServerLogEntry[] };
    return Array.isArray(entries) ? entries : undefined;
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
