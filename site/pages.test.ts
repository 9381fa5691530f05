import assert from 'node:assert/strict';
import { it } from 'node:test';
import { reasonNames } from '../force-app/main/default/lwc/crossOrigin/texts.ts';
import { reasonPages } from './pages.ts';

it('every reason that an explanation can name has a page, and what to change stands there', () => {
    const pages = new Map(reasonPages().map(({ title, body }) => [title, body]));
    assert.deepEqual([...pages.keys()].sort(), reasonNames().sort());
    for (const [reason, body] of pages) {
        assert.match(body, /<h2>What to change<\/h2>/, reason);
    }
});
