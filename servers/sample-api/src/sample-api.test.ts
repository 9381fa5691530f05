import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import net from 'node:net';
import { after, before, test } from 'node:test';
import { startSampleApi, type LogEntry, type SampleApi } from './index.ts';

const PAGE = 'http://localhost:3000';
let api: SampleApi;

before(async () => {
    api = await startSampleApi({ ports: [0, 0], pageOrigin: PAGE, apiKey: 'the-key' });
});
after(() => api.close());

const call = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${api.origins[0]}${path}`, { redirect: 'manual', ...init });
const fromPage = (headers: Record<string, string> = {}): { headers: Record<string, string> } => ({
    headers: { Origin: PAGE, ...headers }
});
const allowOrigin = (response: Response): string | null => response.headers.get('access-control-allow-origin');
const preflight = (path: string, method: string, headers = ''): Promise<Response> =>
    call(path, {
        method: 'OPTIONS',
        ...fromPage({
            'Access-Control-Request-Method': method,
            ...(headers ? { 'Access-Control-Request-Headers': headers } : {})
        })
    });

/** Sends bytes as they are and returns everything that comes back. */
function raw(bytes: string): Promise<string> {
    return new Promise((resolve, reject) => {
        const socket = net.connect(Number(new URL(api.origins[0]).port), 'localhost', () => socket.write(bytes));
        let answer = '';
        socket.on('data', (chunk) => (answer += chunk.toString()));
        socket.on('close', () => resolve(answer));
        socket.on('error', reject);
    });
}

const JSON_TYPE = { 'Content-Type': 'application/json' };

/** A key of a caller, and the trace that its call carries. */
function newTrace(): { key: string; trace: string } {
    const key = crypto.randomUUID();
    return { key, trace: crypto.createHash('sha256').update(key).digest('hex') };
}

const postKey = (key: string): Promise<Response> =>
    call('/log', { method: 'POST', body: key, headers: { 'Content-Type': 'text/plain' } });

const readLog = async (key: string): Promise<LogEntry[]> =>
    ((await (await postKey(key)).json()) as { entries: LogEntry[] }).entries;

for (const [path, expected] of [
    ['/open', '*'],
    ['/allowed', PAGE],
    ['/closed', null],
    ['/wrong-origin', 'https://another-site.example'],
    ['/hidden-401', null],
    ['/credentials-wildcard', '*']
] as const) {
    test(`GET ${path} sends Access-Control-Allow-Origin: ${expected}`, async () => {
        assert.equal(allowOrigin(await call(path, fromPage())), expected);
    });
}

test('acts-anyway places the order and sends no CORS header', async () => {
    const before = api.orders.count;
    const response = await call('/acts-anyway', {
        method: 'POST',
        body: 'tea',
        ...fromPage({ 'Content-Type': 'text/plain' })
    });
    assert.equal(response.status, 201);
    assert.equal(allowOrigin(response), null);
    assert.equal(api.orders.count, before + 1);
});

test('checks-origin-first places nothing for a foreign origin, and an order for a caller without one', async () => {
    const before = api.orders.count;
    assert.equal((await call('/checks-origin-first', { method: 'POST', body: 'tea', ...fromPage() })).status, 403);
    assert.equal(api.orders.count, before);
    assert.equal((await call('/checks-origin-first', { method: 'POST', body: 'tea' })).status, 201);
    assert.equal(api.orders.count, before + 1);
});

test('origin-gate answers 403 to an Origin and 200 without one', async () => {
    assert.equal((await call('/origin-gate', fromPage())).status, 403);
    assert.equal((await call('/origin-gate')).status, 200);
});

test('the preflights answer as the scenarios need', async () => {
    const allowed = await preflight('/preflight/allowed', 'PUT', 'content-type,x-api-version');
    assert.equal(allowed.status, 204);
    assert.equal(allowed.headers.get('access-control-allow-methods'), 'PUT');
    assert.equal(allowOrigin(await preflight('/preflight/wrong-origin', 'PUT')), 'https://another-site.example');
    assert.equal(
        (await preflight('/preflight/method', 'PUT')).headers.get('access-control-allow-methods'),
        'GET, POST'
    );
    assert.equal(
        (await preflight('/preflight/header', 'GET', 'x-api-version')).headers.get('access-control-allow-headers'),
        null
    );
    assert.equal((await preflight('/preflight/status', 'PUT')).status, 401);
});

test('authorization wants its token', async () => {
    assert.equal((await call('/authorization')).status, 401);
    assert.equal((await call('/authorization', { headers: { Authorization: 'Bearer demo-token' } })).status, 200);
});

test('json-orders refuses text/plain with 415 and takes JSON', async () => {
    const post = (type: string): Promise<Response> =>
        call('/json-orders', { method: 'POST', body: '{"item":"tea"}', headers: { 'Content-Type': type } });
    assert.equal((await post('text/plain')).status, 415);
    assert.deepEqual(((await (await post('application/json')).json()) as { item: string }).item, 'tea');
});

test('X-Total-Count is sent always and exposed by one of the two', async () => {
    const hidden = await call('/count-hidden');
    const exposed = await call('/count-exposed');
    assert.ok(hidden.headers.get('x-total-count'));
    assert.equal(hidden.headers.get('access-control-expose-headers'), null);
    assert.equal(exposed.headers.get('access-control-expose-headers'), 'X-Total-Count');
});

test('the redirect goes to the second origin and keeps the trace', async () => {
    const response = await call('/redirect-to-untrusted?trace=r1');
    assert.equal(response.status, 302);
    assert.equal(response.headers.get('location'), `${api.origins[1]}/open?trace=r1`);
});

test('a redirect goes to the third origin, where the page is named', async () => {
    const response = await call('/misconfigured/elsewhere?trace=r2');
    assert.equal(response.headers.get('location'), `${api.origins[2] ?? api.origins[0]}/allowed?trace=r2`);
    assert.equal(allowOrigin(await call('/allowed', { headers: { Origin: 'null' } })), PAGE);
});

test('a session is a cookie for pages of the same site; without it the answer is a 401 that the page may read', async () => {
    const stranger = await call('/misconfigured/session', fromPage());
    assert.equal(stranger.status, 401);
    assert.equal(allowOrigin(stranger), PAGE);
    const cookie = stranger.headers.get('set-cookie') ?? '';
    assert.match(cookie, /; SameSite=Lax/);
    const member = await call('/misconfigured/session', fromPage({ Cookie: cookie.split(';')[0] }));
    assert.equal(member.status, 200);
});

test('the safelist serves its origin, and handles every other request without letting it be read', async () => {
    assert.equal(allowOrigin(await call('/safelist', fromPage())), PAGE);
    const foreign = await call('/safelist', { headers: { Origin: 'https://other.example' } });
    assert.equal(foreign.status, 200);
    assert.equal(allowOrigin(foreign), null);
    assert.equal((await call('/safelist')).status, 200);
});

test('secured wants the key', async () => {
    assert.equal((await call('/secured/orders')).status, 401);
    assert.equal((await call('/secured/orders', { headers: { 'X-Api-Key': 'the-kez' } })).status, 401);
    assert.equal((await call('/secured/orders', { headers: { 'X-Api-Key': 'the-key' } })).status, 200);
});

test('the log has each traced request of both origins, with its answer and what it did', async () => {
    const { key, trace } = newTrace();
    await call(`/acts-anyway?trace=${trace}`, {
        method: 'POST',
        body: 'tea',
        ...fromPage({ 'Content-Type': 'text/plain' })
    });
    await fetch(`${api.origins[1]}/open?trace=${trace}`);
    const entries = await readLog(key);
    assert.deepEqual(
        entries.map(({ method, origin, status, acted }) => ({ method, origin, status, acted })),
        [
            { method: 'POST', origin: api.origins[0], status: 201, acted: 'order placed' },
            { method: 'GET', origin: api.origins[1], status: 200, acted: undefined }
        ]
    );
    assert.ok(entries[0].headers.some(([name, value]) => name.toLowerCase() === 'origin' && value === PAGE));
    assert.ok(entries[1].responseHeaders.some(([name]) => name.toLowerCase() === 'access-control-allow-origin'));
});

test('only who has the key of a call can read its log: its trace is not enough, nor is a key that can be guessed', async () => {
    const { trace } = newTrace();
    for (const chosen of [trace, 'abc123']) {
        await call(`/open?trace=${chosen}`);
        assert.equal((await call(`/log?trace=${chosen}`)).status, 404);
        assert.ok(!JSON.stringify(await (await postKey(chosen)).json()).includes('/open'));
    }
    await call(`/open?trace=${crypto.createHash('sha256').update('abc123').digest('hex')}`);
    assert.equal((await postKey('abc123')).status, 400);
});

const SECRET = 'marked-secret';

/** Where a credential can be in a request, and in what the API's own answer says of it. */
const PLACES: [what: string, path: string, init: RequestInit][] = [
    ...['Authorization', 'Cookie', 'X-Api-Key', 'Proxy-Authorization', 'X-Of-My-Own', 'Referer'].map(
        (name): [string, string, RequestInit] => [name, '/open', { headers: { [name]: SECRET } }]
    ),
    ['a parameter', `/open?api_key=${SECRET}`, {}],
    ['a parameter with no name', `/open?${SECRET}`, {}],
    ['a parameter of a redirect', `/redirect-to-untrusted?token=${SECRET}`, { redirect: 'manual' }],
    ['the body', '/acts-anyway', { method: 'POST', body: SECRET }],
    ['a JSON body', '/json-orders', { method: 'POST', body: JSON.stringify({ item: SECRET }), headers: JSON_TYPE }],
    ['a JSON body that is none', '/json-orders', { method: 'POST', body: SECRET, headers: JSON_TYPE }]
];

for (const [what, path, init] of PLACES) {
    test(`a secret in ${what} is in no log, and in no answer's body`, async () => {
        const { key, trace } = newTrace();
        const response = await call(`${path}${path.includes('?') ? '&' : '?'}trace=${trace}`, init);
        const entries = await readLog(key);
        assert.equal(entries.length, 1);
        const orders = await (await call('/orders')).text();
        assert.ok(!`${JSON.stringify(entries)} ${await response.text()} ${orders}`.includes(SECRET));
    });
}

