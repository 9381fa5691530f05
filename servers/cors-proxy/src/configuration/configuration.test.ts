import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { configurationProblems } from './check.ts';
import { readEnvironment } from './environment.ts';
import { LIMITS } from './limits.ts';
import type { Problem } from './problems.ts';

type Environment = Record<string, string | undefined>;

const API = 'https://api.example.com';
const GOOD: Environment = {
    UPSTREAMS: JSON.stringify({
        open: { origin: API, pathPrefix: '/v1/', methods: ['GET', 'POST'], requestHeaders: ['X-Api-Version'] },
        keyed: { origin: API, credentials: { 'X-Api-Key': 'API_KEY' } },
        closed: { origin: API, needsToken: true, responseHeaders: ['X-Total-Count'] }
    }),
    ALLOWED_ORIGINS: 'https://page.example,https://other.example',
    TOKEN_SECRET: 'a-secret-of-at-least-thirty-two-characters',
    SESSION_KEY: 'a-key-of-the-org-of-thirty-two-characters',
    METRICS_KEY: 'a-key-of-the-metrics-of-32-characters-or-so',
    API_KEY: 'the-key-of-the-api'
};

function problemsOf(env: Environment): Problem[] {
    const { options, problems } = readEnvironment(env);
    return [...problems, ...configurationProblems(options)];
}

const places = (env: Environment): string[] =>
    problemsOf(env).map(({ variable, path }) => `${variable} ${path}`.trim());
const one = (upstream: unknown): Environment => ({ ...GOOD, UPSTREAMS: JSON.stringify({ one: upstream }) });

