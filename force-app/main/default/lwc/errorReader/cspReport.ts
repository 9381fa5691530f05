import type { Read, Sighting } from './sighting';
import { reasonOfViolation } from './withoutAddress';
import { textsOf } from './textsOf';

/** The body of a violation's report, in the spelling of `report-uri` and in that of `report-to` and the Reporting API. */
interface Body {
    'document-uri'?: string;
    documentURL?: string;
    'blocked-uri'?: string;
    blockedURL?: string;
    /** Of the event `securitypolicyviolation`. */
    documentURI?: string;
    blockedURI?: string;
    'effective-directive'?: string;
    'violated-directive'?: string;
    effectiveDirective?: string;
    'original-policy'?: string;
    originalPolicy?: string;
    disposition?: string;
}

type Report = { 'csp-report'?: Body; type?: string; body?: Body; url?: string } & Body;

export const isCspReport = (value: unknown): value is Report =>
    typeof value === 'object' &&
    value !== null &&
    ('csp-report' in value ||
        ('blockedURI' in value && 'effectiveDirective' in value) ||
        (/^(?:csp-violation|coep)$/.test(textsOf(value).type ?? '') && 'body' in value));

/** Reports of enforced policies; what a policy only reports was not stopped. */
export function readCspReports(reports: readonly Report[]): Read {
    const sightings = reports.flatMap((report, index): Sighting[] => {
        const body: Body = textsOf(report['csp-report'] ?? report.body ?? report);
        if (body.disposition?.startsWith('report')) {
            return [];
        }
        if (textsOf(report).type === 'coep') {
            return [ofEmbedderPolicy(report, body, index + 1)];
        }
        const page = body['document-uri'] ?? body.documentURL ?? body.documentURI ?? textsOf(report).url ?? '';
        const blocked = body['blocked-uri'] ?? body.blockedURL ?? body.blockedURI ?? '';
        const directive =
            body['effective-directive'] ?? body.effectiveDirective ?? body['violated-directive']?.split(' ')[0];
        const reason = reasonOfViolation(blocked, directive);
        // Of a frame it is the policy of the framed page, and that is the document.
        const isOfFrame = reason === 'frame-ancestors';
        const policy = isOfFrame ? undefined : (body['original-policy'] ?? body.originalPolicy);
        const [url, from] = isOfFrame ? [page, ''] : [blocked, page];
        return [
            {
                at: index + 1,
                text: `${directive ?? 'a directive'} blocked ${blocked || 'an address'}`,
                reason,
                ...(URL.canParse(from) && { origin: new URL(from).origin }),
                ...(URL.canParse(url) && { url }),
                ...(policy && { policies: [policy] }),
                ...(directive && { values: { directive } })
            }
        ];
    });
    return { sightings, unknown: [] };
}

/** Of the page's Cross-Origin-Embedder-Policy. */
function ofEmbedderPolicy(report: Report, { blockedURL = '' }: Body, at: number): Sighting {
    const { url: page = '' } = textsOf(report);
    return {
        at,
        text: `Cross-Origin-Embedder-Policy blocked ${blockedURL || 'an address'}`,
        reason: 'coep',
        ...(URL.canParse(page) && { origin: new URL(page).origin }),
        ...(URL.canParse(blockedURL) && { url: blockedURL })
    };
}
