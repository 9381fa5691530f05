import type { Finding } from '../../packages/cli/scan/model.ts';
import type { Labels } from './labels.ts';

/** A place may differ by as many lines: of a call over several lines either end is right. */
const TOLERANCE = 4;

interface Place {
    file: string;
    line: number;
}

export interface Comparison {
    expected: number;
    found: number;
    reported: number;
    right: number;
    missed: string[];
    wrong: string[];
}

/**
 * Holds findings against labels. Findings of severity info do not count, on either side. A report on an entry whose
 * verdict is not `used` is right even where none is expected.
 */
export function compare(labels: Labels, findings: Finding[]): Comparison {
    const expected = labels.expectedFindings.filter(({ severity }) => severity !== 'info');
    const reported = findings.filter(({ severity }) => severity !== 'info');
    const missed = expected.filter((expectation) => !reported.some((finding) => fits(labels, expectation, finding)));
    const wrong = reported.filter(
        (finding) =>
            !labels.expectedFindings.some((expectation) => fits(labels, expectation, finding)) &&
            !isOnDoubtfulEntry(labels, finding)
    );
    return {
        expected: expected.length,
        found: expected.length - missed.length,
        reported: reported.length,
        right: reported.length - wrong.length,
        missed: missed.map(({ rule, file, line }) => `${rule} ${file}:${line}`),
        wrong: wrong.map(({ rule, file, line, message }) => `${rule} ${file}:${line} ${message}`)
    };
}

function fits(labels: Labels, expectation: Labels['expectedFindings'][number], finding: Finding): boolean {
    const call = labels.calls.find(({ i }) => i === expectation.call);
    const places: Place[] = [expectation, ...(call ? [call, ...(call.urlDefinedAt ? [call.urlDefinedAt] : [])] : [])];
    return finding.rule === expectation.rule && places.some((place) => isNear(place, finding));
}

const isNear = (one: Place, other: Place): boolean =>
    one.file === other.file && Math.abs(one.line - other.line) <= TOLERANCE;

const isOnDoubtfulEntry = ({ entries }: Labels, { file }: Finding): boolean =>
    entries.some((entry) => entry.file === file && entry.verdict !== 'used');
