import { isReason } from 'c/crossOrigin';
import { reasonOfCorsError } from './networkErrors';
import type { Read, Sighting } from './sighting';
import { textsOf } from './textsOf';

/** An issue as Chromium's DevTools protocol gives it (Audits.issueAdded), alone or in its event. */
interface Issue {
    code?: string;
    details?: {
        corsIssueDetails?: {
            corsErrorStatus?: { corsError?: string; failedParameter?: string };
            isWarning?: boolean;
            request?: { url?: string };
            initiatorOrigin?: string;
        };
        contentSecurityPolicyIssueDetails?: {
            blockedURL?: string;
            violatedDirective?: string;
            isReportOnly?: boolean;
            contentSecurityPolicyViolationType?: string;
        };
        mixedContentIssueDetails?: { resolutionStatus?: string; insecureURL?: string; mainResourceURL?: string };
        blockedByResponseIssueDetails?: { request?: { url?: string }; reason?: string };
    };
}

type Event = Issue & { issue?: Issue; params?: { issue?: Issue } };

export const isIssue = (value: unknown): value is Event => textsOf(issueOf(value)).code?.endsWith('Issue') ?? false;

const issueOf = (value: unknown): Issue | undefined => {
    const event = typeof value === 'object' && value !== null ? (value as Event) : undefined;
    return event?.params?.issue ?? event?.issue ?? event;
};

export function readIssues(events: readonly unknown[]): Read {
    const read: Read = { sightings: [], unknown: [] };
    events.forEach((event, index) => {
        const issue = issueOf(event);
        const found = issue && sightingOf(issue);
        if (found) {
            read.sightings.push({ at: index + 1, text: `${issue.code} ${found.url ?? ''}`.trim(), ...found });
        } else if (issue && !isHarmless(issue)) {
            read.unknown.push({ at: index + 1, text: issue.code ?? 'an issue without a code' });
        }
    });
    return read;
}

/** What DevTools only warns of, or lists beside the calls of a page. */
const isHarmless = ({ code = '', details }: Issue): boolean =>
    !/^(Cors|ContentSecurityPolicy|MixedContent|BlockedByResponse)Issue$/.test(code) ||
    details?.corsIssueDetails?.isWarning === true ||
    details?.contentSecurityPolicyIssueDetails?.isReportOnly === true ||
    /Warning|Upgraded/.test(textsOf(details?.mixedContentIssueDetails).resolutionStatus ?? '');

function sightingOf(issue: Issue): Omit<Sighting, 'at' | 'text'> | undefined {
    const {
        corsIssueDetails,
        contentSecurityPolicyIssueDetails,
        mixedContentIssueDetails,
        blockedByResponseIssueDetails
    } = issue.details ?? {};
    if (isHarmless(issue)) {
        return undefined;
    }
    const { corsError, failedParameter } = textsOf(corsIssueDetails?.corsErrorStatus);
    if (corsError && isReason(reasonOfCorsError(corsError))) {
        const { initiatorOrigin } = textsOf(corsIssueDetails);
        return {
            reason: reasonOfCorsError(corsError),
            profile: 'chromium',
            url: textsOf(corsIssueDetails?.request).url,
            origin: initiatorOrigin,
            ...(failedParameter && { values: { value: failedParameter } })
        };
    }
    if (contentSecurityPolicyIssueDetails) {
        const { blockedURL, violatedDirective, contentSecurityPolicyViolationType } = textsOf(
            contentSecurityPolicyIssueDetails
        );
        const kind = /^k(Inline|Eval|WasmEval)Violation$/.exec(contentSecurityPolicyViolationType ?? '')?.[1];
        return {
            reason: kind === undefined ? 'csp' : kind === 'Inline' ? 'csp-inline' : 'csp-eval',
            url: blockedURL,
            ...(violatedDirective && { values: { directive: violatedDirective } })
        };
    }
    if (mixedContentIssueDetails) {
        const { insecureURL, mainResourceURL } = textsOf(mixedContentIssueDetails);
        const origin = mainResourceURL && URL.canParse(mainResourceURL) ? new URL(mainResourceURL).origin : undefined;
        return { reason: 'mixed-content', url: insecureURL, origin };
    }
    const { reason: refusedBy = '' } = textsOf(blockedByResponseIssueDetails);
    if (/^Co[re]p/.test(refusedBy)) {
        return {
            reason: refusedBy.includes('Coep') ? 'coep' : 'corp',
            url: textsOf(blockedByResponseIssueDetails?.request).url
        };
    }
    return undefined;
}