test('a dropped connection stays in the log without a status', async () => {
    await assert.rejects(call('/drop?trace=d1'));
    assert.deepEqual(
        api.log.entries('d1').map((entry) => entry.status),
        [undefined]
    );
});

test('the log is bounded: old traces go, long values are cut, a flood of entries stops', async () => {
    const { RequestLog } = await import('./log.ts');
    const log = new RequestLog();
    const entry = {
        trace: '',
        at: 0,
        origin: '',
        method: 'GET',
        url: 'x'.repeat(9999),
        headers: [],
        bodyBytes: 0,
        responseHeaders: []
    };
    for (let index = 0; index < 1500; index += 1) {
        log.add({ ...entry, trace: `t${index}` });
        log.add({ ...entry, trace: 'flood' });
    }
    assert.equal(log.entries('t0').length, 0);
    assert.equal(log.entries('t1499').length, 1);
    assert.ok(log.entries('t1499')[0].url.length < 600);
    assert.ok(log.entries('flood').length <= 50);
});

test('malformed requests are answered and the API lives on', async () => {
    const host = new URL(api.origins[0]).host;
    assert.match(await raw('FOO / HTTP/1.1\r\n\r\n'), /^HTTP\/1\.1 400/);
    assert.match(await raw('garbage\r\n\r\n'), /^HTTP\/1\.1 400/);
    assert.match(
        await raw(`GET /open?%zz=%zz HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`),
        /^HTTP\/1\.1 200/
    );
    assert.match(await raw(`GET /%zz HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`), /^HTTP\/1\.1 40/);
    assert.match(await raw(`GET /open HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`), /^HTTP\/1\.1 421/);
    assert.match(await raw(`GET /open HTTP/1.1\r\nHost: ${host}\r\nX: ${'y'.repeat(40_000)}\r\n\r\n`), /^HTTP\/1\.1 4/);
    assert.equal(
        (await call('/json-orders', { method: 'POST', body: '{oops', headers: { 'Content-Type': 'application/json' } }))
            .status,
        400
    );
    assert.equal(
        (
            await call('/acts-anyway', {
                method: 'POST',
                body: 'x'.repeat(2_000_000),
                headers: { 'Content-Type': 'text/plain' }
            })
        ).status,
        413
    );
    assert.equal((await call('/open')).status, 200);
});

