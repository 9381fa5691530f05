/** A violation of connect-src, or of default-src in its place, that the browser enforced. */
export interface SeenViolation {
    directive: string;
    /** The URL that the page asked for; on a redirect, the URL before it. */
    blockedUrl: string;
    /** `performance.now()` when it was seen. */
    at: number;
    seenBy: 'event' | 'reporting-observer';
}

/** Whatever can tell the page of a violation: the event where it can be had, else a ReportingObserver, else nothing. */
export interface ViolationLog {
    /** Missing when no way of seeing a violation is open to this page. */
    seenBy?: SeenViolation['seenBy'];
    /** Lightning Web Security forbids the listener; nothing else does. */
    isSandboxed: boolean;
    /** The first violation that belongs to a call to `url` made at `since` (`performance.now()`). */
    find(url: string, since: number): SeenViolation | undefined;
}

const KEPT = 200;
const DIRECTIVES = ['connect-src', 'default-src', 'img-src', 'form-action'];

/** Starts to watch. Under Lightning Web Security the listener throws, and a ReportingObserver may throw too. */
export function watchViolations(): ViolationLog {
    const seen: SeenViolation[] = [];
    const keep = (violation: Omit<SeenViolation, 'at'>, disposition: string): void => {
        if (disposition === 'enforce' && DIRECTIVES.includes(violation.directive)) {
            seen.push({ ...violation, at: performance.now() });
            seen.splice(0, seen.length - KEPT);
        }
    };
    const isSandboxed = !listenToEvents(keep);
    const isReported = isSandboxed && observeReports(keep);
    return {
        seenBy: isReported ? 'reporting-observer' : isSandboxed ? undefined : 'event',
        isSandboxed,
        find: (url, since) => seen.find(({ blockedUrl, at }) => at >= since && isSameCall(blockedUrl, url))
    };
}

type Keep = (violation: Omit<SeenViolation, 'at'>, disposition: string) => void;

function listenToEvents(keep: Keep): boolean {
    try {
        document.addEventListener('securitypolicyviolation', (event) => {
            const { effectiveDirective, blockedURI, disposition } = event;
            keep({ directive: effectiveDirective, blockedUrl: blockedURI, seenBy: 'event' }, disposition);
        });
        return true;
    } catch {
        return false;
    }
}

interface CspReport {
    body: { effectiveDirective?: string; blockedURL?: string; disposition?: string } | null;
}

type ReportingObserverClass = new (
    callback: (reports: CspReport[]) => void,
    options: { types: string[]; buffered: boolean }
) => { observe(): void };

function observeReports(keep: Keep): boolean {
    try {
        const { ReportingObserver } = window as unknown as { ReportingObserver: ReportingObserverClass };
        const observer = new ReportingObserver(
            (reports) =>
                reports.forEach(({ body }) =>
                    keep(
                        {
                            directive: body?.effectiveDirective ?? '',
                            blockedUrl: body?.blockedURL ?? '',
                            seenBy: 'reporting-observer'
                        },
                        body?.disposition ?? ''
                    )
                ),
            { types: ['csp-violation'], buffered: true }
        );
        observer.observe();
        return true;
    } catch {
        return false;
    }
}

/** The same URL but for its fragment, or one with the same trace: a redirect may carry the trace on. */
function isSameCall(blocked: string, requested: string): boolean {
    return withoutFragment(blocked) === withoutFragment(requested) || (traceOf(blocked) ?? '-') === traceOf(requested);
}

/** A URL as reports and Resource Timing write it. What is no URL is returned as it is. */
export function withoutFragment(url: string): string {
    try {
        const parsed = new URL(url, location.href);
        parsed.hash = '';
        return parsed.href;
    } catch {
        return url;
    }
}

export function traceOf(url: string): string | undefined {
    try {
        return new URL(url, location.href).searchParams.get('trace') ?? undefined;
    } catch {
        return undefined;
    }
}
