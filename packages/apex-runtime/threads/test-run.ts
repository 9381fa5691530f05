import type { TestResult } from '../testing/run-tests.ts';
import { ownName } from '../syntax/own-name.ts';
import type { TestName } from '../testing/selection.ts';
import type { WorkerPool } from './pool.ts';
import { inSources } from './thread-code.ts';
import { ThreadLost } from './thread.ts';

/**
 * Runs tests one after the other and gives each result as it comes. A test that ends its thread has failed for the limit that it
 * passed, and a fresh thread goes on with the next.
 */
export async function runInThreads(
    pool: WorkerPool,
    tests: readonly TestName[],
    onResult: (result: TestResult) => void
): Promise<TestResult[]> {
    const results: TestResult[] = [];
    let startedAt = performance.now();
    const record = (result: TestResult): void => {
        startedAt = performance.now();
        results.push(result);
        onResult(result);
    };
    while (results.length < tests.length) {
        try {
            await pool.run({ kind: 'test', tests: tests.slice(results.length) }, (result) =>
                record(placed(result as TestResult))
            );
        } catch (error) {
            if (!(error instanceof ThreadLost) || results.length === tests.length) {
                throw error;
            }
            record(lost(tests[results.length], error.message, performance.now() - startedAt));
        }
    }
    return results;
}

/** An error of this runtime has a place in the sources of the runtime. */
const placed = ({ failure, ...result }: TestResult): TestResult => ({
    ...result,
    failure: failure && { ...failure, stackTrace: failure.stackTrace.map(inSources) }
});

const lost = (test: TestName, message: string, durationMs: number): TestResult => ({
    className: ownName(test.className),
    methodName: test.methodName,
    durationMs,
    failure: { message, exceptionType: 'System.LimitException', stackTrace: [] },
    log: []
});
