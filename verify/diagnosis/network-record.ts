import type { CDPSession, Page } from '@playwright/test';
import type { Network } from '../browser/chromium/reason.ts';
import { isOfRun } from './case.ts';

/** What Chromium itself recorded of one call. */
export interface CallRecord extends Network {
    /** Requests begun, preflights and redirects included; none when the policy stops the call at its first URL. */
    begun: number;
    /** The browser was told to give the call up. */
    isCancelled?: boolean;
}

interface RequestEvent {
    requestId: string;
    request: { url: string };
}

/** A call that the policy stops at its first URL leaves this alone: no request is begun. */
interface IssueEvent {
    issue: {
        details: { contentSecurityPolicyIssueDetails?: { violatedDirective: string; isReportOnly: boolean } };
    };
}

interface FailureEvent {
    requestId: string;
    errorText: string;
    blockedReason?: string;
    canceled?: boolean;
    corsErrorStatus?: { corsError: string };
}

/** Listens over the DevTools protocol. What begins belongs to the call that was announced last, as one is made after the other. */
export class NetworkRecorder {
    private readonly session: CDPSession;
    private current: CallRecord = emptyRecord();
    private readonly calls = new Map<string, CallRecord>();

    private constructor(session: CDPSession) {
        this.session = session;
    }

    static async of(page: Page): Promise<NetworkRecorder> {
        const recorder = new NetworkRecorder(await page.context().newCDPSession(page));
        recorder.session.on('Network.requestWillBeSent', (event: RequestEvent) => recorder.begin(event));
        recorder.session.on('Network.loadingFailed', (event: FailureEvent) => recorder.fail(event));
        recorder.session.on('Audits.issueAdded', (event: IssueEvent) => recorder.note(event));
        await recorder.session.send('Network.enable');
        await recorder.session.send('Audits.enable');
        return recorder;
    }

    /** A new call begins: returns its record, which fills as the browser tells. */
    begins(): CallRecord {
        this.current = emptyRecord();
        return this.current;
    }

    /** Everything that the browser has told by now has arrived. */
    async settle(): Promise<void> {
        await this.session.send('Network.enable');
    }

    private begin({ requestId, request }: RequestEvent): void {
        const known = this.calls.get(requestId);
        if (known || isOfRun(request.url)) {
            const record = known ?? this.current;
            record.begun += 1;
            this.calls.set(requestId, record);
        }
    }

    private note({ issue }: IssueEvent): void {
        const policy = issue.details.contentSecurityPolicyIssueDetails;
        if (policy?.violatedDirective === 'connect-src' && !policy.isReportOnly) {
            this.current.blockedReason ??= 'csp';
        }
    }

    private fail({ requestId, errorText, blockedReason, canceled, corsErrorStatus }: FailureEvent): void {
        const record = this.calls.get(requestId);
        if (record) {
            record.corsError ??= corsErrorStatus?.corsError;
            record.blockedReason ??= blockedReason;
            record.errorText = errorText;
            record.isCancelled ||= canceled;
        }
    }
}

const emptyRecord = (): CallRecord => ({ begun: 0 });
