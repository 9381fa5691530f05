import type { LaneRequest } from 'c/crossOrigin';

/** The call as JavaScript to copy. `JSON.stringify` writes every text as a literal, whatever is in it. */
export function codeFor({ url, method = 'GET', headers = [], body, credentials }: LaneRequest): string {
    const options = [
        ['method', method],
        ['headers', headers.length ? Object.fromEntries(headers) : undefined],
        ['body', body],
        ['credentials', credentials]
    ]
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => `    ${name as string}: ${JSON.stringify(value)},\n`);
    return `const response = await fetch(${JSON.stringify(url)}, {
${options.join('')}    signal: AbortSignal.timeout(10_000)
});
const text = await response.text();`;
}
