import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { configurationProblems } from './check.ts';
import { readEnvironment } from './environment.ts';
import { problemText } from './problems.ts';

/* Mistakes as people make them: each is told with its place and a remedy, and nothing of a secret is. */

type Environment = Record<string, string>;

const KEY = 'k3y-0f-the-api';
const GOOD: Environment = {
    UPSTREAMS: '{"one":{"origin":"https://api.example.com"}}',
    ALLOWED_ORIGINS: 'https://page.example',
    TOKEN_SECRET: 'a-secret-of-at-least-thirty-two-characters',
    SESSION_KEY: 'a-key-of-the-org-of-thirty-two-characters',
    API_KEY: KEY
};
const folder = fs.mkdtempSync(join(os.tmpdir(), 'cors-proxy-'));
const file = (name: string, text: string): string => {
    fs.writeFileSync(join(folder, name), text);
    return join(folder, name);
};
const one = (json: string): Environment => ({ UPSTREAMS: `{"one":{"origin":"https://api.example.com",${json}}}` });
const from = (origin: string): Environment => ({ UPSTREAMS: `{"one":{"origin":${JSON.stringify(origin)}}}` });
const page = (text: string): Environment => ({ ALLOWED_ORIGINS: text });
type Row = [change: Environment, places: string];
const rows = (place: string, make: (value: string) => Environment, values: string, ...more: string[]): Row[] =>
    [...values.split(' ¦ '), ...more].map((value) => [make(value), place]);
const set =
    (name: string) =>
    (value: string): Environment => ({ [name]: value });

