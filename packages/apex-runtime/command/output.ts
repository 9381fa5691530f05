import path from 'node:path';
import type { ApexRuntime, ClassCoverage, TestResult } from '../index.ts';

/** Of a recursion without an end a thousand are known. */
const SHOWN_FRAMES = 20;

export function printResult(
    { className, methodName, durationMs, failure, refusal, log }: TestResult,
    verbose: boolean
): void {
    const name = `${className}.${methodName}`;
    if (refusal !== undefined) {
        console.log(`skipped  ${name}: it needs what is not loaded: ${refusal}`);
        return;
    }
    console.log(`${failure ? 'FAILED' : 'passed'}  ${name}  ${durationMs.toFixed(1)} ms`);
    if (failure) {
        console.log(`        ${failure.exceptionType}: ${failure.message}`);
        const { stackTrace } = failure;
        stackTrace.slice(0, SHOWN_FRAMES).forEach((frame) => console.log(`        ${frame}`));
        if (stackTrace.length > SHOWN_FRAMES) {
            console.log(`        … and ${stackTrace.length - SHOWN_FRAMES} more`);
        }
        (verbose ? log : []).forEach((line) => console.log(`        debug: ${line}`));
    }
}

export function printCoverage(coverage: ClassCoverage[], sourceDir: string): void {
    console.log(`\nCoverage of ${path.relative(process.cwd(), sourceDir) || '.'}`);
    for (const { className, lines, missed } of coverage) {
        const percent = lines.length === 0 ? 100 : (100 * (lines.length - missed.length)) / lines.length;
        const where = missed.length > 0 ? `  lines not run: ${missed.join(', ')}` : '';
        console.log(`${percent.toFixed(0).padStart(4)} %  ${className}${where}`);
    }
}

interface Counts {
    passed: number;
    failed: number;
    skipped: number;
}

/** A test that could not be loaded has not passed: it counts as skipped. */
export function countsOf(results: TestResult[], { refusedTests }: ApexRuntime): Counts {
    const failed = results.filter(({ failure }) => failure).length;
    const refused = results.filter(({ refusal }) => refusal !== undefined).length;
    const skipped = refused + refusedTests.reduce((sum, { methods }) => sum + methods, 0);
    return { passed: results.length - failed - refused, failed, skipped };
}

export function printCounts({ passed, failed, skipped }: Counts, { refusedTests }: ApexRuntime): void {
    for (const { name, methods, error } of refusedTests) {
        console.log(`skipped  ${name}: ${methods} methods, for ${error.construct}`);
    }
    console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
}
