import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { scanOf, short, type Files } from './project-of.ts';

/** What a rule reports (what it is, the project, the places as `file:line`), and what looks like its subject and is not. */
export interface RuleCases {
    hit: [string, Files, string[]][];
    silent: [string, Files][];
}

export function describeRule(rule: string, { hit, silent }: RuleCases): void {
    describe(rule, () => {
        for (const [what, files, places] of hit) {
            it(`reports ${what}`, (t) => {
                assert.deepEqual(
                    short(scanOf(t, files).findings, rule),
                    places.map((place) => `${rule} ${place}`)
                );
            });
        }
        for (const [what, files] of silent) {
            it(`is silent: ${what}`, (t) => {
                assert.deepEqual(short(scanOf(t, files).findings, rule), []);
            });
        }
    });
}
