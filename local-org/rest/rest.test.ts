import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import { beforeEach, test } from 'node:test';
import Fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify';
import { isAllowed } from './cors.ts';
import { serveRest } from './index.ts';
import { RestLog } from './log.ts';

const BASE = '/services/data/v67.0';
const PAGE = 'https://app.example.com';
let server: FastifyInstance;
let allowlist: string[];
let log: RestLog;

beforeEach(() => {
    allowlist = [PAGE];
    log = new RestLog();
    server = Fastify();
    serveRest(server, {
        log,
        allowlist: () => allowlist,
        sessions: [
            { token: 'good', hasApiAccess: true },
            { token: 'limited', hasApiAccess: false },
            { token: 'old', hasApiAccess: true, isExpired: true }
        ]
    });
});

const call = (
    url: string,
    {
        token = 'good',
        origin,
        method = 'GET'
    }: { token?: string; origin?: string; method?: 'GET' | 'DELETE' | 'OPTIONS' } = {}
): Promise<LightMyRequestResponse> =>
    server.inject({
        method,
        url,
        headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(origin ? { origin } : {}) }
    });
const soql = (text: string): string => `${BASE}/query?q=${encodeURIComponent(text)}`;

async function refused(answer: Promise<LightMyRequestResponse>, status: number, errorCode: string): Promise<void> {
    const response = await answer;
    assert.equal(response.statusCode, status, response.body);
    assert.equal(response.json()[0].errorCode, errorCode);
    assert.ok(response.json()[0].message);
}

test('the list of versions needs no session', async () => {
    assert.equal((await call('/services/data/', { token: '' })).json()[0].version, '67.0');
});

test('a record is read by its id of 18 characters and of 15', async () => {
    for (const id of ['005000000000001AAA', '005000000000001']) {
        assert.equal((await call(`${BASE}/sobjects/User/${id}`)).json().Name, 'Ada Admin');
    }
});

test('a query answers the fields that it names', async () => {
    const { totalSize, records } = (
        await call(soql("SELECT Id, name FROM user WHERE Name = 'Rob Reader' LIMIT 1"))
    ).json();
    assert.equal(totalSize, 1);
    assert.deepEqual(Object.keys(records[0]), ['attributes', 'Id', 'Name']);
});

test('a query may ask what a query in Apex may', async () => {
    const names = async (condition: string): Promise<string[]> => {
        const { records } = (await call(soql(`SELECT Name FROM User ${condition}`))).json();
        return records.map(({ Name }: { Name: string }) => Name);
    };
    assert.deepEqual(await names("WHERE IsActive = true AND (Name LIKE 'rob%' OR Name = null)"), ['Rob Reader']);
    assert.deepEqual(await names("WHERE Name NOT IN ('Ada Admin') ORDER BY Name"), ['Rob Reader']);
    assert.deepEqual(await names('ORDER BY Name DESC LIMIT 1 OFFSET 1'), ['Ada Admin']);
});

test('describe names the fields, limits the requests that are left', async () => {
    assert.equal((await call(`${BASE}/sobjects/User/describe`)).json().fields[0].name, 'Id');
    assert.ok((await call(`${BASE}/limits`)).json().DailyApiRequests.Max > 0);
});

test('a bad id, object or path is not found', async () => {
    await refused(call(`${BASE}/sobjects/User/nobody`), 404, 'NOT_FOUND');
    await refused(call(`${BASE}/sobjects/Nothing/005000000000001`), 404, 'NOT_FOUND');
    await refused(call(`${BASE}/nothing`), 404, 'NOT_FOUND');
});

test('a bad query says what is wrong with it', async () => {
    await refused(call(`${BASE}/query`), 400, 'MALFORMED_QUERY');
    for (const text of [
        'DELETE FROM User',
        'SELECT Id FROM User WHERE',
        'SELECT Id FROM User; SELECT Id FROM User',
        'SELECT COUNT() FROM User',
        'SELECT Id FROM User WHERE Name = :name',
        'SELECT Id FROM User WHERE Name IN :names',
        "SELECT Id FROM User WHERE Name = ('a', 'b')",
        'SELECT Id FROM User LIMIT many'
    ]) {
        await refused(call(soql(text)), 400, 'MALFORMED_QUERY');
    }
    await refused(call(soql('SELECT Shoe FROM User')), 400, 'INVALID_FIELD');
    await refused(call(soql('SELECT Id FROM Nothing')), 400, 'INVALID_TYPE');
});

test('no token and an expired token are 401', async () => {
    await refused(call(`${BASE}/limits`, { token: '' }), 401, 'INVALID_SESSION_ID');
    await refused(call(`${BASE}/limits`, { token: 'old' }), 401, 'INVALID_SESSION_ID');
});

test('a method that writes is 405', async () => {
    await refused(call(`${BASE}/sobjects/User/005000000000001`, { method: 'DELETE' }), 405, 'METHOD_NOT_ALLOWED');
});

test('an allowed origin may read, errors too', async () => {
    for (const token of ['good', 'old', 'limited']) {
        const { headers } = await call(`${BASE}/limits`, { origin: PAGE, token });
        assert.equal(headers['access-control-allow-origin'], PAGE);
    }
    const preflight = await call(`${BASE}/limits`, { origin: PAGE, token: '', method: 'OPTIONS' });
    assert.equal(preflight.statusCode, 200);
    assert.match(String(preflight.headers['access-control-allow-headers']), /authorization/);
});

