import crypto from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { HeaderList, ServerLogEntry } from '../../force-app/main/default/lwc/crossOrigin/types.ts';
import { LEFT_OUT, shownUrl } from '../../force-app/main/default/lwc/secrets/secrets.ts';

const MAX_TRACES = 500;
const MAX_ENTRIES_A_TRACE = 20;

/** What the REST API received and answered, by the `trace` parameter of the URL. Bounded; no value that may be a credential is kept. */
export class RestLog {
    private readonly traces = new Map<string, ServerLogEntry[]>();

    /** For who made a call: its trace, which others may see, is the SHA-256 of a key that they have not. */
    entriesOfKey(key: string): ServerLogEntry[] {
        return this.entries(crypto.createHash('sha256').update(key).digest('hex'));
    }

    entries(trace: string): ServerLogEntry[] {
        return this.traces.get(trace) ?? [];
    }

    /** Notes each request of `server` as it arrives, preflights too, and completes the entry when it is answered. */
    record(server: FastifyInstance): void {
        const open = new WeakMap<FastifyRequest, ServerLogEntry>();
        server.addHook('onRequest', async (request) => {
            const entry = entryOf(request);
            if (entry) {
                open.set(request, entry);
                this.add(entry);
            }
        });
        server.addHook('onSend', async (request, reply) => {
            const entry = open.get(request);
            if (entry) {
                entry.status = reply.statusCode;
                entry.responseHeaders = headersOf(reply);
            }
        });
    }

    private add(entry: ServerLogEntry): void {
        const entries = this.entries(entry.trace);
        if (entries.length < MAX_ENTRIES_A_TRACE) {
            this.traces.set(entry.trace, [...entries, entry]);
        }
        if (this.traces.size > MAX_TRACES) {
            this.traces.delete(this.traces.keys().next().value as string);
        }
    }
}

function entryOf(request: FastifyRequest): ServerLogEntry | undefined {
    const { trace } = request.query as { trace?: unknown };
    return typeof trace === 'string' && trace !== '' && trace.length <= 100
        ? {
              trace,
              at: Date.now(),
              origin: `http://${request.headers.host}`,
              method: request.method,
              url: shownUrl(request.url),
              headers: Object.entries(request.headers).map(([name, value]) => [name, shown(name, String(value))]),
              bodyBytes: Number(request.headers['content-length'] ?? 0),
              responseHeaders: []
          }
        : undefined;
}

/** Headers whose values the log is kept for; of any other only the name is kept. */
const SHOWN = /^(access-control-.*|allow|content-length|content-type|host|origin|vary)$/;

const shown = (name: string, value: string): string => (SHOWN.test(name) ? value : LEFT_OUT);

const headersOf = (reply: FastifyReply): HeaderList =>
    Object.entries(reply.getHeaders()).map(([name, value]) => [name, shown(name, String(value))]);