// A line a kind of mistake.
// prettier-ignore
const TYPOS: Row[] = [
    ...rows('RATE_LIMIT', set('RATE_LIMIT'), '300ms ¦ 300  ¦ "300" ¦ 3e2 ¦ 0x12c ¦ +300 ¦ -300 ¦ 300.0 ¦ 1_000 ¦ 1,000 ¦ ٣٠٠ ¦ ３００', "'300'"),
    ...rows('RATE_LIMIT', set('RATE_LIMIT'), 'Infinity ¦ NaN ¦ null ¦ {} ¦ 300; ¦ \u200b300', '9'.repeat(400)),
    ...rows('UPSTREAM_TIMEOUT_MS', set('UPSTREAM_TIMEOUT_MS'), '10s ¦ 10 s ¦ 10000ms ¦ 1m ¦ 5 ¦ 99999999'),
    ...rows('MAX_REQUEST_BYTES', set('MAX_REQUEST_BYTES'), '1MB ¦ 1MiB ¦ 1 048 576 ¦ 1.5e6 ¦ 1073741825'),
    ...rows('TOKEN_LIFETIME_S', set('TOKEN_LIFETIME_S'), '5m ¦ 300000 ¦ 5 ¦ 300s'),
    ...rows('TRUSTED_HOPS', set('TRUSTED_HOPS'), '-1 ¦ 1.0 ¦ one ¦ 11 ¦ loopback ¦ 10.0.0.0/8'),
    ...rows('PORT', set('PORT'), 'http ¦ 65536 ¦ 3003/tcp ¦ 80:80 ¦ -1 ¦ 3003\n ¦ :3003'),
    ...rows('HOST', set('HOST'), 'http://0.0.0.0 ¦ 0.0.0.0:3003 ¦ 256.0.0.1 ¦ * ¦ local host ¦ 0.0.0.0\n ¦ [::1] ¦ 10.0.0.0/8'),
    ...rows('LOG_LEVEL', set('LOG_LEVEL'), 'INFO ¦ warning ¦ verbose ¦ info\n ¦ 30 ¦ "info"'),
    ...rows('UNLISTED_PAGES', set('UNLISTED_PAGES'), 'Refuse ¦ serve ¦ true ¦ dangerously-serve'),
    ...rows('ALLOW_LOOPBACK', set('ALLOW_LOOPBACK'), 'true ¦ 1 ¦ Development-Only ¦ development'),

    ...rows('ALLOWED_ORIGINS 0', page, '* ¦ https://*.example ¦ https://* ¦ null ¦ page.example ¦ //page.example ¦ https:/page.example'),
    ...rows('ALLOWED_ORIGINS 0', page, 'https://Page.Example ¦ HTTPS://page.example ¦ https://page.example/ ¦ https://page.example:443'),
    ...rows('ALLOWED_ORIGINS 0', page, 'https://page.example? ¦ https://page.example#x ¦ https://me:pw@page.example ¦ https://page.example:99999'),
    ...rows('ALLOWED_ORIGINS 0', page, 'https://münchen.example ¦ https://page.example\u200b ¦ https://page．example ¦ https://page.example\\'),
    ...rows('ALLOWED_ORIGINS 0', page, '["https://page.example"] ¦ https://a.example;https://b.example ¦ https://a.example https://b.example'),
    ...rows('ALLOWED_ORIGINS 0', page, 'ws://page.example ¦ file:// ¦ chrome-extension://abc ¦ /^https:/'),
    [page('https://page.example:0'), 'ALLOWED_ORIGINS 0'],
    [page('https://a.example\nhttps://b.example'), 'ALLOWED_ORIGINS 0'],
    [page('"https://page.example"'), 'ALLOWED_ORIGINS'],
    [page('"https://a.example","https://b.example"'), 'ALLOWED_ORIGINS, ALLOWED_ORIGINS 0, ALLOWED_ORIGINS 1'],
    [page('https://a.example,"https://b.example"'), 'ALLOWED_ORIGINS 1'],
    ...rows('PROXY_HOSTS 0', set('PROXY_HOSTS'), '* ¦ *.example.com ¦ https://proxy.example ¦ proxy.example:99999 ¦ proxy.example/ ¦ proxy_1'),

    ...rows('UPSTREAMS', set('UPSTREAMS'), '{"one":{"origin":"https://a.example"},} ¦ {one:{}} ¦ {“one”:{}} ¦ {} // none ¦ one=https://a.example', "{'one':{}}"),
    ...rows('UPSTREAMS', set('UPSTREAMS'), '[{"name":"one"}] ¦ "{}" ¦ true ¦ {}{} ¦ \ufeff', "'{}'"),
    [{ UPSTREAMS: '{"one":{"origin":"https://a.example"},"one":{"origin":"https://b.example"}}' }, 'UPSTREAMS one'],
    [{ UPSTREAMS: '{"one":{"origin":"https://a.example","origin":"https://b.example"}}' }, 'UPSTREAMS one.origin'],
    [{ UPSTREAMS: '{"one":{"origin":"https://a.example","orig\\u0069n":"https://b.example"}}' }, 'UPSTREAMS one.origin'],
    [{ UPSTREAMS: '{"One":{"origin":"https://a.example"}}' }, 'UPSTREAMS One'],
    [{ UPSTREAMS: '{"one/two":{"origin":"https://a.example"}}' }, 'UPSTREAMS one/two'],
    [{ UPSTREAMS: '{"":{"origin":"https://a.example"}}' }, 'UPSTREAMS'],
    [{ UPSTREAMS: '{"upstreams":{"one":{"origin":"https://a.example"}}}' }, 'UPSTREAMS upstreams.origin, UPSTREAMS upstreams.one'],
    ...rows('UPSTREAMS one.origin', from, 'https://*.example.com ¦ api.example.com ¦ https://api.example.com/v1 ¦ https://api.example.com:443 ¦ https://API.example.com'),
    ...rows('UPSTREAMS one.origin', from, 'https://me:pw@api.example.com ¦ wss://api.example.com ¦ https://127.0.0.1 ¦ https://[::1] ¦ https://169.254.169.254 ¦ https://0x7f000001'),
    ...rows('UPSTREAMS one.pathPrefix', one, '"pathPrefix":"/v1" ¦ "pathPrefix":"v1/" ¦ "pathPrefix":"/v1//" ¦ "pathPrefix":"/v1/*" ¦ "pathPrefix":"/%2e%2e/" ¦ "pathPrefix":"" ¦ "pathPrefix":["/v1/"]'),
    ...rows('UPSTREAMS one.methods', one, '"methods":"GET" ¦ "methods":{} ¦ "methods":null'),
    ...rows('UPSTREAMS one.methods.0', one, '"methods":["Get"] ¦ "methods":["GET,POST"] ¦ "methods":["GET "] ¦ "methods":["*"] ¦ "methods":["OPTIONS"] ¦ "methods":[7]'),
    ...rows('UPSTREAMS one.needsToken', one, '"needsToken":"false" ¦ "needsToken":null ¦ "needsToken":"yes" ¦ "needsToken":[]'),
    ...rows('UPSTREAMS one.requestHeaders.0', one, '"requestHeaders":["*"] ¦ "requestHeaders":["X A"] ¦ "requestHeaders":[""] ¦ "requestHeaders":["X-A: b"] ¦ "requestHeaders":["X-Ä"]'),
    ...rows('UPSTREAMS one.responseHeaders.0', one, '"responseHeaders":["*"] ¦ "responseHeaders":["X-A,X-B"] ¦ "responseHeaders":["ETag\\n"]'),
    ...rows('UPSTREAMS one.', one, '"Methods":["GET"] ¦ "needstoken":true ¦ "methods ":["GET"] ¦ "needsToken\\u200b":true ¦ "timeout":5'),
    ...rows('UPSTREAMS one.credentials.X-Api-Key', one, '"credentials":{"X-Api-Key":"$API_KEY"} ¦ "credentials":{"X-Api-Key":"api_key"} ¦ "credentials":{"X-Api-Key":""}', `"credentials":{"X-Api-Key":"${KEY}"}`),
    ...rows('UPSTREAMS one.credentials', one, '"credentials":"API_KEY" ¦ "credentials":["X-Api-Key"] ¦ "credentials":{}'),
    [{ ...one('"credentials":{"X-Api-Key":"API_KEY"}'), API_KEY: `"${KEY}"` }, 'UPSTREAMS one.credentials.X-Api-Key'],
    [{ ...one('"credentials":{"X-Api-Key":"API_KEY"}'), API_KEY: `${KEY}\r\n` }, 'UPSTREAMS one.credentials.X-Api-Key'],
    [{ ...one('"needsToken":true'), TOKEN_SECRET: '' }, 'UPSTREAMS one'],

    ...rows('ALLOWED_RANGES 0', set('ALLOWED_RANGES'), '10.20.0.0 ¦ 10.20.0.0/33 ¦ 10.20.0.5/16 ¦ 10.20/16 ¦ 010.20.0.0/16 ¦ 10.20.0.0-10.20.255.255 ¦ 8.8.8.0/24 ¦ 127.0.0.0/8 ¦ ::1/128 ¦ *'),
    ...rows('ALLOWED_RANGES 0', set('ALLOWED_RANGES'), '100.100.100.200/32 ¦ fd00:ec2::254/128 ¦ fd00:ec2::/32 ¦ 169.254.169.254/32 ¦ fe80::/10 ¦ ::ffff:10.0.0.0/104 ¦ fd00::/6 ¦ ["10.0.0.0/8"]'),
    ...rows('DENIED_RANGES 0', set('DENIED_RANGES'), '010.0.0.0/8 ¦ 0x0a.0.0.0/8 ¦ 10.0.0.0/8/8 ¦ 10.0.0.0/+8 ¦ ::ffff:10.0.0.0/104 ¦ internal'),

    ...rows('SESSION_KEY', set('SESSION_KEY'), 'short', 'ä'.repeat(40), 'x'.repeat(513), `${'x'.repeat(40)} ${'x'.repeat(40)}`, `"${'x'.repeat(40)}"`),
    ...rows('REDIS_URL', set('REDIS_URL'), 'localhost:6379 ¦ http://redis:6379 ¦ REDIS://redis:6379 ¦ redis:6379 ¦ redis:// ¦ redis://redis:6379\n ¦ redis://:p#w@redis:6379 ¦ redis://redis:port'),
    ...rows('REDIS_TLS_REJECT_UNAUTHORIZED', set('REDIS_TLS_REJECT_UNAUTHORIZED'), 'true ¦ FALSE ¦ no ¦ 2'),
    [{ REDIS_URL: 'redis://redis:6379', REDIS_TLS_REJECT_UNAUTHORIZED: '1' }, 'REDIS_TLS_REJECT_UNAUTHORIZED'],
    [{ REDIS_URL: 'rediss://redis:6379', REDIS_CA_FILE: file('ca.pem', 'no certificate') }, 'REDIS_CA_FILE'],
    [{ UPSTREAMS: '', UPSTREAMS_FILE: file('empty.json', '') }, 'UPSTREAMS_FILE'],
    [{ UPSTREAMS: '', UPSTREAMS_FILE: folder }, 'UPSTREAMS_FILE'],
    [{ UPSTREAMS_FILE: file('good.json', '{}') }, 'UPSTREAMS_FILE'],

    [{ MAX_CALLS: '10', MAX_CALLS_PER_ADDRESS: '11' }, 'MAX_CALLS_PER_ADDRESS'],
    [{ MAX_CALLS: '10', MAX_CALLS_PER_USER: '11' }, 'MAX_CALLS_PER_USER'],
    [{ MAX_CALLS: '10', MAX_CALLS_PER_UPSTREAM: '11' }, 'MAX_CALLS_PER_UPSTREAM'],
    [{ MAX_CONNECTIONS: '10', MAX_CONNECTIONS_PER_ADDRESS: '11' }, 'MAX_CONNECTIONS_PER_ADDRESS'],
    [{ TOTAL_TIMEOUT_MS: '1000', UPSTREAM_TIMEOUT_MS: '2000' }, 'UPSTREAM_TIMEOUT_MS'],
    [{ STREAM_TIMEOUT_MS: '1000', STREAM_IDLE_TIMEOUT_MS: '2000' }, 'STREAM_IDLE_TIMEOUT_MS'],
    [{ REQUEST_TIMEOUT_MS: '5000' }, 'HEADERS_TIMEOUT_MS'],
    ...rows('UPSTREAMS one.requestHeaders.0', one, '"requestHeaders":["CF-Connecting-IP"] ¦ "requestHeaders":["True-Client-IP"] ¦ "requestHeaders":["X-Azure-ClientIP"] ¦ "requestHeaders":["X-Remote-User"] ¦ "requestHeaders":["X-Host"]'),
    ...'DENY_RANGES DENIED_RANGE UPSTREAMS_JSON RATE_LIMIT_MS SESSION_KEY_FILE ALLOWED_ORIGINS_LIST METRICS_KEY_PATH'.split(' ').map((name): Row => [{ [name]: 'x' }, name]),
    ...'ALLOWED_ORIGNS UPSTREAM RATELIMIT RATE_LIMITS TOKENSECRET TRUSTED_HOP METRIC_KEY REQUEST_TIMEOUT RATE_WINDOW TOKEN_LIFETIME_MS Allowed_Origins'
        .split(' ').map((name): Row => [{ [name]: 'x' }, name])
];

