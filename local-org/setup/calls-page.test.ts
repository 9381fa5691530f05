import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { callsPage } from './pages/calls-page.ts';
import { readProjectCalls } from './project-calls.ts';

test('what the project calls stands beside the entry that lets it, as the scan says', async () => {
    const body = callsPage(await readProjectCalls(path.resolve(import.meta.dirname, '../..')));
    assert.match(
        body,
        /<th scope="row">callout:Sample_API<\/th>\s*<td[^>]*>Apex<\/td>\s*<td[^>]*>Named Credential<\/td>\s*<td[^>]*>Sample_API<\/td>/
    );
    assert.match(body, /Every call is on the list that it needs/);
});

test('a call that no list allows is on the page with its rule and its place', () => {
    const body = callsPage({
        hosts: [
            {
                host: 'https://api.example.com',
                caller: 'page-lex',
                needs: 'csp:connect-src',
                state: 'missing',
                count: 2
            }
        ],
        findings: [
            { rule: 'missing-trusted-url', severity: 'error', message: '<b>no</b>', file: 'lwc/a/a.js', line: 3 }
        ]
    });
    assert.match(body, /<td[^>]*>Trusted URL \(connect-src\)<\/td>\s*<td[^>]*>None<\/td>\s*<td[^>]*>2<\/td>/);
    assert.match(body, /missing-trusted-url<\/strong> &lt;b&gt;no&lt;\/b&gt; <span class="place">lwc\/a\/a\.js:3/);
});
