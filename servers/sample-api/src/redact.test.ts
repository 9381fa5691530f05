import assert from 'node:assert/strict';
import { test } from 'node:test';
import { redactResponseHeaders, redactUrl } from './redact.ts';

const SECRET = 'marked-secret';

for (const [url, shown] of [
    [`https://me:${SECRET}@api.test/x`, 'https://…@api.test/x'],
    [`//${SECRET}@api.test/x`, '//…@api.test/x'],
    [`https://api.test/x#access_token=${SECRET}`, 'https://api.test/x'],
    [`/x?key=${SECRET}&page=2&${SECRET}&${SECRET}=`, '/x?key=…&page=2&…&…'],
    [`/x?a=b?c=${SECRET}`, '/x?a=…']
]) {
    test(`of the address ${url} the log keeps ${shown}`, () => {
        assert.equal(redactUrl(url), shown);
        assert.deepEqual(redactResponseHeaders([['Location', url]]), [['Location', shown]]);
    });
}
