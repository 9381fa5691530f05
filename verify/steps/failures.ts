/** How the runners begin the line of a test that failed: Node's (both reporters), Playwright's, Jest's. */
const FAILED = /^\s*(?:not ok \d+ - (?!.*# (?:SKIP|TODO))|✖ |✘ +\d* ?|● (?!Console$))/;
const MOST = 20;

/**
 * What of a step's output says which of it failed, so that the end of a long log tells it: the lines of the failed tests, each once, or without
 * one the last lines. At most twenty.
 */
export function failuresIn(output: string): string[] {
    const lines = output.trimEnd().split('\n');
    const failed = [...new Set(lines.filter((line) => FAILED.test(line)).map((line) => line.trim()))];
    return failed.length > 0 ? failed.slice(0, MOST) : lines.slice(-MOST);
}
