import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import fs from 'node:fs';
import { z } from 'zod';
import { obstacles, predict } from '../../../force-app/main/default/lwc/crossOrigin/crossOrigin.ts';
import type { FetchRequest, Hop, PageContext } from '../../../force-app/main/default/lwc/crossOrigin/types.ts';
import { judge } from '../diagnose/judge.ts';
import { askApi } from '../diagnose/requests.ts';
import { explain, readInput, type Explained } from '../../../force-app/main/default/lwc/errorReader/errorReader.ts';
import { readFiles } from '../explain/read.ts';
import { toJson } from '../scan/report/json.ts';
import { scan } from '../scan/scan.ts';
import { shown, shownExplained } from '../shown.ts';
import { headers, hops, origin, page, request } from './call.ts';
import manifest from '../package.json' with { type: 'json' };

const CONTEXTS = { lex: 'LEX', site: 'Communities', visualforce: 'VisualForce' } as const;
/** An answer has to fit into what an assistant reads. */
const MOST_EXPLAINED = 50;
/** What is longer comes as a file. */
const LONGEST_MESSAGE = 32 * 1024 * 1024;

const asText = (value: unknown): CallToolResult => ({
    content: [{ type: 'text', text: typeof value === 'string' ? value : JSON.stringify(value, null, 2) }]
});

const firstOf = ({ calls, unknown }: Explained): Explained & { inAll?: object } => ({
    calls: calls.slice(0, MOST_EXPLAINED),
    unknown: unknown.slice(0, MOST_EXPLAINED),
    ...(Math.max(calls.length, unknown.length) > MOST_EXPLAINED && {
        inAll: { calls: calls.length, unknown: unknown.length }
    })
});

/** The commands as tools for an assistant, over standard input and output. `diagnose` alone sends anything, and nothing that could change a thing. */
export function mcpServer(): McpServer {
    const server = new McpServer({ name: manifest.name, version: manifest.version });
    server.registerTool(
        'scan',
        {
            title: 'Scan a Salesforce project',
            description:
                'Holds every call that a project makes against what its four lists allow. Example: {"directory": ".", "context": "lex"}',
            inputSchema: {
                directory: z.string().describe('The folder that holds sfdx-project.json'),
                context: z.enum(['lex', 'site', 'visualforce']).optional()
            },
            annotations: { readOnlyHint: true, openWorldHint: false }
        },
        ({ directory, context }) => {
            if (!fs.statSync(directory, { throwIfNoEntry: false })?.isDirectory()) {
                throw new Error(`${directory} is no directory.`);
            }
            return asText(toJson(scan(directory, { context: context && CONTEXTS[context] })));
        }
    );
    server.registerTool(
        'explain',
        {
            title: 'Explain a failed call',
            description:
                'What a console, a HAR, a CSP report, an Apex error or a debug log shows: each failed call with what stands in its way and what to change. Example: {"text": "System.CalloutException: Unauthorized endpoint, please check Setup->Security->Remote site settings. endpoint = https://api.example.com/"}',
            inputSchema: {
                text: z.string().optional(),
                files: z.array(z.string()).optional().describe('Or files of any length, read together')
            },
            annotations: { readOnlyHint: true, openWorldHint: false }
        },
        async ({ text, files = [] }) => {
            if ((text === undefined) === (files.length === 0)) {
                throw new Error('Give either the text or the files.');
            }
            const explained = explain(text === undefined ? await readFiles(files) : readInput(text));
            return asText(shownExplained(firstOf(explained)));
        }
    );
    server.registerTool(
        'diagnose',
        {
            title: 'Ask an API as a browser would',
            description:
                'Sends the preflight, and the request where it is a GET or HEAD; says for each lane what comes of it. Example: {"url": "https://api.example.com/v1", "origin": "https://mydomain.lightning.force.com"}',
            inputSchema: {
                url: z.string().url({ protocol: /^https?$/ }),
                origin,
                method: z
                    .string()
                    .regex(/^[\w!#$%&'*+.^`|~-]+$/)
                    .default('GET'),
                headers: headers.default([]),
                csp: z
                    .string()
                    .default('')
                    .describe("The page's policy, such as connect-src 'self' https://api.example.com"),
                context: z.enum(['lex', 'site', 'visualforce']).optional()
            },
            annotations: { readOnlyHint: true, openWorldHint: true }
        },
        async ({ url, origin, method, headers: list, csp, context }) => {
            const question = {
                page: { origin, policies: csp === '' ? [] : [csp], context },
                request: { url, method, headers: list },
                send: false
            };
            return asText(shown(judge(question, await askApi(question))));
        }
    );
    server.registerTool(
        'predict',
        {
            title: 'Predict a call',
            description:
                'What comes of a call, given what the API answers; nothing is sent. Example: {"page": {"origin": "https://acme.lightning.force.com", "policies": ["connect-src \'self\'"]}, "request": {"url": "https://api.example.com/v1", "method": "GET"}, "hops": [{"response": {"status": 200, "headers": []}}]}',
            inputSchema: { page, request, hops },
            annotations: { readOnlyHint: true, openWorldHint: false }
        },
        (told) => {
            const call: [PageContext, FetchRequest, Hop[]] = [told.page, told.request, told.hops];
            return asText(shown({ verdict: predict(...call), obstacles: obstacles(...call) }));
        }
    );
    return server;
}

/** Serves until standard input ends. */
export async function serveMcp(): Promise<void> {
    const server = mcpServer();
    const ended = new Promise<void>((resolve) => {
        process.stdin.once('end', resolve);
        server.server.onclose = resolve;
    });
    // Standard output is the protocol's alone.
    server.server.onerror = ({ message }) => console.error(message);
    await server.connect(new StdioServerTransport(process.stdin, process.stdout, { maxBufferSize: LONGEST_MESSAGE }));
    await ended;
    await server.close();
}
