/** How a run of the org's Apex tests ends; an unfinished one is still at work whenever it is asked for. */
export type TestRun = 'passed' | 'failed' | 'unfinished';

const RUN_ID = '707000000000001AAA';
const CLASS_ID = '01p000000000001AAA';

/** The Tooling API's answers about a run of tests; undefined for every other request. */
export function testAnswer<Answer>(
    run: TestRun,
    path: string,
    url: URL,
    json: (value: unknown) => Answer
): Answer | undefined {
    if (path.endsWith('/tooling/runTestsAsynchronous')) {
        return json(RUN_ID);
    }
    const soql = url.searchParams.get('q') ?? '';
    const records = path.includes('/tooling/query') ? recordsOf(run, soql) : undefined;
    return records && json({ size: records.length, totalSize: records.length, done: true, records });
}

function recordsOf(run: TestRun, soql: string): unknown[] | undefined {
    if (/FROM ApexTestRunResult\b/i.test(soql)) {
        return [
            {
                AsyncApexJobId: RUN_ID,
                Status: run === 'unfinished' ? 'Processing' : run === 'failed' ? 'Failed' : 'Completed',
                ClassesCompleted: 1,
                ClassesEnqueued: 1,
                MethodsEnqueued: 3,
                StartTime: '2026-11-01T00:00:00.000+0000',
                EndTime: '2026-11-01T00:00:01.000+0000',
                TestTime: 900,
                TestSetupTime: 0,
                UserId: '005000000000001AAA'
            }
        ];
    }
    if (/FROM ApexTestQueueItem\b/i.test(soql)) {
        return [
            {
                Id: '709000000000001AAA',
                Status: run === 'unfinished' ? 'Processing' : 'Completed',
                ApexClassId: CLASS_ID,
                TestRunResultId: '05m000000000001AAA',
                ParentJobId: RUN_ID
            }
        ];
    }
    if (/FROM ApexTestResult\b/i.test(soql)) {
        return ['first', 'second', 'third'].map((method, index) =>
            result(method, index, run === 'failed' && index > 0)
        );
    }
    return undefined;
}

function result(method: string, index: number, isFailure: boolean): unknown {
    return {
        Id: `07M00000000000${index + 1}AAA`,
        QueueItemId: '709000000000001AAA',
        StackTrace: isFailure ? `Class.CalloutProxyTest.${method}: line 27, column 1` : null,
        Message: isFailure ? 'System.AssertException: Assertion Failed: Expected: 1, Actual: 2' : null,
        AsyncApexJobId: RUN_ID,
        MethodName: method,
        Outcome: isFailure ? 'Fail' : 'Pass',
        ApexLogId: null,
        IsTestSetup: false,
        ApexClass: { Id: CLASS_ID, Name: 'CalloutProxyTest', NamespacePrefix: null },
        RunTime: 10,
        TestTimestamp: '2026-11-01T00:00:00.000+0000'
    };
}
