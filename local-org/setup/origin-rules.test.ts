import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalOrigin, originProblem, type OriginRules } from './origin-rules.ts';

const ALLOWED: OriginRules = { subject: 'An allowed origin', wildcard: true };
const REMOTE: OriginRules = { subject: 'A remote site', apexPorts: true, isRemoteSite: true };

for (const url of [
    'https://api.example.com',
    'https://api.example.com:8443',
    'https://*.example.com',
    'http://localhost:3002',
    'http://127.0.0.1:3001',
    'https://xn--bcher-kva.example',
    'HTTPS://API.Example.com'
]) {
    test(`${url} is taken as an allowed origin`, () => assert.equal(originProblem(url, ALLOWED), undefined));
}

for (const [url, reason] of [
    ['', /Enter a URL/],
    ['   ', /Enter a URL/],
    ['https://api.example.com/', /slash at the end/],
    ['https://api.example.com/v1', /Remove \/v1/],
    ['https://api.example.com?key=1', /Remove \?key=1/],
    ['https://api.example.com#top', /Remove #top/],
    ['http://api.example.com', /begins with https:\/\//],
    ['http://localhost.example.com', /begins with https/],
    ['http://127.0.0.1.example.com', /begins with https/],
    ['ftp://api.example.com', /not with ftp/],
    ['javascript://api.example.com', /not with javascript/],
    ['api.example.com', /Begin with the scheme/],
    ['*', /cannot be \* alone/],
    ['https://*', /cannot be \* alone/],
    ['https://*.com', /top-level domain/],
    ['https://api.*.com', /whole first part/],
    ['https://*api.example.com', /whole first part/],
    ['https://*.*.example.com', /whole first part/],
    [`https://${'a'.repeat(1_992)}`, /2,000 characters long/],
    ['https://', /Enter a host/],
    ['https://example', /full domain name/],
    ['https://api.example.com; script-src data:', /not a host name/],
    ['https://api.example.com script-src', /not a host name/],
    ['https://api.example.com,x', /not a host name/],
    ['https://api..example.com', /not a host name/],
    ['https://bücher.example', /xn-- form/],
    ['https://user:secret@api.example.com', /user name and the password/],
    ['https://api.example.com:', /port/],
    ['https://api.example.com:0', /port/],
    ['https://api.example.com:65536', /port/],
    ['https://api.example.com:*', /port/]
] as const) {
    test(`${url.slice(0, 60) || 'a blank'} is refused as an allowed origin with the reason`, () =>
        assert.match(originProblem(url, ALLOWED) ?? 'taken', reason));
}

test('a remote site has no wildcard, no wss, and only ports that Apex reaches', () => {
    assert.match(originProblem('https://*.example.com', REMOTE) ?? '', /wildcard/);
    assert.match(originProblem('wss://api.example.com', REMOTE) ?? '', /not with wss/);
    assert.match(originProblem('https://api.example.com:81', REMOTE) ?? '', /ports 80, 443 and 1024/);
    assert.equal(originProblem('https://api.example.com:443', REMOTE), undefined);
});

test('a remote site with http or a path is refused here, and it is said that an org takes it', () => {
    assert.match(originProblem('http://api.example.com', REMOTE) ?? '', /^Here, .* An org takes http/);
    assert.match(
        originProblem('https://api.example.com/v1', REMOTE) ?? '',
        /^Remove \/v1: here, .* An org takes a path too/
    );
});

test('case and the default port make no second origin', () => {
    assert.equal(canonicalOrigin('HTTPS://Api.Example.com:443'), canonicalOrigin('https://api.example.com'));
    assert.notEqual(canonicalOrigin('https://api.example.com:444'), canonicalOrigin('https://api.example.com'));
});
