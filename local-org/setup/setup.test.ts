import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import Fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify';
import { Org } from '../org.ts';
import { serveSetup } from './index.ts';
import { LISTS } from './lists/index.ts';

const PROJECT_DIR = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const SECRET = 'a-secret-that-no-page-shows';
const OWN = { host: 'localhost:3000', 'sec-fetch-site': 'same-origin' };

const org = new Org({
    projectDir: PROJECT_DIR,
    origins: { SAMPLE_API_ORIGIN: 'http://localhost:3001', SAMPLE_API_UNTRUSTED_ORIGIN: 'http://localhost:3002' },
    secrets: { Sample_API: { ApiKey: SECRET } }
});
let server: FastifyInstance;

beforeEach(() => {
    LISTS.forEach(({ part }) => org.reset(part));
    org.cspDirectives = 'updated';
    server = Fastify();
    serveSetup(server, org);
});

const get = (url: string): Promise<LightMyRequestResponse> => server.inject({ url: `/setup${url}`, headers: OWN });

const post = (
    url: string,
    form: Record<string, string> = {},
    headers: Record<string, string> = OWN
): Promise<LightMyRequestResponse> =>
    server.inject({
        method: 'POST',
        url: `/setup${url}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        payload: new URLSearchParams(form).toString()
    });

const TRUSTED = {
    name: 'Orders',
    endpointUrl: 'https://orders.example.com',
    context: 'LEX',
    isActive: 'true',
    isApplicableToConnectSrc: 'true'
};
const connectSrc = (): string => /connect-src [^;]*/.exec(org.contentSecurityPolicy)?.[0] ?? '';

test('a trusted URL that is saved is in the policy of the next page, and gone after Reset', async () => {
    const saved = await post('/trusted-urls', TRUSTED);
    assert.equal(saved.statusCode, 303);
    assert.match(connectSrc(), /https:\/\/orders\.example\.com/);
    assert.match((await get(saved.headers.location?.toString().slice('/setup'.length) ?? '')).body, /Orders was saved/);
    await post('/trusted-urls/reset');
    assert.doesNotMatch(connectSrc(), /orders/);
});

test('a trusted URL with a path is saved, is in the policy as it is, and it is said what it covers', async () => {
    const saved = await post('/trusted-urls', { ...TRUSTED, endpointUrl: 'https://orders.example.com/v1' });
    assert.match(connectSrc(), /https:\/\/orders\.example\.com\/v1( |$)/);
    assert.match((await get(String(saved.headers.location).slice('/setup'.length))).body, /It covers \/v1 only/);
});

test('the updated directives are on at the start, and the switch of the session settings opens and closes three directives', async () => {
    const threeOf = (policy: string): string => (policy.match(/(img|font|frame)-src [^;]*/g) ?? []).join(';');
    const { connect, updated } = { connect: connectSrc(), updated: threeOf(org.contentSecurityPolicy) };
    assert.doesNotMatch(updated, /https?:( |;|$)/);
    assert.equal(org.reportOnlyPolicy, undefined);
    assert.match((await get('/session-settings')).body, /name="updated"\s+checked/);

    await post('/session-settings');
    assert.doesNotMatch((await get('/session-settings')).body, /name="updated"\s+checked/);
    assert.equal(threeOf(org.contentSecurityPolicy).match(/https:( |;|$)/g)?.length, 3);
    assert.equal(connectSrc(), connect);
    // What would be blocked is reported.
    assert.deepEqual(threeOf(org.reportOnlyPolicy ?? ''), updated);

    await post('/session-settings', { updated: 'on' });
    assert.equal(threeOf(org.contentSecurityPolicy), updated);
});

test('an edited entry keeps its name, and an unticked box is off', async () => {
    const { Sample_API: before } = Object.fromEntries(org.metadata.trustedSites.map((site) => [site.name, site]));
    await post('/trusted-urls/Sample_API', {
        ...TRUSTED,
        name: 'Renamed',
        endpointUrl: before.endpointUrl,
        isActive: ''
    });
    assert.doesNotMatch(connectSrc(), /localhost:3001/);
    assert.equal(org.metadata.trustedSites.find(({ name }) => name === 'Sample_API')?.isActive, false);
});

test('a deleted entry is gone', async () => {
    assert.equal((await post('/remote-sites/Sample_API/delete')).statusCode, 303);
    assert.ok(!org.metadata.remoteSites.some(({ name }) => name === 'Sample_API'));
    assert.equal((await post('/remote-sites/Sample_API/delete')).statusCode, 404);
});

for (const [what, change, reason] of [
    ['a malformed character', { endpointUrl: 'https://{x}.example.com' }, /malformed: remove \{/],
    ['a query', { endpointUrl: 'https://orders.example.com?x' }, /A rule of the local org/],
    ['http', { endpointUrl: 'http://orders.example.com' }, /begins with https/],
    ['*', { endpointUrl: '*' }, /cannot be \* alone/],
    ['a blank', { endpointUrl: ' ' }, /Complete this field|Enter a URL/],
    ['2,000 characters', { endpointUrl: `https://${'a'.repeat(1_992)}` }, /2,000 characters long/],
    ['a duplicate', { endpointUrl: 'https://API.github.com:443' }, /GitHub has this URL already/],
    ['a taken name', { name: 'github' }, /exists already/],
    ['a wrong name', { name: 'Two__underscores' }, /letters, digits and single underscores/],
    ['no directive', { isApplicableToConnectSrc: '' }, /at least one directive/],
    ['an unknown context', { context: 'Everywhere' }, /Choose a value/],
    ['a line break in the description', { description: 'one\ntwo' }, /line break/]
] as const) {
    test(`a trusted URL with ${what} is refused with the reason, and nothing changes`, async () => {
        const before = org.contentSecurityPolicy;
        const refused = await post('/trusted-urls', { ...TRUSTED, ...change });
        assert.equal(refused.statusCode, 422);
        assert.match(refused.body, /role="alert"/);
        assert.match(refused.body.replaceAll('&#39;', "'"), reason);
        assert.equal(org.contentSecurityPolicy, before);
    });
}

