import fs from 'node:fs';
import path from 'node:path';
import type { Finding } from '../model.ts';
import { readJsonObject, whyUnreadable } from '../read-json.ts';
import { fingerprints } from './fingerprints.ts';

/** Findings that a team has accepted: a file of their fingerprints. */
export function readBaseline(file: string): Set<string> {
    const findings = readJsonObject(file)?.findings;
    if (!Array.isArray(findings)) {
        const code = whyUnreadable(file);
        throw new Error(
            code === undefined
                ? `${file} is no baseline: write one with --write-baseline.`
                : `${file} cannot be read (${code}).`
        );
    }
    return new Set(findings as string[]);
}

export function writeBaseline(file: string, findings: Finding[], lineOf: (finding: Finding) => string): void {
    const data = { version: 1, findings: fingerprints(findings, lineOf).sort() };
    fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    fs.writeFileSync(file, `${JSON.stringify(data, null, 4)}\n`);
}

/** What is not in the baseline. */
export function beyond(baseline: Set<string>, findings: Finding[], lineOf: (finding: Finding) => string): Finding[] {
    const names = fingerprints(findings, lineOf);
    return findings.filter((_finding, index) => !baseline.has(names[index]));
}
