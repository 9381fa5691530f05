import type { ClassCoverage } from './coverage.ts';
import type { TestResult } from './run-tests.ts';

/* Results of a test run in the forms that other programs read. */

const escape = (text: string): string =>
    text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`).replace(/[^\t\n\r\u0020-\ufffd]/g, '');

const shown = ({ exceptionType, message }: NonNullable<TestResult['failure']>): string =>
    `${exceptionType}: ${message}`;

/** JUnit's XML: a suite a class. */
export function junit(results: readonly TestResult[]): string {
    const suites = [...new Set(results.map(({ className }) => className))].map((className) => {
        const own = results.filter((result) => result.className === className);
        const failures = own.filter(({ failure }) => failure).length;
        const skipped = own.filter(({ refusal }) => refusal !== undefined).length;
        return [
            `  <testsuite name="${escape(className)}" tests="${own.length}" failures="${failures}" skipped="${skipped}">`,
            ...own.map(testCase),
            '  </testsuite>'
        ].join('\n');
    });
    return ['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites>', ...suites, '</testsuites>', ''].join('\n');
}

function testCase({ className, methodName, durationMs, failure, refusal }: TestResult): string {
    const open = `    <testcase classname="${escape(className)}" name="${escape(methodName)}" time="${(durationMs / 1000).toFixed(3)}"`;
    if (failure) {
        const stack = escape(failure.stackTrace.join('\n'));
        return `${open}><failure message="${escape(shown(failure))}">${stack}</failure></testcase>`;
    }
    return refusal === undefined ? `${open}/>` : `${open}><skipped message="${escape(refusal)}"/></testcase>`;
}

/** Coverage as lcov's tracefile. */
export const lcov = (coverage: readonly ClassCoverage[]): string =>
    coverage
        .map(({ file, lines, missed }) =>
            [
                `SF:${file}`,
                ...lines.map((line) => `DA:${line},${missed.includes(line) ? 0 : 1}`),
                `LF:${lines.length}`,
                `LH:${lines.length - missed.length}`,
                'end_of_record',
                ''
            ].join('\n')
        )
        .join('');
