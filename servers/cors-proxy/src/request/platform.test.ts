import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { fromPage, METRICS_KEY, request, sendRaw, startRig } from '../test-help/rig.ts';
import { until } from '../test-help/wait.ts';

/* The proxy as a platform runs it: its probes, its signals, its old proxies in front. */

describe('a probe', { timeout: 30_000 }, () => {
    const metrics = [`Authorization: Bearer ${METRICS_KEY}`];
    for (const [what, bytes, status] of [
        ['by an IPv6 address', request('/healthz').replace('proxy.example', '[fd00::1]:3003'), 200],
        ['by a name of a container', request('/healthz').replace('proxy.example', 'cors_proxy-1:3003'), 200],
        ['by a name with the dot of the root', request('/healthz').replace('proxy.example', 'proxy.example.'), 200],
        [
            'by a name with no port behind its colon',
            request('/healthz').replace('proxy.example', 'proxy.example:'),
            200
        ],
        ['by address', request('/healthz').replace('proxy.example', '10.0.3.17:8080'), 200],
        ['for readiness', request('/readyz').replace('proxy.example', '10.0.3.17:8080'), 200],
        ['for the metrics', request('/metrics', metrics).replace('proxy.example', '10.0.3.17:8080'), 200],
        ['with HEAD', request('/healthz', ['Connection: close'], 'HEAD'), 200],
        ['with a query', request('/healthz?probe=1'), 200],
        ['with a slash at its end', request('/readyz/'), 200],
        ['in HTTP/1.0', 'GET /healthz HTTP/1.0\r\n\r\n', 200]
    ] as const) {
        it(`${what} is answered whatever the names of the server are`, async () => {
            const rig = await startRig({ hosts: ['other.example'] });
            assert.equal((await sendRaw(rig.proxy.port, bytes)).status, status);
            await rig.close();
        });
    }
});

describe('a call', { timeout: 30_000 }, () => {
    for (const [host, status] of [
        ['proxy.example', 200],
        ['PROXY.example', 200],
        ['proxy.example:443', 200],
        ['proxy.example:8443', 421],
        ['proxy.example.evil.example', 421],
        ['10.0.3.17', 421]
    ] as const) {
        it(`to ${host} is answered ${status}`, async () => {
            const rig = await startRig({ hosts: ['Proxy.Example'] });
            const answer = await sendRaw(rig.proxy.port, fromPage('/open/x').replace('proxy.example', host));
            await rig.close();
            assert.equal(answer.status, status);
        });
    }

    it('in HTTP/1.0 is answered without chunks, and the connection ends', async () => {
        const rig = await startRig({}, (_asked, response) => {
            response.write('one ');
            response.end('two');
        });
        const answer = await sendRaw(rig.proxy.port, fromPage('/open/x').replace('HTTP/1.1', 'HTTP/1.0'));
        await rig.close();
        assert.deepEqual([answer.status, answer.body], [200, 'one two']);
    });
});

describe('the program', { timeout: 30_000 }, () => {
    it('drains on SIGTERM: not ready, still serving, calls end, exit 0', async () => {
        const held: http.ServerResponse[] = [];
        const upstream = http.createServer((asked, response) => {
            if (asked.url?.includes('slow')) {
                held.push(response);
            } else {
                response.end('quick');
            }
        });
        upstream.listen(0, '127.0.0.1');
        await once(upstream, 'listening');
        const child = spawn(
            process.execPath,
            ['--import', 'tsx', fileURLToPath(new URL('../main.ts', import.meta.url))],
            {
                env: {
                    PATH: process.env.PATH,
                    PORT: '0',
                    DRAIN_MS: '400',
                    LOG_LEVEL: 'info',
                    ALLOWED_ORIGINS: 'https://page.example',
                    ALLOW_LOOPBACK: 'development-only',
                    UPSTREAMS: JSON.stringify({
                        open: { origin: `http://127.0.0.1:${(upstream.address() as AddressInfo).port}` }
                    })
                }
            }
        );
        let output = '';
        child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
        const exited = once(child, 'exit');
        await until(() => output.includes('"port"'));
        const port = Number(/"port":(\d+)/.exec(output)?.[1]);
        const slow = sendRaw(port, fromPage('/open/slow'));
        await until(() => held.length > 0);
        child.kill('SIGTERM');
        await until(async () => (await sendRaw(port, request('/readyz'))).status === 503);
        const during = await sendRaw(port, fromPage('/open/x'));
        assert.deepEqual([during.status, during.body], [200, 'quick']);
        assert.match(during.headers, /^connection: close\r?$/im);
        await until(() =>
            sendRaw(port, request('/healthz')).then(
                () => false,
                () => true
            )
        );
        held[0].end('whole');
        assert.equal((await slow).body, 'whole');
        assert.deepEqual(await exited, [0, null]);
        upstream.close();
    });
});

describe('the lock file', () => {
    it('holds each library that package.json names', () => {
        const read = (file: string) =>
            JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')) as object;
        const { dependencies } = read('package.json') as { dependencies: object };
        const { packages } = read('package-lock.json') as { packages: Record<string, { dependencies?: object }> };
        assert.deepEqual(packages[''].dependencies, dependencies);
        for (const name of Object.keys(dependencies)) {
            assert.ok(packages[`node_modules/${name}`], name);
        }
    });
});
