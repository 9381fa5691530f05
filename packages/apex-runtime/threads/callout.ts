import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { Agent, request, type Dispatcher } from 'undici';
import type { CalloutAnswer, CalloutOrder } from '../runtime/callout-order.ts';
import type { ApexOrgEnvironment } from './environment.ts';

const MAX_BODY = 6_000_000;
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE'];

/** Headers that the platform's HTTP client keeps to itself: it drops them without a word. */
const DROPPED = new Set(
    `access-control-request-headers access-control-request-method connection content-length content-transfer-encoding
    expect host keep-alive origin trailer transfer-encoding upgrade via`.split(/\s+/)
);

/** What the platform sends when Apex sets nothing else. */
const DEFAULT_HEADERS: [string, string][] = [
    ['User-Agent', 'SFDC-Callout/67.0'],
    ['Accept', 'text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2'],
    ['Cache-Control', 'no-cache'],
    ['Pragma', 'no-cache']
];

const NO_CREDENTIAL = (name: string): string =>
    "The callout couldn't access the endpoint. You might not have the required permissions, or the named credential " +
    `"${name}" might not exist.`;

class CalloutProblem extends Error {}

/** Makes callouts over the network, gated as the org gates them. */
export class Callouts {
    private readonly org: ApexOrgEnvironment;
    /** Certificates are checked, connections are kept; time is limited by the signal alone. */
    private readonly agent = new Agent({ headersTimeout: 0, bodyTimeout: 0, connect: { timeout: 0 } });

    constructor(org: ApexOrgEnvironment) {
        this.org = org;
    }

    /** Never rejects: every failure is the platform's text. */
    async perform(order: CalloutOrder): Promise<CalloutAnswer> {
        try {
            const { url, headers } = this.resolveEndpoint(order.endpoint);
            return await this.send(url, headers, order);
        } catch (error) {
            return {
                problem: error instanceof CalloutProblem ? error.message : problemOf(error as NodeJS.ErrnoException)
            };
        }
    }

    close(): Promise<void> {
        return this.agent.destroy();
    }

