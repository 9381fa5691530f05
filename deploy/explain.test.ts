import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explain } from './explain.ts';
import { readAnswer } from './sf.ts';

const TEST_FAILURE = {
    name: 'OneTest',
    methodName: 'works',
    message: 'No.',
    stackTrace: 'Class.OneTest.works: line 3'
};
const COMPONENT = { componentType: 'ApexClass', fullName: 'One', problem: 'Missing ;', lineNumber: 2, columnNumber: 1 };
const deployment = (details: unknown) => ({ status: 1, result: { status: 'Failed', success: false, details } });

/** What the CLI prints with --json, its exit code, and what is made of it. */
const ANSWERS: [what: string, exitCode: number, printed: unknown, said: RegExp, lines?: RegExp[]][] = [
    [
        'one failed test, not in a list',
        1,
        deployment({ runTestResult: { failures: TEST_FAILURE } }),
        /1 Apex test\./,
        [/line 3/]
    ],
    [
        'one failed component, not in a list',
        1,
        deployment({ componentFailures: COMPONENT }),
        /1 component\./,
        [/line 2/]
    ],
    [
        'one warning, not in a list',
        1,
        deployment({ runTestResult: { codeCoverageWarnings: { name: 'One', message: '61%' } } }),
        /1 coverage warning\./
    ],
    [
        'no lists at all',
        1,
        deployment({ componentFailures: null, runTestResult: { failures: null } }),
        /gave no reason/
    ],
    [
        'both kinds',
        1,
        deployment({ componentFailures: [COMPONENT, COMPONENT], runTestResult: { failures: [TEST_FAILURE] } }),
        /2 components, 1 Apex test\./
    ],
    [
        'tests without words',
        100,
        {
            status: 100,
            result: { tests: [{ FullName: 'A.b', Outcome: 'CompileFail', Message: null, StackTrace: null }] }
        },
        /1 Apex test\./,
        [/^A\.b: $/]
    ],
    [
        'a deployment that fails as a whole',
        1,
        { status: 1, result: { status: 'Failed', errorStatusCode: 'UNKNOWN_EXCEPTION', errorMessage: 'id 123-4' } },
        /UNKNOWN_EXCEPTION: id 123-4/
    ],
    [
        'a deployment that somebody stopped',
        1,
        { status: 1, result: { status: 'Canceled', details: {} } },
        /it was canceled/
    ],
    [
        'an error of the CLI',
        1,
        { status: 1, name: 'SomeError', message: 'First line.\n\tSecond.' },
        /First line\. Second\./
    ],
    ['an error with a name alone', 1, { status: 1, name: 'SomeError', message: '' }, /SomeError/]
];

for (const [what, exitCode, printed, said, lines = []] of ANSWERS) {
    test(`a refusal says why: ${what}`, () => {
        const problem = explain(readAnswer(exitCode, JSON.stringify(printed), ''), 'Refused', 'npm run deploy', 'mine');
        assert.match(problem.message, said);
        lines.forEach((line, at) => assert.match(problem.failures[at], line));
    });
}

test('an answer is read behind a line that a plugin prints, and none is no answer', () => {
    const noisy = 'Warning: a plugin is old.\n{\n  "status": 0,\n  "result": {"id": "1"}\n}\n';
    assert.deepEqual(readAnswer(0, noisy, '').result, { id: '1' });
    assert.equal(readAnswer(1, '', 'sf: not well\nat x').message, 'sf: not well');
});
