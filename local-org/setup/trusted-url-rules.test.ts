import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalSource, pathNote, trustedUrlProblem } from './trusted-url-rules.ts';

/** What Salesforce documents that an org takes. */
const TAKEN = [
    'https://api.example.com',
    'https://api.example.com:8443',
    'https://*.example.com',
    '*.example.com',
    'api.example.com',
    'api.example.com:8443',
    'wss://stream.example.com',
    'https://api.example.com/',
    'https://api.example.com/v1',
    'https://api.example.com/v1/',
    "https://api.example.com/a'b(c)[d]$&+=!~%20",
    'https://xn--bcher-kva.example',
    'HTTPS://API.Example.com',
    `https://api.example.com/${'a'.repeat(231)}`,
    // Loopback, of the local org alone.
    'http://localhost:3002',
    'http://127.0.0.1:3001/open',
    'ws://localhost:3001'
];

for (const url of TAKEN) {
    test(`${url.slice(0, 60)} is taken`, () => assert.equal(trustedUrlProblem(url), undefined));
}

/** Refused by an org as well, by what is documented. */
const REFUSED: [string, RegExp][] = [
    ['', /Enter a URL/],
    ['   ', /Enter a URL/],
    ['malformed^url.example.com', /malformed: remove \^/],
    ['https://{subdomain}.example.com', /malformed: remove \{/],
    ['https://api.example.com/"x"', /malformed: remove "/],
    ['https://api.example.com\\x', /malformed: remove \\/],
    ['https://api.example.com/<x>', /malformed: remove </],
    ['https://api.example.com/a|b', /malformed: remove \|/],
    ['https://api.example.com/`', /malformed: remove `/],
    ['https://api.example.com script-src', /malformed: remove the blank/],
    ['https://api.example.com\tx', /malformed: remove the blank/],
    ['https://bücher.example', /malformed: remove ü/],
    ['https://api.example.com/\u{1F600}', /malformed: remove \u{1F600}/u],
    ['http://api.example.com', /begins with https:\/\/ or wss:\/\//],
    ['http://localhost.example.com', /begins with https/],
    ['http://127.0.0.1.example.com', /begins with https/],
    ['ftp://api.example.com', /not with ftp/],
    ['javascript://api.example.com', /not with javascript/],
    [`https://${'a'.repeat(1_992)}`, /2,000 characters long/],
    [`https://api.example.com/${'a'.repeat(232)}`, /256 characters long/]
];

for (const [url, reason] of REFUSED) {
    test(`${JSON.stringify(url.slice(0, 60))} is refused, as an org refuses it`, () => {
        const problem = trustedUrlProblem(url) ?? 'taken';
        assert.match(problem, reason);
        assert.doesNotMatch(problem, /rule of the local org/);
    });
}

/** Refused here, where no documentation says that an org does. */
const STRICTER_HERE: [string, RegExp][] = [
    ['*', /cannot be \* alone/],
    ['https://*', /cannot be \* alone/],
    ['https://*/', /cannot be \* alone/],
    ['https://*.com', /top-level domain/],
    ['https://api.*.com', /whole first part/],
    ['https://*api.example.com', /whole first part/],
    ['https://', /Enter a host/],
    ['https://example', /full domain name/],
    ['https:', /full domain name/],
    ["'self'", /not a host name/],
    ['https://api.example.com;script-src', /Remove ; or write it as %3B/],
    ['https://api.example.com/a;b', /Remove ; or write it as %3B/],
    ['https://api.example.com,x', /Remove , or write it as %2C/],
    ['https://user:secret@api.example.com', /user name and the password/],
    ['https://api.example.com?key=1', /Remove \?key=1: browsers ignore/],
    ['https://api.example.com/v1#top', /Remove #top: browsers ignore/],
    ['https://api.example.com//v1', /second slash/],
    ['https://api.example.com:', /port/],
    ['https://api.example.com:0', /port/],
    ['https://api.example.com:65536', /port/],
    ['https://api.example.com:*', /port/]
];

for (const [url, reason] of STRICTER_HERE) {
    test(`${url} is refused, and it is said that this is a rule of the local org`, () => {
        assert.match(trustedUrlProblem(url) ?? 'taken', reason);
        assert.match(trustedUrlProblem(url) ?? 'taken', /A rule of the local org/);
    });
}

test('an entry with a path covers that path, one with a slash at its end what is below it, an origin everything', () => {
    assert.match(pathNote('https://api.example.com/v1') ?? '', /covers \/v1 only/);
    assert.match(pathNote('https://api.example.com/v1/') ?? '', /covers \/v1\/ and what is below/);
    assert.equal(pathNote('https://api.example.com'), undefined);
    assert.equal(pathNote('https://api.example.com/'), undefined);
});

test('two spellings of one source are the same, two paths are not', () => {
    assert.equal(canonicalSource('HTTPS://Api.Example.com:443/'), canonicalSource('https://api.example.com'));
    assert.notEqual(canonicalSource('https://api.example.com/a'), canonicalSource('https://api.example.com/A'));
    assert.notEqual(canonicalSource('https://api.example.com/a'), canonicalSource('https://api.example.com'));
});
