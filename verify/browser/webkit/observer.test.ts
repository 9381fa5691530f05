import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stageOf } from './observer.ts';

describe('what WebKit tells of a call that failed', () => {
    const URI = 'http://api.test/';
    const CASES: [what: string, error: string, violations: string[], stage: string][] = [
        ['a fetch that the network ended', 'TypeError: Load failed', [], 'network'],
        ['a fetch that the policy stopped', 'TypeError: Load failed', [URI], 'csp'],
        ['an XMLHttpRequest', 'TypeError: Failed to fetch (XMLHttpRequest)', [], 'network'],
        ['an element', 'error of the element', [], 'network'],
        ['an element that the policy stopped', 'error of the element', [URI], 'csp'],
        ['a frame that never loads', 'no end', [], 'network'],
        ['a worker of another origin', 'SecurityError: The operation is insecure.', [], 'network'],
        ['a WebSocket that the policy stopped', 'SecurityError: The operation is insecure.', [URI], 'csp'],
        ['a method that no page may use', 'TypeError: Method is forbidden.', [], 'arguments'],
        ['an address with a user', 'TypeError: URL is not valid or contains user credentials.', [], 'arguments']
    ];
    for (const [what, error, violations, stage] of CASES) {
        it(`${what}: ${stage}`, () => assert.equal(stageOf({ error, violations }), stage));
    }
});
