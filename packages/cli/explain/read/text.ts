import { findMessage } from './messages.ts';
import { readJson } from './detect.ts';
import type { Read, Sighting } from '../sighting.ts';

/** Lines that may begin a message; the rest of a long log is passed over without a closer look. */
const PROMISING =
    /CORS|[Bb]locked|Refused|violates|Access|access control|Mixed Content|[Cc]allout|endpoint|cannot load|timed out|[Cc]ross-[Oo]rigin|Insecure|credential|OAuth|JWT|Lightning Web Security|Content.Security.Policy|Origin |Preflight|Request header field|Method |Connecting to|Loading |Framing |Executing |max size|uncommitted|Header|header|PKIX|allow/;
/** Lines that speak of a failed call for certain: in words that are not known, they are left over to tell of. */
const OF_A_FAILURE =
    /blocked by CORS policy|Content.Security.Policy directive|Cross-Origin Request Blocked|CalloutException|Refused to (connect|load|frame)|has been blocked/;
/** `GET https://api.example.com/ net::ERR_FAILED 200 (OK)`, and the same without the address. */
const NETWORK_ERROR = /(?:\b([A-Z]{3,7}) )?(?:(https?:\/\/[^\s'"]+)[^\n]*? )?(net::ERR_[A-Z_]+)(?: (\d{3})\b)?/;
const APEX_REQUEST = /\|CALLOUT_REQUEST\|.*?HttpRequest\[Endpoint=(.*), Method=([A-Z]+)\]/;

/** Lines of a console, a debug log, a ticket: every message of a browser or of the platform in them, with what the lines around it add. */
export function readText(text: string): Read {
    const lines = text.split(/\r?\n/);
    const read: Read = { sightings: [], unknown: [] };
    let apexCall: Pick<Sighting, 'url' | 'request'> = {};
    for (let at = 0; at < lines.length; at += 1) {
        const json = jsonFrom(lines, at);
        if (json) {
            read.sightings.push(...json.read.sightings.map((each) => ({ ...each, at: at + 1 })));
            read.unknown.push(...json.read.unknown.map((each) => ({ ...each, at: at + 1 })));
            at += json.lines - 1;
            continue;
        }
        const line = lines[at];
        const [, endpoint, method] = APEX_REQUEST.exec(line) ?? [];
        if (endpoint !== undefined) {
            apexCall = { url: endpoint, request: { method } };
            continue;
        }
        const found = PROMISING.test(line) ? findMessage(lines, at) : undefined;
        if (found) {
            const { reason, profile, origin, url, values } = found.message;
            read.sightings.push({
                at: at + 1,
                text: found.text,
                reason,
                ...(profile && { profile }),
                ...(origin && { origin }),
                ...(url ? { url } : profile ? {} : apexCall),
                ...(values && { values })
            });
            at += found.lines - 1;
        } else if (NETWORK_ERROR.test(line)) {
            read.sightings.push(networkError(line, at));
        } else if (OF_A_FAILURE.test(line)) {
            read.unknown.push({ at: at + 1, text: line.trim().slice(0, 500) });
        }
    }
    return read;
}

function networkError(line: string, at: number): Sighting {
    const [text = line, method, url, error, status] = NETWORK_ERROR.exec(line) ?? [];
    return {
        at: at + 1,
        text,
        ...(url && { url }),
        ...(method && { request: { method } }),
        networkError: error,
        ...(status && { status: Number(status) })
    };
}

const MOST_JSON_LINES = 5000;

/** A value of JSON that begins on this line, where it is one that tells of failed calls. */
function jsonFrom(lines: readonly string[], at: number): { read: Read; lines: number } | undefined {
    if (!/^\s*(\{|\[\s*(\{|$))/.test(lines[at])) {
        return undefined;
    }
    const depth = { value: 0, inText: false };
    for (let taken = 1; taken <= MOST_JSON_LINES && at + taken <= lines.length; taken += 1) {
        countBrackets(lines[at + taken - 1], depth);
        if (depth.value <= 0) {
            const read = parsed(lines.slice(at, at + taken).join('\n'));
            return read && { read, lines: taken };
        }
    }
    return undefined;
}

function countBrackets(line: string, depth: { value: number; inText: boolean }): void {
    for (const [token] of line.matchAll(/\\.|["{}[\]]/g)) {
        if (token === '"') {
            depth.inText = !depth.inText;
        } else if (!depth.inText && token.length === 1) {
            depth.value += token === '{' || token === '[' ? 1 : -1;
        }
    }
}

function parsed(text: string): Read | undefined {
    try {
        return readJson(JSON.parse(text) as unknown);
    } catch {
        // Text that only looks like JSON.
        return undefined;
    }
}
