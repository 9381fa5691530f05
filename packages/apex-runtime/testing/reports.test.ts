import assert from 'node:assert/strict';
import { test } from 'node:test';
import { junit, lcov } from './reports.ts';

test('a JUnit report names each test, the failure of one and why one was skipped', () => {
    const base = { className: 'ATest', durationMs: 1500, log: [] };
    const failure = {
        exceptionType: 'System.AssertException',
        message: 'a < "b"',
        stackTrace: ['Class.ATest.b: line 3']
    };
    const xml = junit([
        { ...base, methodName: 'a' },
        { ...base, methodName: 'b', failure },
        { ...base, methodName: 'c', refusal: 'DML' }
    ]);
    assert.match(xml, /<testsuite name="ATest" tests="3" failures="1" skipped="1">/);
    assert.match(xml, /name="a" time="1.500"\/>/);
    assert.match(xml, /<failure message="System.AssertException: a &#60; &#34;b&#34;">Class.ATest.b: line 3</);
    assert.match(xml, /<skipped message="DML"\/>/);
});

test('an lcov report counts the lines that ran', () => {
    const text = lcov([{ className: 'A', file: 'classes/A.cls', lines: [2, 3], missed: [3] }]);
    assert.equal(text, 'SF:classes/A.cls\nDA:2,1\nDA:3,0\nLF:2\nLH:1\nend_of_record\n');
});
