import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { predict } from '../../../force-app/main/default/lwc/crossOrigin/predict.ts';
import type {
    FetchRequest,
    HeaderList,
    Hop,
    PageContext,
    ServerResponse,
    WireRequest
} from '../../../force-app/main/default/lwc/crossOrigin/types.ts';
import type { Question } from './question.ts';

const TIME_LIMIT_MS = 10_000;
const MOST_HOPS = 21;
const SAFE = ['GET', 'HEAD', 'OPTIONS'];

export interface Asked {
    /** What was really sent, with the status that came back. */
    sent: (WireRequest & { status?: number; error?: string })[];
    hops: Hop[];
    /** True when the request itself was held back because it could change something. */
    held: boolean;
}

/**
 * Plays the browser: the engine says which request comes next, Node sends it, the answer becomes part of the engine's next
 * question. CSP and the permission for the local network are left out, so that one run answers for the page of today and of tomorrow.
 */
export async function askApi({ page, request, send }: Question): Promise<Asked> {
    const asked: Asked = { sent: [], hops: [], held: false };
    const freed: PageContext = { ...page, policies: [], localNetworkAccess: 'granted' };
    for (let turn = 0; turn < 2 * MOST_HOPS; turn += 1) {
        const { wire } = predict(freed, request, [...asked.hops, { response: 'unreachable' }]);
        const next = wire[asked.sent.length];
        if (!next) {
            return asked;
        }
        const isPreflight = next.requestMethod !== undefined;
        if (!isPreflight && !send && !SAFE.includes(next.method)) {
            return { ...asked, held: true };
        }
        const answer = await exchange(next, isPreflight ? {} : request);
        const failed = typeof answer === 'string';
        asked.sent.push({ ...next, ...(failed ? { error: answer } : { status: answer.status }) });
        addToHops(asked.hops, wire, asked.sent.length - 1, failed ? 'unreachable' : answer);
    }
    return asked;
}

/** A preflight belongs to the hop of the request after it. */
function addToHops(hops: Hop[], wire: WireRequest[], index: number, answer: ServerResponse | 'unreachable'): void {
    if (wire[index].requestMethod !== undefined) {
        hops.push(answer === 'unreachable' ? { response: answer } : { preflight: answer });
    } else if (wire[index - 1]?.requestMethod !== undefined) {
        hops[hops.length - 1] = { ...hops[hops.length - 1], response: answer };
    } else {
        hops.push({ response: answer });
    }
}

function exchange(
    next: WireRequest,
    { headers: given = [], body }: Pick<FetchRequest, 'headers' | 'body'>
): Promise<ServerResponse | string> {
    const url = new URL(next.url);
    const headers: Record<string, string> = { accept: '*/*', ...typeOf(body), ...lowerCased(given) };
    // A redirect may have made a GET of it, which has no body.
    const sentBody = ['GET', 'HEAD'].includes(next.method) ? undefined : body;
    if (next.origin !== undefined) {
        headers.origin = next.origin;
    }
    if (next.requestMethod !== undefined) {
        headers['access-control-request-method'] = next.requestMethod;
    }
    if (next.requestHeaders !== undefined) {
        headers['access-control-request-headers'] = next.requestHeaders;
    }
    const start = url.protocol === 'https:' ? httpsRequest : httpRequest;
    return new Promise((resolve) => {
        const signal = AbortSignal.timeout(TIME_LIMIT_MS);
        try {
            start(url, { method: next.method, headers, signal }, (response) => {
                response.destroy();
                resolve({ status: response.statusCode ?? 0, headers: headersOf(response) });
            })
                .on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
                .end(sentBody);
        } catch (error) {
            resolve(error instanceof Error ? error.message : 'The request could not be sent.');
        }
    });
}

/** A text has a type also where nobody gives it one. */
const typeOf = (body?: string): Record<string, string> =>
    body === undefined ? {} : { 'content-type': 'text/plain;charset=UTF-8' };

const lowerCased = (headers: HeaderList): Record<string, string> =>
    Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]));

function headersOf({ rawHeaders }: IncomingMessage): HeaderList {
    return Array.from({ length: rawHeaders.length / 2 }, (_none, index) => [
        rawHeaders[2 * index],
        rawHeaders[2 * index + 1]
    ]);
}
