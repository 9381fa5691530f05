import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { ApexOrgEnvironment, ApexRuntime } from '../index.ts';
import { runtimeOf } from '../testing/harness.ts';

const CALLER = `public class Caller {
    @AuraEnabled public static List<String> send(String endpoint, String method, String body, Map<String, String> headers, Integer wait) {
        HttpRequest request = new HttpRequest();
        request.setEndpoint(endpoint);
        request.setMethod(method);
        if (body != null) { request.setBody(body); }
        if (headers != null) { for (String name : headers.keySet()) { request.setHeader(name, headers.get(name)); } }
        try {
            if (wait != null) { request.setTimeout(wait); }
            HttpResponse response = new Http().send(request);
            return new List<String>{ String.valueOf(response.getStatusCode()), response.getBody(), response.getHeader('X-Own') };
        } catch (CalloutException e) {
            return new List<String>{ e.getMessage() };
        }
    }
    @AuraEnabled public static Integer many(String endpoint, Integer count) {
        for (Integer i = 0; i < count; i++) {
            HttpRequest request = new HttpRequest();
            request.setEndpoint(endpoint);
            request.setMethod('GET');
            try { new Http().send(request); } catch (Exception e) { return -1; }
        }
        return Limits.getCallouts();
    }
}`;

interface Seen {
    method?: string;
    url?: string;
    headers: http.IncomingHttpHeaders;
    body: string;
}

describe('callouts', () => {
    const seen: Seen[] = [];
    let server: http.Server;
    let runtime: ApexRuntime;
    let base: string;

    before(async () => {
        server = http.createServer((request, response) => {
            let body = '';
            request.on('data', (chunk: Buffer) => (body += chunk.toString()));
            request.on('end', () => {
                seen.push({ method: request.method, url: request.url, headers: request.headers, body });
                if (request.url === '/never') {
                    return;
                }
                if (request.url === '/redirect') {
                    response.writeHead(302, { location: '/elsewhere' }).end('moved');
                    return;
                }
                response.writeHead(200, { 'X-Own': 'yes' });
                response.end(request.url === '/large' ? 'x'.repeat(6_000_001) : 'fine');
            });
        });
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
        base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
        const org: Partial<ApexOrgEnvironment> = {
            remoteSites: () => [
                { url: base, isActive: true },
                { url: 'http://127.0.0.1:9', isActive: true },
                { url: 'http://inactive.example.com', isActive: false }
            ],
            namedCredentials: () => [
                { name: 'Own', url: `${base}/base/`, headers: [['X-Api-Key', 'secret']] },
                { name: 'Empty', url: base, headers: [['X-Api-Key', '']] }
            ]
        };
        runtime = runtimeOf({ Caller: CALLER }, org);
    });
    after(async () => {
        await runtime.close();
        server.closeAllConnections();
        server.close();
    });

    async function send(endpoint: string, options: Record<string, unknown> = {}): Promise<unknown> {
        const answer = await runtime.invoke('Caller', 'send', { endpoint, method: 'GET', ...options });
        assert.ok(answer.ok, JSON.stringify(answer));
        return answer.value;
    }

    it('reach a remote site and give status, body and headers', async () => {
        assert.deepEqual(await send(`${base}/path?q=1`), ['200', 'fine', 'yes']);
        assert.equal(seen.at(-1)?.url, '/path?q=1');
    });
    it('carry the headers that the platform sends by itself', async () => {
        await send(`${base}/defaults`);
        const { headers } = seen.at(-1)!;
        assert.equal(headers['user-agent'], 'SFDC-Callout/67.0');
        assert.equal(headers.accept, 'text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2');
        assert.equal(headers['cache-control'], 'no-cache');
    });
    it('drop Origin and Host without a word, and keep others', async () => {
        await send(`${base}/dropped`, {
            headers: { Origin: 'https://evil.example.com', Host: 'other', 'X-Kept': '1', Via: 'x' }
        });
        const { headers } = seen.at(-1)!;
        assert.deepEqual([headers.origin, headers.via, headers['x-kept']], [undefined, undefined, '1']);
        assert.notEqual(headers.host, 'other');
    });
    it('make a POST of a GET with a body', async () => {
        await send(`${base}/body`, { body: 'hello' });
        assert.deepEqual([seen.at(-1)?.method, seen.at(-1)?.body], ['POST', 'hello']);
    });
    it('refuse a method in lower case', async () => {
        assert.deepEqual(await send(base, { method: 'get' }), ['Invalid HTTP method: get']);
    });
    it('do not follow a redirect', async () => {
        assert.deepEqual(await send(`${base}/redirect`), ['302', 'moved', null]);
        assert.equal(seen.at(-1)?.url, '/redirect');
    });
    it('are refused without a remote site, also when it is not active', async () => {
        for (const url of ['https://example.com/a', 'http://inactive.example.com/a']) {
            assert.deepEqual(await send(url), [
                `Unauthorized endpoint, please check Setup->Security->Remote site settings. endpoint = ${url}`
            ]);
        }
    });
    it('add what a Named Credential holds', async () => {
        assert.deepEqual(await send('callout:Own/items'), ['200', 'fine', 'yes']);
        assert.deepEqual([seen.at(-1)?.url, seen.at(-1)?.headers['x-api-key']], ['/base/items', 'secret']);
    });
    it('fail for a Named Credential that is not there, or has no secret', async () => {
        for (const name of ['Nobody', 'Empty']) {
            assert.deepEqual(await send(`callout:${name}/items`), [
                `The callout couldn't access the endpoint. You might not have the required permissions, or the named credential "${name}" might not exist.`
            ]);
        }
    });
    it('time out', async () => {
        assert.deepEqual(await send(`${base}/never`, { wait: 50 }), ['Read timed out']);
    });
    it('refuse a time limit that the platform refuses', async () => {
        const [message] = (await send(base, { wait: 120_001 })) as string[];
        assert.match(message, /120000/);
    });
    it('stop at 6 MB', async () => {
        const [message] = (await send(`${base}/large`)) as string[];
        assert.match(message, /^Exceeded max size limit of 6000000 with response size 600\d+$/);
    });
    it('fail when nobody listens', async () => {
        assert.deepEqual(await send('http://127.0.0.1:9/'), ['Connection refused']);
    });
    it('are a hundred at most, and the limit cannot be caught', async () => {
        assert.deepEqual(await runtime.invoke('Caller', 'many', { endpoint: base, count: 100 }), {
            ok: true,
            value: 100
        });
        const answer = await runtime.invoke('Caller', 'many', { endpoint: base, count: 101 });
        assert.ok(!answer.ok);
        assert.equal(answer.error.exceptionType, 'System.LimitException');
        assert.equal(answer.error.message, 'Too many callouts: 101');
    });
});