test('what a person typed comes back escaped with the refusal', async () => {
    const { body } = await post('/trusted-urls', { ...TRUSTED, endpointUrl: '"><script>alert(1)</script>' });
    assert.doesNotMatch(body, /<script/);
    assert.match(body, /value="&quot;&gt;&lt;script&gt;/);
});

test('a link opens the form filled in, with a name made from the origin', async () => {
    const { body } = await get('/trusted-urls/new?endpointUrl=http%3A%2F%2Flocalhost%3A3002&isApplicableToImgSrc=true');
    assert.match(body, /name="endpointUrl"\s+value="http:\/\/localhost:3002"/);
    assert.match(body, /name="name"\s+value="localhost_3002"/);
    assert.match(body, /name="isApplicableToImgSrc"\s+checked/);
});

for (const [what, headers] of [
    ['another site', { host: 'localhost:3000', 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    [
        'the same host on another port',
        { host: 'localhost:3000', 'sec-fetch-site': 'same-site', origin: 'http://localhost:3001' }
    ],
    ['an older browser on another site', { host: 'localhost:3000', origin: 'https://evil.example' }],
    ['a program that says nothing', { host: 'localhost:3000' }]
] as const) {
    test(`${what} cannot change the Setup`, async () => {
        assert.equal((await post('/trusted-urls', TRUSTED, headers)).statusCode, 403);
        assert.doesNotMatch(connectSrc(), /orders/);
    });
}

test('every page forbids scripts and frames', async () => {
    for (const url of [
        '/',
        ...LISTS.map(({ slug }) => `/${slug}`),
        '/violations',
        '/session-settings',
        '/trusted-urls/new',
        '/cors/none'
    ]) {
        const { headers } = await get(url);
        const policy = String(headers['content-security-policy']);
        assert.match(policy, /default-src 'none'/, url);
        assert.match(policy, /frame-ancestors 'none'/, url);
        assert.doesNotMatch(policy, /script-src/, url);
    }
});

test('no page shows a secret', async () => {
    for (const { slug, read } of LISTS) {
        const names = read(org.metadata).map(({ name }) => name);
        for (const url of ['', ...names.flatMap((name) => [`/${name}`, `/${name}/edit`])]) {
            assert.doesNotMatch((await get(`/${slug}${url}`)).body, new RegExp(SECRET));
        }
    }
});

test('the metadata of an entry that nobody changed is its file in force-app, without its comments', () => {
    for (const list of LISTS) {
        const inFiles = new Org({ projectDir: PROJECT_DIR, origins: {} }).metadata;
        for (const record of list.read(inFiles)) {
            const { path: file, text } = list.file(record);
            const stored = path.join(PROJECT_DIR, 'force-app/main/default', file);
            assert.equal(text, fs.readFileSync(stored, 'utf8').replace(/^ *<!-- .* -->\n/gm, ''), file);
        }
    }
});

test('the metadata page writes the placeholder of an origin that deployment replaces', async () => {
    const { body } = await get('/trusted-urls/Sample_API');
    assert.match(body, /&lt;endpointUrl&gt;https:\/\/sample-api\.example\.com&lt;/);
});

test('the size of the header is shown, and a warning when it comes near its budget', async () => {
    assert.match((await get('/trusted-urls')).body, /of\s+12,288\s+bytes/);
    assert.doesNotMatch((await get('/trusted-urls')).body, /notice_warning/);
    for (let index = 0; index < 60; index += 1) {
        const host = `${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(40)}.n${index}.example`;
        await post('/trusted-urls', { ...TRUSTED, name: `Long_${index}`, endpointUrl: `https://${host}` });
    }
    assert.match((await get('/trusted-urls')).body, /notice_warning[\s\S]*close to 12 KB/);
});

const report = (blocked: string, extra: Record<string, unknown> = {}): Promise<LightMyRequestResponse> =>
    server.inject({
        method: 'POST',
        url: '/setup/violations/report',
        headers: { ...OWN, 'content-type': 'application/csp-report' },
        payload: JSON.stringify({
            'csp-report': {
                'document-uri': 'http://localhost:3000/?scenario=csp-untrusted',
                'effective-directive': 'img-src',
                'blocked-uri': blocked,
                disposition: 'enforce',
                ...extra
            }
        })
    });

test('what the browser reports is listed once, counted, with the way to trust it', async () => {
    await report('http://localhost:3002/open?trace=1');
    assert.equal((await report('http://localhost:3002/open?trace=2')).statusCode, 204);
    const { body } = await get('/violations');
    assert.match(
        body,
        /data-row="http:\/\/localhost:3002"[\s\S]*<td data-label="Violation Type">img-src<\/td>\s*<td data-label="Impact">Blocked<\/td>[\s\S]*<td data-label="Count">2<\/td>/
    );
    assert.match(body, /new\?endpointUrl=http%3A%2F%2Flocalhost%3A3002[^"]*ConnectSrc=false[^"]*ImgSrc=true/);
    await post('/violations/clear');
    assert.match((await get('/violations')).body, /Nothing was reported/);
});

test('of what was blocked the list keeps the origin, of the page the path', async () => {
    const secrets = { 'document-uri': 'http://localhost:3000/page?key=marked-secret#marked-secret' };
    await report('https://me:marked-secret@img.example/marked-secret?key=marked-secret', secrets);
    const { body } = await get('/violations');
    assert.match(body, /data-row="https:\/\/img\.example"[\s\S]*\/page/);
    assert.doesNotMatch(body, /marked-secret/);
});

test('the list records what the platform documents: images, fonts and frames, and no call of a script', async () => {
    for (const directive of ['connect-src', 'script-src-elem', 'style-src', 'media-src', 'form-action']) {
        assert.equal((await report('https://x.example', { 'effective-directive': directive })).statusCode, 204);
    }
    assert.match((await get('/violations')).body, /Nothing was reported/);
    await report('https://font.example', { 'effective-directive': 'font-src' });
    await report('https://frame.example', { 'effective-directive': 'frame-src', disposition: 'report' });
    assert.match((await get('/violations')).body, /frame\.example[\s\S]*Reported[\s\S]*font\.example[\s\S]*Blocked/);
});

test('the list of violations is bounded, and a report that is none is refused', async () => {
    for (let index = 0; index < 150; index += 1) {
        await report(`https://n${index}.example`);
    }
    const { body } = await get('/violations');
    assert.equal(body.match(/data-row=/g)?.length, 100);
    assert.match(body, /n149\.example/);
    const broken = await server.inject({
        method: 'POST',
        url: '/setup/violations/report',
        headers: { ...OWN, 'content-type': 'application/csp-report' },
        payload: '{"csp-report": '
    });
    assert.equal(broken.statusCode, 400);
    assert.equal((await report('https://x.example', { 'effective-directive': 7 })).statusCode, 400);
});

test('malformed requests leave the server alive', async () => {
    assert.equal((await get('/trusted-urls/%00')).statusCode, 404);
    assert.equal((await get('/trusted-urls/__proto__/edit')).statusCode, 404);
    assert.ok((await post('/trusted-urls', { endpointUrl: 'x'.repeat(100_000) })).statusCode === 413);
    const json = await server.inject({
        method: 'POST',
        url: '/setup/trusted-urls',
        headers: { ...OWN, 'content-type': 'application/json' },
        payload: '{}'
    });
    assert.equal(json.statusCode, 415);
    assert.equal((await post('/trusted-urls/reset', undefined, { ...OWN })).statusCode, 303);
});