    /** A URL of a remote site, or `callout:Name/path` with what the Named Credential adds. */
    private resolveEndpoint(endpoint: string): { url: string; headers: [string, string][] } {
        const credential = /^callout:([^/?#]*)(.*)$/s.exec(endpoint);
        if (credential) {
            return this.resolveCredential(credential[1], credential[2]);
        }
        let url: URL;
        try {
            url = new URL(endpoint);
        } catch {
            throw new CalloutProblem(endpoint === '' ? 'null' : `no protocol: ${endpoint}`);
        }
        if (!this.org.remoteSites().some((site) => site.isActive && new URL(site.url).origin === url.origin)) {
            throw new CalloutProblem(
                `Unauthorized endpoint, please check Setup->Security->Remote site settings. endpoint = ${endpoint}`
            );
        }
        return { url: endpoint, headers: [] };
    }

    private resolveCredential(name: string, path: string): { url: string; headers: [string, string][] } {
        const found = this.org.namedCredentials().find((each) => each.name.toLowerCase() === name.toLowerCase());
        const isUsable = found && found.headers.every(([, value]) => value.trim() !== '');
        if (!isUsable) {
            throw new CalloutProblem(NO_CREDENTIAL(name));
        }
        return { url: found.url.replace(/\/$/, '') + path, headers: found.headers };
    }

    private async send(url: string, added: [string, string][], order: CalloutOrder): Promise<CalloutAnswer> {
        const hasBody = order.body.length > 0;
        const response = await request(url, {
            dispatcher: this.agent,
            method: wireMethod(order.method, hasBody) as Dispatcher.HttpMethod,
            headers: wireHeaders([...order.headers, ...added], order.compressed && hasBody),
            body: hasBody ? (order.compressed ? zlib.gzipSync(order.body) : order.body) : undefined,
            signal: AbortSignal.timeout(Math.max(1, order.timeoutMs)),
            responseHeaders: 'raw'
        });
        const headers = pairs(response.headers as unknown as Buffer[] | string[]);
        const length = Number(headers.find(([name]) => name.toLowerCase() === 'content-length')?.[1] ?? 0);
        const body = await readBody(response.body, length);
        return {
            statusCode: response.statusCode,
            status: response.statusText ?? '',
            headers,
            body: await decompress(body, headers)
        };
    }
}

/** HttpURLConnection makes a POST of a GET with a body, and knows no lower-case methods. */
function wireMethod(method: string, hasBody: boolean): string {
    if (!METHODS.includes(method)) {
        throw new CalloutProblem(`Invalid HTTP method: ${method === '' ? 'null' : method}`);
    }
    return method === 'GET' && hasBody ? 'POST' : method;
}

function wireHeaders(headers: [string, string][], compressed: boolean): string[] {
    const set = headers.filter(([name]) => !DROPPED.has(name.toLowerCase()));
    const invalid = set.find(([name, value]) => !/^[\w!#$%&'*+.^`|~-]+$/.test(name) || /[\r\n\0]/.test(value));
    if (invalid) {
        throw new CalloutProblem(`Illegal character(s) in message header ${invalid[0].trim()}`);
    }
    const names = new Set(set.map(([name]) => name.toLowerCase()));
    const defaults = DEFAULT_HEADERS.filter(([name]) => !names.has(name.toLowerCase()));
    const encoding: [string, string][] = compressed ? [['Content-Encoding', 'gzip']] : [];
    return [...defaults, ...set, ...encoding].flat();
}

/** Names in the order of the wire; a name that comes twice holds both values. */
function pairs(raw: (Buffer | string)[]): [string, string][] {
    const found = new Map<string, [string, string]>();
    for (let i = 0; i < raw.length; i += 2) {
        const [name, value] = [raw[i].toString('latin1' as never), raw[i + 1].toString('latin1' as never)];
        const known = found.get(name.toLowerCase());
        found.set(name.toLowerCase(), known ? [known[0], `${known[1]}, ${value}`] : [name, value]);
    }
    return [...found.values()];
}

/** Stops reading where the platform does. */
async function readBody(stream: AsyncIterable<Uint8Array>, announced: number): Promise<Uint8Array> {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of stream) {
        size += chunk.length;
        if (size > MAX_BODY) {
            throw new CalloutProblem(
                `Exceeded max size limit of ${MAX_BODY} with response size ${Math.max(size, announced)}`
            );
        }
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}

const UNPACK: Record<string, (packed: Uint8Array) => Promise<Buffer>> = {
    gzip: (packed) =>
        promisify<zlib.InputType, zlib.ZlibOptions, Buffer>(zlib.gunzip)(packed, { maxOutputLength: MAX_BODY }),
    deflate: (packed) =>
        promisify<zlib.InputType, zlib.ZlibOptions, Buffer>(zlib.inflate)(packed, { maxOutputLength: MAX_BODY })
};

async function decompress(body: Uint8Array, headers: [string, string][]): Promise<Uint8Array> {
    const encoding = headers.find(([name]) => name.toLowerCase() === 'content-encoding')?.[1].toLowerCase() ?? '';
    const unpack = body.length > 0 && Object.hasOwn(UNPACK, encoding) ? UNPACK[encoding] : undefined;
    return unpack ? unpack(body) : body;
}

const TEXTS: Record<string, (error: NodeJS.ErrnoException & { hostname?: string }) => string> = {
    ECONNREFUSED: () => 'Connection refused',
    ECONNRESET: () => 'Connection reset',
    UND_ERR_SOCKET: () => 'Unexpected end of file from server',
    ENOTFOUND: (error) => error.hostname ?? 'Unknown host',
    EAI_AGAIN: (error) => error.hostname ?? 'Unknown host',
    ERR_BUFFER_TOO_LARGE: () => `Exceeded max size limit of ${MAX_BODY} with response size over ${MAX_BODY}`
};

const TLS_ERROR = /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_VERIFY/;

function problemOf(error: NodeJS.ErrnoException): string {
    if (error.name === 'TimeoutError' || error.name === 'AbortError') {
        return 'Read timed out';
    }
    const cause = (error instanceof AggregateError ? error.errors[0] : error) as NodeJS.ErrnoException;
    const code = cause.code ?? '';
    if (TLS_ERROR.test(code)) {
        return 'sun.security.validator.ValidatorException: PKIX path building failed: unable to find valid certification path to requested target';
    }
    return Object.hasOwn(TEXTS, code) ? TEXTS[code](cause) : cause.message;
}
