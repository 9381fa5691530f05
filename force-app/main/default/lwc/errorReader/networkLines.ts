import { reasonOfNetworkError } from './networkErrors';
import type { Sighting } from './sighting';

/** `GET https://api.example.com/ net::ERR_FAILED 200 (OK)`, and the same without the address. */
const NETWORK_ERROR =
    /(?:(?:\b([A-Z]{3,7}) )?((?:https?|wss?):\/\/[^\s'"]+) )?[^\n]{0,200}?(net::ERR_[A-Z0-9_]+)(?: (\d{3})\b)?(?: at ((?:https?|wss?):\/\/[^\s'"]+))?/;
/** Neither tells why: the server refused it, or there was none. */
const SOCKET_FAILED =
    /WebSocket connection to '(wss?:\/\/[^\s'"]+)' failed:|[Cc]an.t establish a connection to the server at (wss?:\/\/[^\s'"]+)/;

/** What Chromium's network panel shows in place of a status: in a row of its table, behind `Status`, or alone. Source: devtools-frontend, NetworkDataGridNode.ts. */
const BLOCKED =
    /(?:^|\t| {2}|\b[Ss]tatus(?: [Cc]ode)?:?)\s*\(blocked:(csp|mixed-content|NotSameOriginAfterDefaultedToSameOriginByCoep|NotSameOrigin|NotSameSite)\)\s*(?=$|\t| {2})/;
/** The same of a call that CORS stopped, which it names no further. */
const CORS_ERROR = /^([^\t\n]+\t)+CORS error(?=\t|\s*$)/;
const BLOCKED_BY: Record<string, string> = {
    NotSameOrigin: 'corp-not-same-origin',
    NotSameSite: 'corp-not-same-site',
    NotSameOriginAfterDefaultedToSameOriginByCoep: 'corp-not-same-origin-after-defaulted-to-same-origin-ByCoep'
};

/** Whether the developer tools speak of a call of their own, which no page made. */
export const isOfSourceMap = (line: string): boolean =>
    /failed to load source ?map|Could not load content for /i.test(line);

/** The line with the rest of the error's name, where a terminal broke that off. */
export function withWholeName(line: string, next: string): string {
    const [begun] = /net::\w*(?:\.\w*)?$/.exec(line) ?? [];
    const [rest = ''] = /^\w+(?:\.\w+)?(?= \d{3}\b|\s*$)/.exec(next) ?? [];
    const whole = begun === undefined ? undefined : reasonOfNetworkError(begun + rest);
    return whole === undefined || whole === reasonOfNetworkError(begun ?? '') ? line : line + rest;
}

/** What a line of the network says; it names the family of the cause, and sometimes the cause. */
export function readNetworkLine(line: string, at: number): Sighting | undefined {
    const row = line.slice(0, 4000);
    const blocked = BLOCKED.exec(row)?.[1];
    if (blocked !== undefined || CORS_ERROR.test(row)) {
        return ofPanel(row, at, blocked === undefined ? 'net::ERR_FAILED' : (BLOCKED_BY[blocked] ?? blocked));
    }
    const start = line.indexOf('net::ERR_');
    if (start >= 0) {
        return networkError(line.slice(Math.max(0, start - 3000), start + 100), at);
    }
    const [text, url, sameUrl] = SOCKET_FAILED.exec(line.slice(0, 4000)) ?? [];
    return text === undefined
        ? undefined
        : { at, text, url: (url ?? sameUrl).replace(/\.$/, ''), networkError: 'websocket-failed' };
}

function ofPanel(row: string, at: number, error: string): Sighting {
    const [url] = /\b(?:https?|wss?):\/\/[^\s'"]+/.exec(row) ?? [];
    const reason = reasonOfNetworkError(error);
    return {
        at,
        text: row.trim(),
        ...(url && { url }),
        ...(reason && { reason, profile: 'chromium' as const }),
        networkError: error
    };
}

function networkError(line: string, at: number): Sighting {
    const [text = line, method, address, error = 'net::ERR_', status, below] = NETWORK_ERROR.exec(line) ?? [];
    const url = address ?? below ?? /'(wss?:\/\/[^\s']+)' failed/.exec(line)?.[1];
    const reason = url === undefined ? reasonOfNetworkError(error) : undefined;
    return {
        at,
        text: text.trim(),
        ...(url && { url }),
        ...(method && { request: { method } }),
        ...(reason && { reason, profile: 'chromium' as const }),
        networkError: error,
        ...(status && { status: Number(status) })
    };
}
