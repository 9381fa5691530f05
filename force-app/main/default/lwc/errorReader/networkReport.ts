import type { Read } from './sighting';
import { textsOf } from './textsOf';

/** A report of Network Error Logging, as the Reporting API sends it. Source: https://www.w3.org/TR/network-error-logging/ § 6. */
interface Report {
    type: 'network-error';
    /** The address that was called. */
    url?: string;
    /** `type`, `method`, `referrer`, `phase`, … */
    body: object;
}

export const isNetworkReport = (value: unknown): value is Report =>
    typeof value === 'object' &&
    value !== null &&
    textsOf(value).type === 'network-error' &&
    'body' in value &&
    typeof value.body === 'object';

/** Up to the end of the handshake nobody has answered; what comes later was answered, given up, or went well. */
const BEFORE_AN_ANSWER = /^(?:dns|tcp|tls)\./;

export function readNetworkReports(reports: readonly Report[]): Read {
    const sightings = reports.flatMap((report, index) => {
        const { type = '', method, referrer = '' } = textsOf(report.body);
        const { url = '' } = textsOf(report);
        return BEFORE_AN_ANSWER.test(type)
            ? [
                  {
                      at: index + 1,
                      text: `${type}: ${url || 'an address'}`,
                      reason: 'unreachable',
                      ...(URL.canParse(url) && { url }),
                      ...(URL.canParse(referrer) && { origin: new URL(referrer).origin }),
                      ...(method && { request: { method } })
                  }
              ]
            : [];
    });
    return { sightings, unknown: [] };
}
