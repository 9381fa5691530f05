import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';

const client = new Client({ name: 'test', version: '1' });

async function call(name: string, args: Record<string, unknown>): Promise<{ text: string; isError: boolean }> {
    const { content, isError = false } = (await client.callTool({ name, arguments: args })) as {
        content: { text: string }[];
        isError?: boolean;
    };
    return { text: content[0].text, isError };
}

describe('callout-lab mcp', () => {
    before(() =>
        client.connect(
            new StdioClientTransport({
                command: process.execPath,
                args: ['--import', 'tsx', path.join(import.meta.dirname, '../run.ts'), 'mcp'],
                cwd: path.join(import.meta.dirname, '../../..')
            })
        )
    );
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
    });
});