const problemsOf = (change: Environment) => {
    const { options, problems } = readEnvironment({ ...GOOD, ...change });
    return [...problems, ...configurationProblems(options)];
};

describe('a configuration with a mistake', () => {
    after(() => fs.rmSync(folder, { recursive: true }));

    for (const [change, places] of TYPOS) {
        it(`such as ${JSON.stringify(change).slice(0, 160)} is refused at ${places}`, () => {
            const problems = problemsOf(change);
            const found = [...new Set(problems.map(({ variable, path }) => `${variable} ${path}`.trim()))].join(', ');
            assert.ok(
                places.endsWith('.') ? found.startsWith(places) && problems.length === 1 : found === places,
                found
            );
            assert.ok(problems.every(({ remedy }) => remedy.length > 5));
            assert.ok(!problems.some((each) => problemText(each).includes(KEY)), 'a secret is told');
        });
    }

    it('in each variable has all of them told at once', () => {
        const wrong = Object.fromEntries(
            [
                'RATE_LIMIT',
                'ALLOWED_ORIGINS',
                'PROXY_HOSTS',
                'HOST',
                'ALLOWED_RANGES',
                'DENIED_RANGES',
                'REDIS_URL',
                'SESSION_KEY',
                'PORT'
            ].map((name) => [name, '*'])
        );
        const upstreams =
            '{"one":{"origin":"x","needToken":1,"methods":["get"],"pathPrefix":"x","requestHeaders":["*"]}}';
        const found = problemsOf({ ...wrong, UPSTREAMS: upstreams });
        assert.equal(found.length, 14, JSON.stringify(found));
    });
});
