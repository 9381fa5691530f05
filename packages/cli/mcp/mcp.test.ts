import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';

/** What came over standard output and is none of the protocol. */
const strange: Error[] = [];
const client = new Client({ name: 'test', version: '1' });

async function call(name: string, args: Record<string, unknown>): Promise<{ text: string; isError: boolean }> {
    const { content, isError = false } = (await client.callTool({ name, arguments: args })) as {
        content: { text: string }[];
        isError?: boolean;
    };
    return { text: content[0].text, isError };
}

describe('callout-lab mcp', () => {
    before(() => {
        client.onerror = (error) => strange.push(error);
        return client.connect(
            new StdioClientTransport({
                command: process.execPath,
                args: ['--import', 'tsx', path.join(import.meta.dirname, '../run.ts'), 'mcp'],
                cwd: path.join(import.meta.dirname, '../../..')
            })
        );
    });
    after(() => client.close());

    it('offers four tools, each with a schema and an example that it takes', async () => {
        const { tools } = await client.listTools();
        assert.deepEqual(tools.map(({ name }) => name).sort(), ['diagnose', 'explain', 'predict', 'scan']);
        for (const { name, description = '', inputSchema } of tools) {
            assert.equal(inputSchema.type, 'object');
            const example = JSON.parse(description.slice(description.indexOf('{'))) as Record<string, unknown>;
            if (name === 'explain' || name === 'predict') {
                assert.equal((await call(name, example)).isError, false);
            }
        }
    });

    it('explains, and predicts', async () => {
        assert.match(
            (await call('explain', { text: 'System.LimitException: Too many callouts: 101' })).text,
            /too-many-callouts/
        );
        const predicted = await call('predict', {
            page: { origin: 'https://a.example', policies: ["connect-src 'self'"] },
            request: { url: 'https://b.example/' }
        });
        assert.match(predicted.text, /"reason": "csp"/);
    });

    it('says what is wrong with its arguments', async () => {
        assert.equal((await call('predict', { page: 7 })).isError, true);
        assert.equal((await call('diagnose', { url: 'nonsense', origin: 'x' })).isError, true);
        const page = { origin: 'https://a.example' };
        const request = { url: 'https://b.example/' };
        const wrong: [tool: string, args: Record<string, unknown>, says: RegExp][] = [
            ['scan', { directory: path.join(import.meta.dirname, 'none') }, /none is no directory/],
            ['scan', { directory: import.meta.filename }, /is no directory/],
            ['explain', {}, /either the text or the files/],
            ['explain', { files: ['none.txt'] }, /none\.txt cannot be read: there is no such file/],
            ['diagnose', { url: 'file:///etc/hosts', origin: page.origin }, /url/],
            ['diagnose', { ...request, origin: 'https://a.example/' }, /no slash at its end/],
            ['predict', { page, request: { ...request, destinatoin: 'image' } }, /destinatoin/],
            ['predict', { page, request, hops: [{ response: { status: 7, headers: [] } }] }, /status/]
        ];
        for (const [tool, args, says] of wrong) {
            const { text, isError } = await call(tool, args);
            assert.equal(isError, true, text);
            assert.match(text, says);
        }
    });

    it('gives no secret of an address back', async () => {
        const url = 'http://127.0.0.1:9/x?key=marked';
        const line = `GET ${url} net::ERR_CONNECTION_REFUSED`;
        for (const [tool, args] of [
            ['explain', { text: line }],
            ['diagnose', { url, origin: 'http://localhost:8123' }]
        ] as const) {
            const { text } = await call(tool, args);
            assert.match(text, /key=…/);
            assert.doesNotMatch(text, /marked/);
        }
    });

    it('knows what a request is for', async () => {
        const { text } = await call('predict', {
            page: { origin: 'https://a.example', policies: ["img-src 'self'"] },
            request: { url: 'https://b.example/', destination: 'image' }
        });
        assert.match(text, /"reason": "csp"/);
    });

    it('answers a long input with its first calls and how many there are', async () => {
        const lines = Array.from(
            { length: 60 },
            (_none, each) =>
                `System.CalloutException: Unauthorized endpoint, please check Setup->Security->Remote site settings. endpoint = https://api${each}.example.com/`
        );
        const { text } = await call('explain', { text: `${' '.repeat(11e6)}\n${lines.join('\n')}` });
        const { calls, inAll } = JSON.parse(text) as { calls: object[]; inAll: object };
        assert.deepEqual([calls.length, inAll], [50, { calls: 60, unknown: 0 }]);
    });

    it('has written nothing but the protocol', () => assert.deepEqual(strange, []));
});
