import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createApexRuntime, type ApexOrgEnvironment, type ApexRuntime, type TestResult } from '../index.ts';

/** An org with nothing in it. */
export const EMPTY_ORG: ApexOrgEnvironment = {
    remoteSites: () => [],
    namedCredentials: () => [],
    customMetadata: () => [],
    label: () => undefined,
    staticResource: () => undefined
};

/** Sources by class name. */
export type Classes = Record<string, string>;

export function runtimeOf(
    classes: Classes,
    org: Partial<ApexOrgEnvironment> = {},
    keepGoing = false,
    cpuMs?: number
): ApexRuntime {
    const sources = Object.entries(classes).map(([name, text]) => ({ path: `${name}.cls`, text }));
    return createApexRuntime(sources, { ...EMPTY_ORG, ...org }, { keepGoing, cpuMs });
}

/** Runs the Apex tests among the classes; by method name. */
export async function runApex(
    classes: Classes,
    org: Partial<ApexOrgEnvironment> = {},
    keepGoing = false,
    cpuMs?: number
): Promise<Map<string, TestResult>> {
    const runtime = runtimeOf(classes, org, keepGoing, cpuMs);
    try {
        runtime.refusedTests.forEach(({ error }) => {
            throw error;
        });
        const { results } = await runtime.runTests();
        return new Map(results.map((result) => [result.methodName, result]));
    } finally {
        await runtime.close();
    }
}

/** `[Apex expression, what System.debug writes of it]`; `!Type: message` for an exception. */
export type Case = [expression: string, expected: string];

/**
 * One subtest a case: the expression runs in a test method of its own. `members` stand in the class around it;
 * a case that is more than an expression assigns to `Object r`.
 */
export function cases(
    title: string,
    rows: Case[],
    members = '',
    classes: Classes = {},
    org: Partial<ApexOrgEnvironment> = {}
): void {
    describe(title, () => {
        let results: Map<string, TestResult>;
        before(async () => {
            const methods = rows.map(([code], i) => `@IsTest static void case${i}() { ${asStatements(code)} }`);
            const source = `@IsTest private class CasesTest {\n${members}\n${methods.join('\n')}\n}`;
            results = await runApex({ ...classes, CasesTest: source }, org, true);
        });
        after(() => results?.clear());
        rows.forEach(([code, expected], i) => {
            it(`${code} gives ${expected}`, () => {
                const { failure, log, refusal } = results.get(`case${i}`)!;
                assert.equal(refusal, undefined);
                const actual = failure ? `!${failure.exceptionType}: ${failure.message}` : log.at(-1);
                assert.equal(actual, expected);
            });
        });
    });
}

function asStatements(code: string): string {
    return /;\s*(\}\s*)*$/.test(code) ? `Object r; ${code} System.debug(r);` : `System.debug(${code});`;
}
