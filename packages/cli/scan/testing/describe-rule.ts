import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import { scanOf, short, type Files } from './project-of.ts';

/** What a rule reports (what it is, the project, the places as `severity file:line`, a part of what is said of the first), and what looks like its subject and is not. */
export interface RuleCases {
    hit: [string, Files, string[], RegExp?][];
    silent: [string, Files][];
}

export function describeRule(rule: string, { hit, silent }: RuleCases): void {
    describe(rule, () => {
        for (const [what, files, places, message] of hit) {
            it(`reports ${what}`, (t) => {
                const found = scanOf(t, files).findings.filter((finding) => finding.rule === rule);
                assert.deepEqual(
                    found.map(({ severity, file, line }) => `${severity} ${path.posix.basename(file)}:${line}`),
                    places
                );
                assert.match(found[0].message, message ?? /./);
            });
        }
        for (const [what, files] of silent) {
            it(`is silent: ${what}`, (t) => {
                assert.deepEqual(short(scanOf(t, files).findings, rule), []);
            });
        }
    });
}
