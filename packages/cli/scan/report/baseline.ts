import fs from 'node:fs';
import type { Finding } from '../model.ts';
import { fingerprints } from './fingerprints.ts';

/** Findings that a team has accepted: a file of their fingerprints. */
export function readBaseline(file: string): Set<string> {
    let data: { findings?: unknown };
    try {
        data = JSON.parse(fs.readFileSync(file, 'utf8')) as { findings?: unknown };
    } catch {
        throw new Error(`${file} is no baseline: write one with --write-baseline.`);
    }
    if (!Array.isArray(data.findings)) {
        throw new Error(`${file} is no baseline: write one with --write-baseline.`);
    }
    return new Set(data.findings as string[]);
}

export function writeBaseline(file: string, findings: Finding[], lineOf: (finding: Finding) => string): void {
    const data = { version: 1, findings: fingerprints(findings, lineOf).sort() };
    fs.writeFileSync(file, `${JSON.stringify(data, null, 4)}\n`);
}

/** What is not in the baseline. */
export function beyond(baseline: Set<string>, findings: Finding[], lineOf: (finding: Finding) => string): Finding[] {
    const names = fingerprints(findings, lineOf);
    return findings.filter((_finding, index) => !baseline.has(names[index]));
}
