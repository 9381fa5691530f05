import type { CDPSession, Page } from '@playwright/test';

/** What the browser itself recorded about the requests of one traced call. */
export interface BrowserRecord {
    /** Chromium's CorsError name, its `blockedReason`, or the net error of the request that failed. */
    failure?: string;
    /** Methods of the requests that the browser sent, in order. Preflights included. */
    sent: string[];
}

export interface NetworkRecord {
    of(trace: string): BrowserRecord;
}

interface CdpRequest {
    requestId: string;
    request: { url: string; method: string };
}

interface CdpFailure {
    requestId: string;
    errorText: string;
    blockedReason?: string;
    corsErrorStatus?: { corsError: string };
}

/** Listens to a page's network over the DevTools protocol and sorts what it hears by the `trace` parameter of the URL. */
export async function recordNetwork(page: Page): Promise<NetworkRecord> {
    const session: CDPSession = await page.context().newCDPSession(page);
    const traceOf = new Map<string, string>();
    const records = new Map<string, BrowserRecord>();
    const recordOf = (requestId: string): BrowserRecord | undefined => {
        const trace = traceOf.get(requestId);
        return trace === undefined ? undefined : records.get(trace);
    };

    session.on('Network.requestWillBeSent', ({ requestId, request }: CdpRequest) => {
        const trace = new URL(request.url).searchParams.get('trace');
        if (trace === null) {
            return;
        }
        traceOf.set(requestId, trace);
        const record = records.get(trace) ?? { sent: [] };
        record.sent.push(request.method);
        records.set(trace, record);
    });
    session.on('Network.loadingFailed', ({ requestId, errorText, blockedReason, corsErrorStatus }: CdpFailure) => {
        const record = recordOf(requestId);
        if (record) {
            // A failed preflight is a request of its own; its CORS reason is repeated on the actual request.
            record.failure = corsErrorStatus?.corsError ?? blockedReason ?? record.failure ?? errorText;
        }
    });
    await session.send('Network.enable');
    return { of: (trace) => records.get(trace) ?? { sent: [] } };
}
