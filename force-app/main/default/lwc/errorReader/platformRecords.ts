import type { Read, Sighting } from './sighting';
import { hasNoAddress, reasonOfViolation } from './withoutAddress';

/** A row of BrowserPolicyViolation, CspViolationEventLog or the CSP event log file, each with the names of its own. */
type Row = Record<string, unknown>;

const field = (row: Row, ...names: string[]): string | undefined => {
    const found = names.map((name) => row[name]).find((value) => typeof value === 'string' && value !== '');
    return found as string | undefined;
};

export const isPlatformRecord = (value: unknown): value is Row =>
    typeof value === 'object' &&
    value !== null &&
    ['UntrustedUrl', 'BlockedUri', 'BlockedUriDomain', 'BLOCKED_URI', 'BLOCKED_URI_DOMAIN'].some(
        (name) => name in value
    );

/** The platform's own record of what the policy of Lightning pages stopped; what was only reported was not stopped. */
export function readPlatformRecords(rows: readonly Row[]): Read {
    const sightings = rows.flatMap((row, index): Sighting[] => {
        const impact = field(row, 'ViolationImpact', 'DISPOSITION', 'Disposition') ?? '';
        if (/^report/i.test(impact)) {
            return [];
        }
        const host = field(row, 'UntrustedUrl', 'BlockedUri', 'BLOCKED_URI', 'BlockedUriDomain', 'BLOCKED_URI_DOMAIN');
        const directive = field(row, 'ViolationType', 'Directive', 'DIRECTIVE');
        const url =
            host === undefined || hasNoAddress(host) ? undefined : URL.canParse(host) ? host : `https://${host}/`;
        return [
            {
                at: index + 1,
                text: `${directive ?? 'a directive'} ${host ?? ''}`.trim(),
                reason:
                    directive === 'MalformedUrl'
                        ? 'trusted-url-malformed'
                        : directive === 'Redirect'
                          ? 'csp-redirect'
                          : reasonOfViolation(host ?? '', directive),
                ...(url && { url }),
                ...(directive && /-src/.test(directive) && { values: { directive } })
            }
        ];
    });
    return { sightings, unknown: [] };
}
