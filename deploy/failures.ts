import type { SfAnswer } from './sf.ts';

interface ComponentFailure {
    componentType?: string;
    fullName?: string;
    fileName?: string;
    lineNumber?: number;
    columnNumber?: number;
    problem?: string;
}
interface DeployTestFailure {
    name?: string;
    methodName?: string;
    message?: string;
    stackTrace?: string;
}
interface CoverageWarning {
    name?: string | null;
    message?: string;
}
/** A list of the Metadata API with one entry may come as that entry, or as nothing at all. */
type Listed<T> = T | T[] | null;

interface DeployResult {
    details?: {
        componentFailures?: Listed<ComponentFailure>;
        runTestResult?: {
            failures?: Listed<DeployTestFailure>;
            codeCoverageWarnings?: Listed<CoverageWarning>;
            flowCoverageWarnings?: Listed<CoverageWarning>;
        };
    };
}
interface TestRunResult {
    tests?: Listed<{ FullName?: string; Outcome?: string; Message?: string | null; StackTrace?: string | null }>;
}

export interface Failures {
    /** How many there are of each kind, such as `2 components, 1 Apex test`; empty when there are none. */
    count: string;
    lines: string[];
    /** Tests or their coverage are among them: an org's own may be, too. */
    hasTests: boolean;
}

/** All that a deployment or a run of tests says has failed, from `result` of its JSON. */
export function failuresIn(answer: SfAnswer): Failures {
    const { details } = answer.result as DeployResult;
    const tests = details?.runTestResult;
    const components = listOf(details?.componentFailures).map(componentLine);
    const testLines = [
        ...listOf(tests?.failures).map((each) =>
            testLine(`${each.name}.${each.methodName}`, each.message, each.stackTrace)
        ),
        ...listOf((answer.result as TestRunResult).tests)
            .filter(({ Outcome }) => Outcome === 'Fail' || Outcome === 'CompileFail')
            .map((each) => testLine(each.FullName ?? '', each.Message ?? '', each.StackTrace ?? ''))
    ];
    const coverage = [...listOf(tests?.codeCoverageWarnings), ...listOf(tests?.flowCoverageWarnings)].map(
        ({ name, message }) => `coverage${name ? ` of ${name}` : ''}: ${message}`
    );
    const counts = [
        counted(components.length, 'component'),
        counted(testLines.length, 'Apex test'),
        counted(coverage.length, 'coverage warning')
    ];
    return {
        count: counts.filter(Boolean).join(', '),
        lines: [...components, ...testLines, ...coverage],
        hasTests: testLines.length + coverage.length > 0
    };
}

const listOf = <T>(listed: Listed<T> | undefined): T[] => (Array.isArray(listed) ? listed : listed ? [listed] : []);

function componentLine({ componentType, fullName, lineNumber, columnNumber, problem }: ComponentFailure): string {
    const place = lineNumber ? `, line ${lineNumber}${columnNumber ? `, column ${columnNumber}` : ''}` : '';
    return `${componentType ?? ''} ${fullName}${place}: ${problem}`.trim();
}

function testLine(name: string, message = '', stackTrace = ''): string {
    return `${name}: ${message}${stackTrace ? ` (${stackTrace.split('\n')[0]})` : ''}`;
}

function counted(count: number, what: string): string {
    return count === 0 ? '' : `${count} ${what}${count === 1 ? '' : 's'}`;
}
