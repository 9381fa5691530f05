import { watchViolations } from '../violations';

const API = 'https://api.example.com/orders?trace=1';

interface Report {
    body: { effectiveDirective: string; blockedURL: string; disposition: string };
}

/** What the browser says of a call that CSP stopped. */
const violation = (change: Partial<Report['body']> = {}): Report['body'] => ({
    effectiveDirective: 'connect-src',
    blockedURL: API,
    disposition: 'enforce',
    ...change
});

/** As the browser tells it to the document. */
function dispatchViolation(change: Partial<Report['body']> = {}): void {
    const { effectiveDirective, blockedURL, disposition } = violation(change);
    const event = Object.assign(new CustomEvent('securitypolicyviolation'), {
        effectiveDirective,
        blockedURI: blockedURL,
        disposition
    });
    document.dispatchEvent(event);
}

/** Lightning Web Security refuses the listener. */
function refuseListener(): void {
    jest.spyOn(document, 'addEventListener').mockImplementation(() => {
        throw new Error('Lightning Web Security: Cannot add securitypolicyviolation event listener.');
    });
}

/** A ReportingObserver that passes on what the test reports. */
function provideReportingObserver(): (change?: Partial<Report['body']>) => void {
    let tell: (reports: Report[]) => void = () => undefined;
    class FakeReportingObserver {
        constructor(callback: (reports: Report[]) => void) {
            tell = callback;
        }
        observe(): void {
            // Reports are given by the test.
        }
    }
    Object.assign(window, { ReportingObserver: FakeReportingObserver });
    return (change) => tell([{ body: violation(change) }]);
}

afterEach(() => {
    jest.restoreAllMocks();
    Reflect.deleteProperty(window, 'ReportingObserver');
});

describe('c-evidence: seeing a CSP violation', () => {
    it('sees it by its event where that can be had, even if a ReportingObserver could be', () => {
        provideReportingObserver();
        const log = watchViolations();
        dispatchViolation();
        expect(log.seenBy).toBe('event');
        expect(log.find(API, 0)).toMatchObject({ directive: 'connect-src', seenBy: 'event' });
    });

    it('sees it by a ReportingObserver where the listener is refused', () => {
        refuseListener();
        const report = provideReportingObserver();
        const log = watchViolations();
        report();
        expect(log.seenBy).toBe('reporting-observer');
        expect(log.find(API, 0)).toMatchObject({ blockedUrl: API, seenBy: 'reporting-observer' });
    });

    it('says that it sees none where both are refused', () => {
        refuseListener();
        Object.assign(window, {
            ReportingObserver: class {
                constructor() {
                    throw new Error('Lightning Web Security: Cannot create ReportingObserver.');
                }
            }
        });
        const log = watchViolations();
        expect(log.seenBy).toBeUndefined();
        expect(log.find(API, 0)).toBeUndefined();
    });

    it('passes over a report of a policy that is not enforced, and one of another directive', () => {
        refuseListener();
        const report = provideReportingObserver();
        const log = watchViolations();
        report({ disposition: 'report' });
        report({ effectiveDirective: 'font-src' });
        expect(log.find(API, 0)).toBeUndefined();
    });

    it('gives a call only the violation that belongs to it: its address or its trace, and not before it was made', () => {
        const log = watchViolations();
        dispatchViolation();
        expect(log.find('https://api.example.com/other?trace=2', 0)).toBeUndefined();
        expect(log.find(`${API}#part`, 0)).toBeDefined();
        expect(log.find('https://api.example.com/moved?trace=1', 0)).toBeDefined();
        expect(log.find(API, performance.now() + 1)).toBeUndefined();
    });
});
