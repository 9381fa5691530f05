import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jestCounts, nodeCounts, ownCounts, playwrightCounts, reportCounts } from './counts.ts';

test('the last of the own count lines counts', () => {
    assert.deepEqual(ownCounts('1 passed, 0 failed, 0 skipped\nx\n7 passed, 2 failed, 1 skipped\n'), {
        passed: 7,
        failed: 2,
        skipped: 1
    });
    assert.equal(ownCounts('nothing here'), undefined);
});

test('Jest counts in any order of its words', () => {
    assert.deepEqual(jestCounts('Tests:       1 failed, 2 skipped, 40 passed, 43 total'), {
        passed: 40,
        failed: 1,
        skipped: 2
    });
    assert.deepEqual(jestCounts('Tests:       3 passed, 3 total'), { passed: 3, failed: 0, skipped: 0 });
    assert.equal(jestCounts('No tests found'), undefined);
});

test('a cancelled node test counts as failed', () => {
    assert.deepEqual(nodeCounts('# pass 3\n# fail 1\n# cancelled 1\n# skipped 2\n# todo 0'), {
        passed: 3,
        failed: 2,
        skipped: 2
    });
    assert.deepEqual(nodeCounts('ℹ pass 3\nℹ fail 0'), { passed: 3, failed: 0, skipped: 0 });
    assert.equal(nodeCounts(''), undefined);
});

test('a suite of node tests that is skipped as a whole counts', () => {
    const tap = '# Subtest: two on one Redis\nok 1 - two on one Redis # SKIP there is none\n# pass 3\n# skipped 0\n';
    assert.equal(nodeCounts(tap)?.skipped, 1);
    assert.equal(nodeCounts('﹣ two on one Redis (0.2ms) # there is none\nℹ pass 3\nℹ skipped 0\n')?.skipped, 1);
});

test('a flaky browser test counts as failed', () => {
    assert.deepEqual(playwrightCounts('  1 flaky\n  2 skipped\n  12 passed (30.1s)\n'), {
        passed: 12,
        failed: 1,
        skipped: 2
    });
    assert.equal(playwrightCounts('Error: no tests'), undefined);
});

test('a lane of the report that is not as expected counts as failed', () => {
    assert.deepEqual(reportCounts('32 scenarios, 81 lanes: 80 ok, 1 not'), { passed: 80, failed: 1, skipped: 0 });
    assert.equal(reportCounts('No such scenario: x'), undefined);
});
