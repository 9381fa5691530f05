import assert from 'node:assert/strict';
import { it } from 'node:test';
import { reasonNames } from '../force-app/main/default/lwc/crossOrigin/texts.ts';
import { allPages, reasonPages } from './pages.ts';

it('every reason that an explanation can name has a page, and what to change stands there', () => {
    const pages = new Map(reasonPages().map(({ title, body }) => [title, body]));
    assert.deepEqual([...pages.keys()].sort(), reasonNames().sort());
    for (const [reason, body] of pages) {
        assert.match(body, /<h2>What to change<\/h2>/, reason);
    }
});

it('what the owner of an API is advised leads to the recipes, and each link to a page', () => {
    const pages = new Map(allPages().map((page) => [page.file, page.body]));
    assert.match(pages.get('reasons/MissingAllowOriginHeader.html')!, /href="\.\.\/recipes\.html"/);
    assert.match(pages.get('recipes/nginx.html')!, /add_header Access-Control-Allow-Origin/);
    for (const [file, body] of pages) {
        for (const [, href] of body.matchAll(/href="((?!https?:)[^"]+)"/g)) {
            assert.ok(pages.has(new URL(href, `http://x/${file}`).pathname.slice(1)), `${file}: ${href}`);
        }
    }
});
