import type { BodyView, LaneResult } from 'c/crossOrigin';
import { viewOf } from 'c/responseBody';

/** What CalloutProxy.send returns. */
export interface CalloutResult {
    outcome: string;
    message: string;
    fix: string;
    target?: string;
    statusCode?: number;
    status?: string;
    headers?: { name: string; value: string }[];
    body?: string;
    bodyBase64?: string;
    contentType?: string;
}

export const responseOf = (answer: CalloutResult, url: string): LaneResult['response'] => ({
    status: answer.statusCode ?? 0,
    statusText: answer.status ?? '',
    type: 'default',
    url,
    redirected: false,
    headers: (answer.headers ?? []).map(({ name, value }) => [name, value])
});

export function bodyOf({ body, bodyBase64, contentType = '' }: CalloutResult): BodyView {
    const bytes = bodyBase64
        ? Uint8Array.from(atob(bodyBase64), (character) => character.charCodeAt(0))
        : new TextEncoder().encode(body ?? '');
    return viewOf(bytes, contentType);
}
