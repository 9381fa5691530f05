import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { obstacles, predict } from '../../../force-app/main/default/lwc/crossOrigin/crossOrigin.ts';
import type { FetchRequest, Hop, PageContext } from '../../../force-app/main/default/lwc/crossOrigin/types.ts';
import { judge } from '../diagnose/judge.ts';
import { askApi } from '../diagnose/requests.ts';
import { explain, readInput } from '../../../force-app/main/default/lwc/errorReader/errorReader.ts';
import { toJson } from '../scan/report/json.ts';
import { scan } from '../scan/scan.ts';
import manifest from '../package.json' with { type: 'json' };

const CONTEXTS = { lex: 'LEX', site: 'Communities', visualforce: 'VisualForce' } as const;
const headers = z.array(z.tuple([z.string(), z.string()])).describe('[["Content-Type", "application/json"]]');
const answer = z.object({ status: z.number(), headers });

const asText = (value: unknown): CallToolResult => ({
    content: [{ type: 'text', text: typeof value === 'string' ? value : JSON.stringify(value, null, 2) }]
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
        ({ directory, context }) => asText(toJson(scan(directory, { context: context && CONTEXTS[context] })))
    );
    server.registerTool(
        'explain',
        {
            title: 'Explain a failed call',
            description:
                'What a console, a HAR, a CSP report, an Apex error or a debug log shows: each failed call with what stands in its way and what to change. Example: {"text": "System.CalloutException: Unauthorized endpoint, please check Setup->Security->Remote site settings. endpoint = https://api.example.com/"}',
            inputSchema: { text: z.string() },
            annotations: { readOnlyHint: true, openWorldHint: false }
        },
        ({ text }) => asText(explain(readInput(text)))
    );
    server.registerTool(
        'diagnose',
        {
            title: 'Ask an API as a browser would',
            description:
                'Sends the preflight, and the request where it is a GET or HEAD; says for each lane what comes of it. Example: {"url": "https://api.example.com/v1", "origin": "https://mydomain.lightning.force.com"}',
            inputSchema: {
                url: z.string().url(),
                origin: z.string().url().describe('The origin of the page'),
                method: z.string().default('GET'),
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
            return asText(judge(question, await askApi(question)));
        }
    );
    server.registerTool(
        'predict',
        {
            title: 'Predict a call',
            description:
                'What comes of a call, given what the API answers; nothing is sent. Example: {"page": {"origin": "https://acme.lightning.force.com", "policies": ["connect-src \'self\'"]}, "request": {"url": "https://api.example.com/v1", "method": "GET"}, "hops": [{"response": {"status": 200, "headers": []}}]}',
            inputSchema: {
                page: z.object({ origin: z.string(), policies: z.array(z.string()).default([]) }),
                request: z.object({
                    url: z.string().url(),
                    method: z.string().default('GET'),
                    headers: headers.default([]),
                    credentials: z.enum(['omit', 'same-origin', 'include']).optional(),
                    mode: z.enum(['cors', 'no-cors', 'same-origin', 'websocket', 'navigate']).optional()
                }),
                hops: z
                    .array(
                        z.object({
                            preflight: answer.optional(),
                            response: z.union([answer, z.literal('unreachable')])
                        })
                    )
                    .default([])
                    .describe('The answers in order, one a hop of redirects; none where they are not known')
            },
            annotations: { readOnlyHint: true, openWorldHint: false }
        },
        ({ page, request, hops }) => {
            const call: [PageContext, FetchRequest, Hop[]] = [page, request, hops];
            return asText({ verdict: predict(...call), obstacles: obstacles(...call) });
        }
    );
    return server;
}

/** Serves until standard input ends. */
export async function serveMcp(): Promise<void> {
    const server = mcpServer();
    const ended = new Promise<void>((resolve) => process.stdin.once('end', resolve));
    await server.connect(new StdioServerTransport());
    await ended;
    await server.close();
}
