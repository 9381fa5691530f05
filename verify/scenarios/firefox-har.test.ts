import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { explain, readInput } from '../../force-app/main/default/lwc/errorReader/errorReader.ts';
import { namedReason, RECORDED_ROWS, recordedLanes } from './har.ts';

/**
 * What the network monitor of Firefox 153 recorded while the scenarios that fail ran in the page, one after the other in one tab. Of its export the calls
 * that fail and their pages are left, and of their headers those that decide; the comment of an entry is its scenario and its lane. `npm run record:firefox` writes it anew.
 */
const RECORDED = fs.readFileSync(path.join(import.meta.dirname, 'firefox.har'), 'utf8');

interface Recorded {
    request: { url: string };
    comment?: string;
}
const { entries } = (JSON.parse(RECORDED) as { log: { entries: Recorded[] } }).log;

describe('explain names the reason of each call that a HAR of Firefox shows failing', () => {
    const explained = explain(readInput(RECORDED));
    for (const row of RECORDED_ROWS) {
        for (const lane of recordedLanes(row)) {
            it(`${row.id} in the lane ${lane}`, () => {
                const { request } = entries.find(({ comment }) => comment === `${row.id} ${lane}`)!;
                const expected = row.expected[lane]?.reason;
                assert.equal(
                    namedReason(explained, ({ href }) => href === request.url, expected),
                    expected
                );
            });
        }
    }
});
