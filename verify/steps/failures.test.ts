import assert from 'node:assert/strict';
import { it } from 'node:test';
import { failuresIn } from './failures.ts';

it('the tests that failed are told in the words of each runner, each once', () => {
    const output = [
        'ok 1 - reads',
        '    not ok 2 - writes',
        'not ok 3 - later # SKIP there is none',
        '  ✘   77 e2e/a.spec.ts:25:1 › all changes (17.2s)',
        '✖ deletes (2.1ms)',
        '  ● Console',
        '  ● c-lab › shows it',
        '  ● c-lab › shows it'
    ].join('\n');
    assert.deepEqual(failuresIn(output), [
        'not ok 2 - writes',
        '✘   77 e2e/a.spec.ts:25:1 › all changes (17.2s)',
        '✖ deletes (2.1ms)',
        '● c-lab › shows it'
    ]);
});

it('where no test is named, the last lines tell it', () => {
    const lines = Array.from({ length: 40 }, (_, index) => `line ${index}`);
    assert.deepEqual(failuresIn(`${lines.join('\n')}\n\n`), lines.slice(20));
});
