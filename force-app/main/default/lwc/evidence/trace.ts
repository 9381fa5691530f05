/** What makes a call known to the API's log. */
export interface Trace {
    /** In the address of the call, where others may see it: the SHA-256 of the key, in hexadecimal. */
    trace: string;
    /** Stays with the caller: the log of the call is given to nobody without it. */
    key: string;
}

export async function newTrace(): Promise<Trace> {
    const key = crypto.randomUUID();
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key));
    const trace = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return { trace, key };
}

/** A URL as a person wrote it, before a trace was put into it. */
export function withoutTrace(text: string): string {
    try {
        const url = new URL(text);
        url.searchParams.delete('trace');
        return url.href;
    } catch {
        return text;
    }
}