test('the two 403s: an origin off the list gets no CORS header, a user without permission does', async () => {
    allowlist = [];
    const miss = call(`${BASE}/limits`, { origin: PAGE });
    await refused(miss, 403, 'CORS_ORIGIN_NOT_ALLOWED');
    assert.equal((await miss).headers['access-control-allow-origin'], undefined);
    assert.equal((await call(`${BASE}/limits`, { origin: PAGE, method: 'OPTIONS', token: '' })).statusCode, 403);
    allowlist = [PAGE];
    await refused(call(`${BASE}/limits`, { origin: PAGE, token: 'limited' }), 403, 'API_DISABLED_FOR_ORG');
});

test('the allowlist is asked before the session, so that the two 403s never hide each other', async () => {
    allowlist = [];
    await refused(call(`${BASE}/limits`, { origin: PAGE, token: 'limited' }), 403, 'CORS_ORIGIN_NOT_ALLOWED');
    await refused(call(`${BASE}/limits`, { token: 'limited' }), 403, 'API_DISABLED_FOR_ORG');
    assert.equal((await call(`${BASE}/limits`)).statusCode, 200);
});

test('a preflight is answered without a session, and allows the headers that it asks for', async () => {
    const preflight = (asked: string): Promise<LightMyRequestResponse> =>
        server.inject({
            method: 'OPTIONS',
            url: `${BASE}/sobjects/User/005000000000001AAA`,
            headers: {
                origin: PAGE,
                'access-control-request-method': 'GET',
                'access-control-request-headers': asked
            }
        });
    const { statusCode, headers } = await preflight('authorization,sforce-query-options');
    assert.equal(statusCode, 200);
    assert.equal(headers['access-control-allow-origin'], PAGE);
    assert.equal(headers['access-control-allow-headers'], 'authorization,sforce-query-options');
    assert.match(String(headers['access-control-allow-methods']), /\bGET\b/);
    assert.equal(headers.vary, 'Origin');
    assert.equal((await preflight('a b: c')).headers['access-control-allow-headers'], 'authorization, content-type');
});

test('every method that writes is 405, and needs a session to learn that', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const) {
        const headers = { authorization: 'Bearer good' };
        await refused(server.inject({ method, url: `${BASE}/query`, headers }), 405, 'METHOD_NOT_ALLOWED');
        await refused(server.inject({ method, url: `${BASE}/query` }), 401, 'INVALID_SESSION_ID');
    }
});

test('the log has each request of a trace with its answer, preflights too, and no access token', async () => {
    await call(`${BASE}/limits?trace=t1`, { origin: PAGE, method: 'OPTIONS', token: '' });
    await call(`${BASE}/limits?trace=t1`, { origin: PAGE });
    await call(`${BASE}/limits`);
    const entries = log.entries('t1');
    assert.deepEqual(
        entries.map(({ method, status }) => [method, status]),
        [
            ['OPTIONS', 200],
            ['GET', 200]
        ]
    );
    assert.ok(entries[1].responseHeaders.some(([name]) => name === 'access-control-allow-origin'));
    assert.doesNotMatch(JSON.stringify(entries), /good/);
    assert.deepEqual(log.entries('t2'), []);
});

test('of a call, its log keeps no value that may be a secret, and gives nothing to who has only its trace', async () => {
    const key = 'k'.repeat(40);
    const trace = crypto.createHash('sha256').update(key).digest('hex');
    const url = `${BASE}/limits?trace=${trace}&token=marked-secret&marked-secret#marked-secret`;
    await server.inject({
        method: 'GET',
        url,
        headers: { authorization: 'Bearer marked-secret', cookie: 'sid=marked-secret', 'x-mine': 'marked-secret' }
    });
    assert.equal(log.entriesOfKey(key).length, 1);
    assert.deepEqual(log.entriesOfKey(trace), []);
    assert.doesNotMatch(JSON.stringify(log.entriesOfKey(key)), /marked-secret/);
});

test('of an answer, the log keeps no header that may be a secret', async () => {
    const traced = Fastify();
    const ownLog = new RestLog();
    ownLog.record(traced);
    traced.get('/', (_request, reply) =>
        reply.header('set-cookie', 'sid=marked-secret').header('location', '/x?code=marked-secret').send('')
    );
    await traced.inject('/?trace=t');
    const [{ responseHeaders }] = ownLog.entries('t');
    assert.ok(responseHeaders.some(([name]) => name === 'set-cookie'));
    assert.doesNotMatch(JSON.stringify(responseHeaders), /marked-secret/);
});

test('a wildcard with a port covers that port; one in front of a top-level domain covers nothing', () => {
    assert.ok(isAllowed('https://a.example.com:8443', ['https://*.example.com:8443']));
    assert.ok(!isAllowed('https://a.example.com', ['https://*.example.com:8443']));
    assert.ok(!isAllowed('https://a.com', ['https://*.com']));
    assert.ok(!isAllowed('https://a.com', ['*', 'https://*']));
    assert.ok(isAllowed('http://localhost:3004', ['http://localhost:3004']));
    assert.ok(!isAllowed('http://127.0.0.1:3004', ['http://localhost:3004']), 'an address is not its name');
});

test('a wildcard covers subdomains, not the domain, another scheme, port or a look-alike', () => {
    const list = ['https://*.example.com'];
    assert.ok(isAllowed('https://a.example.com', list));
    assert.ok(isAllowed('https://a.b.example.com', list));
    for (const origin of [
        'https://example.com',
        'http://a.example.com',
        'https://a.example.com:8443',
        'https://aexample.com',
        'null'
    ]) {
        assert.ok(!isAllowed(origin, list), origin);
    }
});