describe('a configuration', () => {
    it('that is good has no problem', () => assert.deepEqual(problemsOf(GOOD), []));
    it('of nothing has none either, and reaches nothing', () => assert.deepEqual(problemsOf({}), []));

    const upstreams: [unknown, string][] = [
        [{ origin: API, needToken: true }, 'one.needToken'],
        [{ origin: API, needsToken: 'true' }, 'one.needsToken'],
        [{ origin: API, needsToken: 1 }, 'one.needsToken'],
        [{ origin: API, pathprefix: '/v1/' }, 'one.pathprefix'],
        [{ origin: API, credential: { 'X-Api-Key': 'API_KEY' } }, 'one.credential'],
        [{ origin: API, credentials: ['API_KEY'] }, 'one.credentials'],
        [{ origin: API, methods: 'GET, POST' }, 'one.methods'],
        [{ origin: API, methods: ['get'] }, 'one.methods.0'],
        [{ origin: API, methods: ['GET', 'TRACE'] }, 'one.methods.1'],
        [{ origin: API, methods: ['CONNECT'] }, 'one.methods.0'],
        [{ origin: API, methods: [] }, 'one.methods'],
        [{ origin: 'http://api.example.com', credentials: { 'X-Api-Key': 'API_KEY' } }, 'one.origin'],
        [{ origin: 'https://api.example.com/' }, 'one.origin'],
        [{ origin: 'https://10.0.0.1' }, 'one.origin'],
        [{ origin: 'http://[::7f00:1]' }, 'one.origin'],
        [{ origin: 'http://[::a9fe:a9fe]' }, 'one.origin'],
        [{ origin: 'https://168.63.129.16' }, 'one.origin'],
        [{}, 'one.origin'],
        [{ origin: API, pathPrefix: 'v1' }, 'one.pathPrefix'],
        [{ origin: API, pathPrefix: '/../' }, 'one.pathPrefix'],
        [{ origin: API, credentials: { 'X-Api-Key': 'NOT_SET' } }, 'one.credentials.X-Api-Key'],
        [{ origin: API, credentials: { 'X-Api-Key': 'TOKEN_SECRET' } }, 'one.credentials.X-Api-Key'],
        [{ origin: API, credentials: { 'x-a': 'API_KEY', 'X-A': 'API_KEY' } }, 'one.credentials.X-A'],
        ...['Transfer-Encoding', 'Content-Length', 'Expect', 'Upgrade', 'Host', 'Origin', 'Cookie', 'X Api'].map(
            (name): [unknown, string] => [
                { origin: API, credentials: { [name]: 'API_KEY' } },
                `one.credentials.${name}`
            ]
        ),
        ...['Cookie', 'Authorization', 'Host', 'Origin', 'Connection', 'X-Forwarded-For'].map(
            (name): [unknown, string] => [{ origin: API, requestHeaders: [name] }, 'one.requestHeaders.0']
        ),
        ...[
            'Vary',
            'Set-Cookie',
            'X-Content-Type-Options',
            'X-Request-Id',
            'Clear-Site-Data',
            'Refresh',
            'Location'
        ].map((name): [unknown, string] => [{ origin: API, responseHeaders: [name] }, 'one.responseHeaders.0']),
        ['https://api.example.com', 'one'],
        [null, 'one'],
        [[], 'one']
    ];
    for (const [upstream, place] of upstreams) {
        it(`with the upstream ${JSON.stringify(upstream)} is refused at ${place}`, () =>
            assert.deepEqual(places(one(upstream)), [`UPSTREAMS ${place}`]));
    }

    const variables: [Environment, string][] = [
        [{ UPSTREAMS: '' }, 'UPSTREAMS'],
        [{ UPSTREAMS: '{' }, 'UPSTREAMS'],
        [{ UPSTREAMS: '[]' }, 'UPSTREAMS'],
        [{ UPSTREAMS: '"x"' }, 'UPSTREAMS'],
        [{ UPSTREAMS: 'null' }, 'UPSTREAMS'],
        [{ UPSTREAMS: `{"a":{"origin":"${API}","needsToken":true,"needsToken":false}}` }, 'UPSTREAMS a.needsToken'],
        [{ UPSTREAMS: `{"Session":{"origin":"${API}"}}` }, 'UPSTREAMS Session'],
        [{ UPSTREAMS: `{"session":{"origin":"${API}"}}` }, 'UPSTREAMS session'],
        [{ UPSTREAMS: `{"__proto__":{"origin":"${API}"}}` }, 'UPSTREAMS __proto__'],
        [{ UPSTREAMS_FILE: '/nowhere', UPSTREAMS: undefined }, 'UPSTREAMS_FILE'],
        [{ SESSION_KEY: 'x' }, 'SESSION_KEY'],
        [{ METRICS_KEY: 'x' }, 'METRICS_KEY'],
        [{ TOKEN_SECRET: 'short' }, 'TOKEN_SECRET'],
        [{ SESSION_KEY: GOOD.TOKEN_SECRET }, 'SESSION_KEY'],
        [{ METRICS_KEY: GOOD.SESSION_KEY }, 'METRICS_KEY'],
        [{ SESSION_KEY: `${GOOD.SESSION_KEY}\n` }, 'SESSION_KEY'],
        [{ API_KEY: 'key\n' }, 'UPSTREAMS keyed.credentials.X-Api-Key'],
        [{ API_KEY: 'key€' }, 'UPSTREAMS keyed.credentials.X-Api-Key'],
        [{ RATE_LIMIT: 'abc' }, 'RATE_LIMIT'],
        [{ RATE_LIMIT: '-1' }, 'RATE_LIMIT'],
        [{ RATE_LIMIT: '0' }, 'RATE_LIMIT'],
        [{ RATE_LIMIT: '1.5' }, 'RATE_LIMIT'],
        [{ TRUSTED_HOPS: 'abc' }, 'TRUSTED_HOPS'],
        [{ TRUSTED_HOPS: 'true' }, 'TRUSTED_HOPS'],
        [{ PROXY_HOSTS: 'https://proxy.example' }, 'PROXY_HOSTS 0'],
        [{ PROXY_HOSTS: ',' }, 'PROXY_HOSTS'],
        [{ ALLOWED_ORIGINS: '*' }, 'ALLOWED_ORIGINS 0'],
        [{ ALLOWED_ORIGINS: 'https://page.example,https://page.example/' }, 'ALLOWED_ORIGINS 1'],
        [{ ALLOWED_ORIGIN: 'https://page.example' }, 'ALLOWED_ORIGIN'],
        [{ rate_limit: '5' }, 'rate_limit'],
        [{ ALLOW_LOOPBACK: 'yes' }, 'ALLOW_LOOPBACK'],
        [{ ALLOW_LOOPBACK: 'development-only', DYNO: 'web.1' }, 'ALLOW_LOOPBACK'],
        [{ UNLISTED_PAGES: 'serve' }, 'UNLISTED_PAGES'],
        [{ ALLOWED_RANGES: '169.254.0.0/16' }, 'ALLOWED_RANGES 0'],
        [{ ALLOWED_RANGES: '0.0.0.0/0' }, 'ALLOWED_RANGES 0'],
        [{ ALLOWED_RANGES: '10.0.0.0/4' }, 'ALLOWED_RANGES 0'],
        [{ DENIED_RANGES: '10.0.0.0' }, 'DENIED_RANGES 0'],
        [{ REDIS_URL: 'localhost' }, 'REDIS_URL'],
        [{ REDIS_CA_FILE: '/nowhere' }, 'REDIS_CA_FILE'],
        [{ REDIS_TLS_REJECT_UNAUTHORIZED: 'false' }, 'REDIS_TLS_REJECT_UNAUTHORIZED'],
        [{ PORT: '70000' }, 'PORT'],
        [{ TOKEN_LIFETIME_S: '0' }, 'TOKEN_LIFETIME_S'],
        [{ HEADERS_TIMEOUT_MS: '40000' }, 'HEADERS_TIMEOUT_MS']
    ];
    for (const [change, place] of variables) {
        it(`with ${JSON.stringify(change)} is refused at ${place}`, () =>
            assert.deepEqual(places({ ...GOOD, ...change }), [place]));
    }

    for (const [name, { variable, least, most }] of Object.entries(LIMITS)) {
        it(`takes ${variable} within its bounds, and not outside of them`, () => {
            assert.deepEqual(places({ ...GOOD, [variable]: String(most + 1) }).includes(variable), true);
            if (least > 0) {
                assert.deepEqual(places({ ...GOOD, [variable]: String(least - 1) }).includes(variable), true);
            }
            const { options } = readEnvironment({ [variable]: String(most) });
            assert.equal((options.limits as Record<string, number>)[name], most);
        });
    }

    it('is told all its problems at once, each with a remedy, and no secret', () => {
        const env = {
            ...one({ origin: 'x', needToken: true, methods: ['trace'] }),
            SESSION_KEY: 'hush',
            RATE_LIMIT: 'no'
        };
        const problems = problemsOf(env);
        assert.deepEqual(problems.map(({ variable, path }) => `${variable} ${path}`.trim()).sort(), [
            ...['RATE_LIMIT', 'SESSION_KEY', 'UPSTREAMS one.methods.0', 'UPSTREAMS one.needToken'],
            'UPSTREAMS one.origin'
        ]);
        assert.ok(problems.every(({ remedy }) => remedy.length > 5));
        assert.ok(!JSON.stringify(problems).includes('hush'));
    });
});

describe('npm run check-config', () => {
    const check = (env: Environment): { status: number | null; stderr: string } =>
        spawnSync(
            process.execPath,
            ['--import', 'tsx', fileURLToPath(new URL('../check-config.ts', import.meta.url))],
            {
                env: { PATH: process.env.PATH, ...env } as NodeJS.ProcessEnv,
                encoding: 'utf8'
            }
        );

    it('ends with 0 for one that starts, and with 1 and all places for one that does not', () => {
        assert.equal(check(GOOD).status, 0);
        const { status, stderr } = check({ ...one({ origin: API, needToken: true }), RATE_LIMIT: 'abc' });
        assert.equal(status, 1);
        assert.match(stderr, /UPSTREAMS: one\.needToken: .* Remedy: write needsToken\./);
        assert.match(stderr, /RATE_LIMIT: /);
    });
});
