import { randomBytes, randomUUID } from 'node:crypto';

/* W3C Trace Context: the id of a request is the trace id that the upstream gets. */

const TRACE = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})$/;
/** Parent ids are made of a number for this process and a count: no two are alike, and none is all zeros. */
const process = randomBytes(4).toString('hex');
let count = 0;

/** The trace id of a caller that sends a valid one, else a new one. */
export const requestId = (header: string | string[] | undefined): string =>
    (header !== undefined && TRACE.exec(String(header))?.[1]) || randomUUID().replaceAll('-', '');

/** What the upstream gets: our own span, sampled as the caller says. */
export function traceparent(id: string, header: string | string[] | undefined): string {
    count = count === 0xffffffff ? 1 : count + 1;
    const flags = (header !== undefined && TRACE.exec(String(header))?.[2]) || '01';
    return `00-${id}-${process}${count.toString(16).padStart(8, '0')}-${flags}`;
}