test('a caller that goes away in the middle of a large answer does no harm', async () => {
    const controller = new AbortController();
    const response = await call('/big?mb=50', { signal: controller.signal });
    await response.body?.getReader().read();
    controller.abort();
    assert.equal((await call('/open')).status, 200);
});

test('a recipe changes how a path answers: headers of the route, a preflight that has none, a redirect that keeps the trace', async () => {
    api.recipes.set('/wrong-origin', {
        preflight: { status: 204, headers: [['Access-Control-Allow-Methods', 'PUT']] },
        response: { headers: [['Access-Control-Allow-Origin', PAGE]] }
    });
    const changed = await call('/wrong-origin', fromPage());
    assert.equal(allowOrigin(changed), PAGE);
    assert.ok('orders' in ((await changed.json()) as object), 'the route itself answers');
    assert.equal((await preflight('/wrong-origin', 'PUT')).headers.get('access-control-allow-methods'), 'PUT');
    api.recipes.set('/away', { response: { status: 302, headers: [['Location', '/open']] } });
    assert.equal((await call('/away?trace=r2')).headers.get('location'), '/open?trace=r2');
    api.recipes.clear();
    assert.equal(allowOrigin(await call('/wrong-origin', fromPage())), 'https://another-site.example');
});

test('a recipe can end the connection before the answer or within it', async () => {
    api.recipes.set('/open', { response: 'dropped' }).set('/allowed', { response: 'cut' });
    await assert.rejects(call('/open'));
    const cut = await call('/allowed');
    assert.equal(cut.status, 200);
    await assert.rejects(cut.text());
    api.recipes.clear();
});
