import type { BodyView } from 'c/crossOrigin';

/** Bytes that are read of a body at most; the rest is left on the server. */
export const READ_LIMIT = 1_000_000;
/** Characters that are put into the page at most. */
export const SHOW_LIMIT = 100_000;

/**
 * Reads a response as a stream, so that a body of any size, or one that never ends, costs no more than `limit` bytes.
 * Rejects as the stream does: when the connection breaks or the call is aborted.
 */
export async function readBody(response: Response, limit = READ_LIMIT): Promise<BodyView> {
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    let isComplete = true;
    const reader = response.body?.getReader();
    while (reader) {
        // eslint-disable-next-line no-await-in-loop -- a stream is read piece by piece
        const { done, value } = await reader.read();
        if (done) {
            break;
        }
        const chunk = value.subarray(0, limit - bytes);
        chunks.push(chunk);
        bytes += chunk.length;
        if (chunk.length < value.length) {
            isComplete = false;
            // Tells the server to stop sending; whether it listens is no longer our affair.
            reader.cancel().catch(() => undefined);
            break;
        }
    }
    return viewOf(joined(chunks, bytes), response.headers.get('content-type') ?? '', !isComplete);
}

function joined(chunks: Uint8Array[], bytes: number): Uint8Array {
    const all = new Uint8Array(bytes);
    let offset = 0;
    for (const chunk of chunks) {
        all.set(chunk, offset);
        offset += chunk.length;
    }
    return all;
}

/** What to show of a body. `isCut`: there was more than this. */
export function viewOf(content: Uint8Array | string, contentType: string, isCut = false): BodyView {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content).length : content.length;
    const size = { bytes, contentType, cut: isCut };
    const text = typeof content === 'string' ? content : textOf(content, contentType);
    if (bytes === 0) {
        return { kind: 'none', text: '', ...size };
    }
    if (text === undefined) {
        return { kind: 'binary', text: '', ...size };
    }
    const isJson = /^[^;]*[/+]json\b/i.test(contentType);
    // The end of a cut body is missing, so it cannot be checked.
    const problem = isJson && !isCut ? problemOfJson(text) : undefined;
    const shown = isJson && !problem ? indentJson(text) : text;
    return {
        kind: isJson ? 'json' : 'text',
        text: shown.slice(0, SHOW_LIMIT),
        ...size,
        cut: isCut || shown.length > SHOW_LIMIT,
        ...(problem && { problem })
    };
}

/** The bytes as text, or undefined when they are not text. */
function textOf(bytes: Uint8Array, contentType: string): string | undefined {
    if (/^\s*text\/|[/+](json|xml)\b|javascript|x-www-form-urlencoded/i.test(contentType)) {
        return decoderFor(contentType).decode(bytes);
    }
    // Neither the type nor its absence says text: believe the bytes.
    if (/^\s*(image|audio|video|font)\//i.test(contentType) || bytes.includes(0)) {
        return undefined;
    }
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    } catch {
        return undefined;
    }
}

function decoderFor(contentType: string): TextDecoder {
    const [, charset = 'utf-8'] = /charset\s*=\s*"?([^\s;"]+)/i.exec(contentType) ?? [];
    try {
        return new TextDecoder(charset);
    } catch {
        return new TextDecoder();
    }
}

function problemOfJson(text: string): string | undefined {
    try {
        JSON.parse(text);
        return undefined;
    } catch (error) {
        return (error as Error).message;
    }
}

const JSON_TOKEN = /\{\s*\}|\[\s*\]|"(?:\\.|[^"\\])*"?|[{}[\],:]|[^\s{}[\],:"]+/gs;

/** Indents JSON as it was sent: `JSON.stringify(JSON.parse(…))` would round large numbers and drop repeated names. */
function indentJson(json: string): string {
    let text = '';
    let depth = 0;
    const newLine = (): string => `\n${'  '.repeat(Math.min(depth, 40))}`;
    for (const [token] of json.matchAll(JSON_TOKEN)) {
        if (token === '{' || token === '[') {
            depth++;
            text += token + newLine();
        } else if (token === '}' || token === ']') {
            depth--;
            text += newLine() + token;
        } else if (token === ',') {
            text += token + newLine();
        } else {
            text += token === ':' ? ': ' : token;
        }
        if (text.length > SHOW_LIMIT) {
            break;
        }
    }
    return text;
}
