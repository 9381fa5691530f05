import assert from 'node:assert/strict';
import { it } from 'node:test';
import { configurationWarnings } from './check.ts';
import { readEnvironment } from './environment.ts';
import { foreignNames } from './foreign-names.ts';

/* Names from the documents of cors-anywhere, Express, Django, nginx, Spring and Kubernetes. */

const MEANT = {
    ALLOWED_ORIGINS:
        'ORIGIN ORIGINS origins CORS_ORIGIN CORS_ORIGINS CORS_ALLOWED_ORIGINS ACCESS_CONTROL_ALLOW_ORIGIN ORIGIN_WHITELIST CORSANYWHERE_WHITELIST',
    RATE_LIMIT: 'CORSANYWHERE_RATELIMIT MAX_RATE',
    TRUSTED_HOPS: 'TRUST_PROXY TRUSTED_PROXIES',
    MAX_REQUEST_BYTES: 'MAX_BODY_BYTES MAX_BODY_SIZE BODY_LIMIT BODY_SIZE_LIMIT MAX_PAYLOAD_SIZE MAX_REQUEST_SIZE',
    PROXY_HOSTS: 'ALLOWED_HOSTS HOSTS',
    TOKEN_SECRET: 'JWT_SECRET'
};
for (const [ours, names] of Object.entries(MEANT)) {
    for (const name of names.split(' ')) {
        it(`${name} is told to be ${ours} here`, () => {
            const { options } = readEnvironment({ [name]: 'x' });
            assert.deepEqual(configurationWarnings(options), [`${name}: is not read. ${ours} is, and it is not set.`]);
        });
    }
}

it('tells nothing of what a platform sets, of a credential, and of what stands beside ours', () => {
    const platform =
        'PATH HOME PWD HOSTNAME NODE_ENV NODE_OPTIONS HTTP_PROXY HTTPS_PROXY NO_PROXY DYNO WEB_CONCURRENCY DATABASE_URL REDIS_TLS_URL REDIS_PORT ' +
        'REDIS_SERVICE_HOST KUBERNETES_PORT CORS_PROXY_PORT CORS_PROXY_SERVICE_HOST npm_config_proxy SOURCE_VERSION PROXY LIMIT LIST';
    const env = Object.fromEntries([...platform.split(' '), 'JWT_SECRET'].map((name) => [name, 'x']));
    const upstreams = { one: { credentials: { 'X-Api-Key': 'JWT_SECRET' } } };
    assert.deepEqual(foreignNames({ env, upstreams } as never), []);
    assert.deepEqual(foreignNames({ env: { ORIGINS: 'x', ALLOWED_ORIGINS: 'y' }, upstreams: {} }), []);
    assert.deepEqual(foreignNames({ env: { ORIGINS: '' }, upstreams: {} }), []);
});
