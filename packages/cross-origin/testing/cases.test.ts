import assert from 'node:assert/strict';
import { it } from 'node:test';
import * as engine from '../../../force-app/main/default/lwc/crossOrigin/crossOrigin.ts';
import { runCases } from './cases.mjs';

const scenario = {
    page: { origin: 'https://a.example', policies: [] },
    request: { url: 'https://b.example/' },
    hops: [{ response: { status: 200, headers: [] } }],
    seen: { outcome: 'blocked', wire: [{ method: 'GET', url: 'https://b.example/' }] }
};
const text = 'System.LimitException: Too many callouts: 101';

it('the cases that the package is run with find what is wrong', () => {
    const right = { recorded: { chromium: [scenario] }, texts: [['too-many-callouts', text]] };
    assert.deepEqual(runCases(engine, right), { cases: 2, wrong: [] });
    const seen = { outcome: 'readable', wire: [] };
    const { wrong } = runCases(engine, { recorded: { chromium: [{ ...scenario, seen }] }, texts: [['csp', text]] });
    assert.deepEqual(
        wrong.map((each: string) => /outcome|what is sent|in place of csp/.exec(each)?.[0]),
        ['outcome', 'what is sent', 'in place of csp']
    );
});
