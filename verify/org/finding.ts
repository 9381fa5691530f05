/** One thing that an org would refuse, or that would not work there. */
export interface Finding {
    /** Path from the project's root, with forward slashes. */
    file: string;
    line?: number;
    problem: string;
    /** What to do, as an imperative. */
    remedy: string;
}

export interface CheckResult {
    /** What was looked at: files, bundles, rules. */
    checked: number;
    findings: Finding[];
    /** Why the check did not run, when it did not. */
    skipped?: string;
}

export const formatFinding = ({ file, line, problem, remedy }: Finding): string =>
    `  ${line === undefined ? file : `${file}:${line}`}  ${problem}\n      → ${remedy}`;
