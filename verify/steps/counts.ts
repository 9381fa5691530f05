import type { Counts } from './step.ts';

const number = (text: string | undefined): number => Number(text ?? 0);

/** `N passed, N failed, N skipped`, the project's own last line. */
export function ownCounts(output: string): Counts | undefined {
    const match = [...output.matchAll(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm)].at(-1);
    return match && { passed: number(match[1]), failed: number(match[2]), skipped: number(match[3]) };
}

/** Jest's summary: `Tests:       1 failed, 2 skipped, 40 passed, 43 total`. */
export function jestCounts(output: string): Counts | undefined {
    const line = /^Tests:\s+(.*)$/m.exec(output)?.[1];
    const count = (word: string): number => number(line && new RegExp(`(\\d+) ${word}`).exec(line)?.[1]);
    return line === undefined
        ? undefined
        : { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
}

/** node:test's summary: `ℹ pass 12` or, when piped, `# pass 12`. A suite that is skipped as a whole is in no count of it. */
export function nodeCounts(output: string): Counts | undefined {
    const count = (word: string): number => number(new RegExp(`^[#ℹ] ${word} (\\d+)$`, 'm').exec(output)?.[1]);
    return /^[#ℹ] pass \d+$/m.test(output)
        ? {
              passed: count('pass'),
              failed: count('fail') + count('cancelled'),
              skipped: Math.max(count('skipped') + count('todo'), skippedLines(output))
          }
        : undefined;
}

const skippedLines = (output: string): number => output.match(/^\s*(?:ok \d+ .*# SKIP|﹣ )/gm)?.length ?? 0;

/** Playwright's summary: `  12 passed (30s)`, `  1 failed`, `  2 skipped`. */
export function playwrightCounts(output: string): Counts | undefined {
    const count = (word: string): number => number(new RegExp(`^\\s+(\\d+) ${word}\\b`, 'm').exec(output)?.[1]);
    return /^\s+\d+ (passed|failed)/m.test(output)
        ? {
              passed: count('passed'),
              failed: count('failed') + count('flaky'),
              skipped: count('skipped') + count('did not run')
          }
        : undefined;
}

/** The last line of `npm run report`: `32 scenarios, 81 lanes: 80 ok, 1 not`. */
export function reportCounts(output: string): Counts | undefined {
    const match = /^\d+ scenarios, \d+ lanes: (\d+) ok, (\d+) not$/m.exec(output);
    return match ? { passed: number(match[1]), failed: number(match[2]), skipped: 0 } : undefined;
}
