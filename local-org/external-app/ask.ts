import type { ServerResponse } from '../../force-app/main/default/lwc/crossOrigin/types.ts';

/** An answer of the org, with the first error of its body where it refused. */
export interface OrgAnswer extends ServerResponse {
    error?: { errorCode: string; message: string };
}

/** What the org answered a server: the same call as the browser makes it, and the same without an Origin header. */
export interface Asked {
    preflight: OrgAnswer;
    withOrigin: OrgAnswer;
    withoutOrigin: OrgAnswer;
}

/** Asks as the app's own server: CORS is a browser's affair, so every answer can be read. Rejects when the org is down. */
export async function askOrg(url: string, origin: string, token: string): Promise<Asked> {
    const authorization = `Bearer ${token}`;
    const [preflight, withOrigin, withoutOrigin] = await Promise.all([
        answerTo(url, 'OPTIONS', {
            origin,
            'access-control-request-method': 'GET',
            'access-control-request-headers': 'authorization'
        }),
        answerTo(url, 'GET', { origin, authorization }),
        answerTo(url, 'GET', { authorization })
    ]);
    return { preflight, withOrigin, withoutOrigin };
}

async function answerTo(url: string, method: string, headers: Record<string, string>): Promise<OrgAnswer> {
    const response = await fetch(url, { method, headers });
    const error = response.ok ? undefined : errorOf(await response.text());
    return { status: response.status, headers: [...response.headers], ...(error && { error }) };
}

/** Salesforce's errors are an array of `{ message, errorCode }`. */
function errorOf(body: string): OrgAnswer['error'] {
    try {
        return (JSON.parse(body) as OrgAnswer['error'][])[0];
    } catch {
        return undefined;
    }
}
